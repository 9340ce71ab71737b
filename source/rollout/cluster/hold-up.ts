import {isStuck, type JudgedPod} from '../health/health.ts';
import {ruleFor} from '../health/reasons/rules.ts';
import type {Container, Termination} from '../pod/pod.ts';
import type {Snapshot} from './cluster.ts';
import {countedPods} from './state.ts';
import {unfinishedOf} from './unfinished.ts';

/** What a pod that is on its way does: it waits for a node, its containers are created, they run and are not ready, or it goes. */
type Step = 'queued' | 'creating' | 'starting' | 'stopping';

/**
 * What holds a cluster up. Pods are called by their labels, `since` is epoch ms (null: not known), and nothing changes with
 * the clock.
 */
export type HoldUp =
  /** The worst pod, the reason in the words of Kubernetes, and how many others are stuck. */
  | {
      readonly kind: 'stuck';
      readonly who: string;
      readonly reason: string;
      /** What is wrong in a few words: `image cannot be pulled`; of a crash loop `exit 1, 4 restarts`. */
      readonly what: string;
      /** The cause, as far as it is known. */
      readonly why: string | null;
      readonly since: number | null;
      readonly others: number;
    }
  /** Pods on their way, how many at each step; `since` the first of them began, `longest` is the one longest at its step. */
  | {
      readonly kind: 'coming';
      readonly steps: readonly {readonly step: Step; readonly count: number}[];
      readonly since: number | null;
      readonly longest: {readonly who: string; readonly since: number | null};
    }
  /** What is not there, or still there: an app, the end of old pods, the rest of the list. */
  | {readonly kind: 'lacking'; readonly what: string; readonly since: number | null};

function lastEnd({state, lastTermination}: Container): Termination | null {
  return state.kind === 'terminated' ? state : lastTermination;
}

function crashRank({state, restartCount}: Container): number {
  return state.kind === 'waiting' && state.reason === 'CrashLoopBackOff' ? Number.POSITIVE_INFINITY : restartCount;
}

/** `exit 1`, `OOMKilled`, `signal 9`. */
function endText({reason, exitCode, signal}: Termination): string | null {
  if (reason && reason !== 'Error' && reason !== 'Completed') {
    return reason;
  }
  if (signal && !exitCode) {
    return `signal ${signal}`;
  }
  return exitCode === null ? null : `exit ${exitCode}`;
}

/** How a pod in a crash loop ends, and how often: `exit 1, 4 restarts`; null for other pods. */
function crashText({pod, line, explained}: JudgedPod): string | null {
  if (line.restarts === 0 || explained?.what !== ruleFor('CrashLoopBackOff').what) {
    return null;
  }
  const [crashing] = [...pod.initContainers, ...pod.containers]
    .filter(container => lastEnd(container) !== null)
    .toSorted((a, b) => crashRank(b) - crashRank(a));
  const end = crashing === undefined ? null : lastEnd(crashing);
  const restarts = line.restarts === 1 ? '1 restart' : `${line.restarts} restarts`;
  return `${(end && endText(end)) ?? explained.what}, ${restarts}`;
}

function stuckBy(worst: JudgedPod, who: string, counted: readonly JudgedPod[]): HoldUp {
  const {reason, explained, since} = worst;
  const crash = crashText(worst);
  return {
    kind: 'stuck',
    who,
    reason,
    what: crash ?? explained?.what ?? reason,
    // What a crash loop says of its cause is how it ended.
    why: crash === null ? (explained?.why ?? null) : null,
    since,
    others: counted.filter(isStuck).length - 1,
  };
}

const steps: readonly Step[] = ['queued', 'creating', 'starting', 'stopping'];

function stepOf({pod, progress}: JudgedPod): Step {
  if (pod.deleting) {
    return 'stopping';
  }
  if (progress === 0) {
    return 'queued';
  }
  return progress <= 1 / 4 ? 'creating' : 'starting';
}

// A pod that was restarted, or is known to have lost its readiness, did not come into this when it was created.
function begunAt({pod, line, since}: JudgedPod, memory: Snapshot['memory']): number | null {
  const {firstSeenAt = 0, lastSeen} = memory.get(pod.uid) ?? {};
  const wasUp = line.restarts > 0 || pod.deleting || (lastSeen?.troubles.length ?? 0) > 0;
  const startedAt = Math.max(
    0,
    ...pod.containers.map(({state}) => (state.kind === 'running' ? (state.startedAt ?? 0) : 0)),
  );
  // At the first look only its times tell: it came into this as its containers started, or later.
  const cameLater = since !== null && startedAt > 0 && since > startedAt && since <= firstSeenAt;
  return wasUp || cameLater ? since : (pod.createdAt ?? since);
}

function earliest(times: readonly (number | null)[]): number | null {
  const known = times.filter(time => time !== null);
  return known.length === 0 ? null : known.reduce((a, b) => Math.min(a, b));
}

function comingPods(worst: JudgedPod, who: string, counted: readonly JudgedPod[], memory: Snapshot['memory']): HoldUp {
  const toGo = counted.filter(({health}) => health !== 'ok');
  const byStep = Map.groupBy(toGo, stepOf);
  return {
    kind: 'coming',
    steps: steps.flatMap(step => {
      const count = byStep.get(step)?.length ?? 0;
      return count === 0 ? [] : [{step, count}];
    }),
    since: earliest(toGo.map(judged => begunAt(judged, memory))),
    longest: {who, since: worst.since},
  };
}

function lackOf(snapshot: Snapshot): HoldUp | null {
  const {observation, state, missing, summary} = snapshot;
  if (observation.kind === 'pods' && observation.incomplete !== null) {
    return {kind: 'lacking', what: `the list is incomplete: ${observation.incomplete}`, since: null};
  }
  const unfinished = unfinishedOf(snapshot, null);
  if (unfinished !== null) {
    return {kind: 'lacking', what: unfinished.text, since: earliest(missing.map(({since}) => since))};
  }
  return state === 'installing' && summary.total === 0 ? {kind: 'lacking', what: 'no pods yet', since: null} : null;
}

/**
 * What holds a cluster up; null: nothing does, as far as its last good answer tells. A stuck pod comes first, then an app
 * that has been missing for too long, then pods on their way, then what else is lacking. It looks at all pods:
 * `createHoldUps` remembers.
 */
export function holdUpOf(snapshot: Snapshot): HoldUp | null {
  const {pods, labels, state, summary, missing, memory} = snapshot;
  const {worst} = summary;
  // With no stuck pod, only a missing app degrades a cluster.
  const isMissed = state === 'degraded' && missing.length > 0;
  if (worst === null || (!isStuck(worst) && isMissed)) {
    return lackOf(snapshot);
  }
  const counted = countedPods(pods);
  const who = labels.get(worst.pod.uid) ?? worst.pod.app;
  return isStuck(worst) ? stuckBy(worst, who, counted) : comingPods(worst, who, counted, memory);
}

/** `holdUpOf`, remembered for as long as the snapshot is. */
export type HoldUps = (snapshot: Snapshot) => HoldUp | null;

/** Remembers what holds clusters up by their snapshots, so that a frame of 200 clusters does not look at all of their pods. */
export function createHoldUps(): HoldUps {
  const known = new WeakMap<Snapshot, {readonly holdUp: HoldUp | null}>();
  return snapshot => {
    const remembered = known.get(snapshot);
    if (remembered !== undefined) {
      return remembered.holdUp;
    }
    const holdUp = holdUpOf(snapshot);
    known.set(snapshot, {holdUp});
    return holdUp;
  };
}
