import {isStuck, type JudgedPod} from '../health/health.ts';
import {ruleFor} from '../health/reasons/rules.ts';
import type {Container, Termination} from '../pod/pod.ts';
import type {Snapshot} from './cluster.ts';
import {countedPods} from './state.ts';
import {unfinishedOf} from './unfinished.ts';

// What pods that are on their way do, as their steps say.
const comingSteps = ['queued', 'creating', 'pulling', 'starting', 'terminating', 'not ready'] as const;
type ComingStep = (typeof comingSteps)[number];

/**
 * What holds a cluster up. Pods are called by their labels, `since` is epoch ms (null: not known), and nothing changes with
 * the clock.
 */
export type HoldUp =
  /** The worst pod, the reason in the words of Kubernetes (of a loop as a whole), and how many others are stuck. */
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
  /** Pods on their way, how many at each step; `since` the rollout goes on, `longest` is the one longest at its step. */
  | {
      readonly kind: 'coming';
      readonly steps: readonly {readonly step: ComingStep; readonly count: number}[];
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

// Between two rounds of a loop the step does not fail for a moment, and the pod is no better.
function stuckSince({steps, since}: JudgedPod): number | null {
  const step = steps.at(-1);
  return step?.failing ? Math.min(step.from, since ?? step.from) : since;
}

// In a loop reasons take turns (ErrImagePull, ImagePullBackOff), and it is called by the one of the whole.
function loopReason({reason, health, steps}: JudgedPod, isCrash: boolean): string {
  const [prefix, bare] = reason.startsWith('Init:') ? ['Init:', reason.slice('Init:'.length)] : ['', reason];
  if (isCrash && health === 'failed') {
    return `${prefix}CrashLoopBackOff`;
  }
  return bare === 'ErrImagePull' && (steps.at(-1)?.tries ?? 0) > 1 ? `${prefix}ImagePullBackOff` : reason;
}

function stuckBy(worst: JudgedPod, who: string, counted: readonly JudgedPod[]): HoldUp {
  const {explained} = worst;
  const crash = crashText(worst);
  return {
    kind: 'stuck',
    who,
    reason: loopReason(worst, crash !== null),
    what: crash ?? explained?.what ?? worst.reason,
    // What a crash loop says of its cause is how it ended.
    why: crash === null ? (explained?.why ?? null) : null,
    since: stuckSince(worst),
    others: counted.filter(isStuck).length - 1,
  };
}

function stepOf({steps}: JudgedPod): ComingStep {
  const kind = steps.at(-1)?.kind;
  return comingSteps.find(step => step === kind) ?? 'not ready';
}

function stepFrom({steps, since}: JudgedPod): number | null {
  return steps.at(-1)?.from ?? since;
}

function byStepAge(a: JudgedPod, b: JudgedPod): number {
  return (stepFrom(a) ?? Number.POSITIVE_INFINITY) - (stepFrom(b) ?? Number.POSITIVE_INFINITY) || 0;
}

function comingPods(
  {rollout}: Snapshot,
  counted: readonly JudgedPod[],
  nameOf: (judged: JudgedPod) => string,
): HoldUp | null {
  const toGo = counted.filter(({health}) => health !== 'ok');
  const [longest] = toGo.toSorted(byStepAge);
  const byStep = Map.groupBy(toGo, stepOf);
  return longest === undefined
    ? null
    : {
        kind: 'coming',
        steps: comingSteps.flatMap(step => {
          const count = byStep.get(step)?.length ?? 0;
          return count === 0 ? [] : [{step, count}];
        }),
        since: rollout?.to === null ? rollout.from : null,
        longest: {who: nameOf(longest), since: stepFrom(longest)},
      };
}

function earliest(times: readonly (number | null)[]): number | null {
  const known = times.filter(time => time !== null);
  return known.length === 0 ? null : known.reduce((a, b) => Math.min(a, b));
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
  const {pods, labels, state, summary, missing} = snapshot;
  const {worst} = summary;
  // With no stuck pod, only a missing app degrades a cluster.
  const isMissed = state === 'degraded' && missing.length > 0;
  if (worst === null || (!isStuck(worst) && isMissed)) {
    return lackOf(snapshot);
  }
  const counted = countedPods(pods);
  const nameOf = ({pod}: JudgedPod) => labels.get(pod.uid) ?? pod.app;
  return isStuck(worst) ? stuckBy(worst, nameOf(worst), counted) : comingPods(snapshot, counted, nameOf);
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
