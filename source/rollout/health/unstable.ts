import {humanDuration} from '../../text/duration.ts';
import type {Container, Pod} from '../pod/pod.ts';
import {terminationText} from '../pod/termination.ts';
import {judgeReason, type Verdict} from './reason.ts';
import {thresholds} from './reasons/thresholds.ts';
import type {Trouble} from './troubles.ts';

/** The reason of a pod that loses its readiness again and again. */
export const flappingReason = 'Flapping';

/** What a verdict on a pod that is up is checked against. */
type Past = {
  /** Epoch ms. */
  readonly now: number;
  /** Since when the pod has been in this state, epoch ms. */
  readonly since: number;
  /** It failed a short while ago. */
  readonly failingStill: boolean;
  /** Those of the last hour that were seen. */
  readonly troubles: readonly Trouble[];
};

// Once may be a node that was rebooted, twice a coincidence.
const fewestTimes = 3;

/** It happens again within this time, or it does not count as again and again (ms). */
const longestGap = 20 * 60 * 1000;

const longestProbation = 60 * 60 * 1000;

// What lasted so long before the last trouble has to last twice as long to be over.
function probationMs(lastedMs: number): number {
  return Math.min(longestProbation, Math.max(thresholds.recovering, 2 * lastedMs));
}

function longestGapOf(times: readonly number[]): number {
  return Math.max(0, ...times.slice(1).map((at, index) => at - (times[index] ?? at)));
}

function timesOf(troubles: readonly Trouble[], kind: Trouble['kind']): readonly number[] {
  return troubles.filter(trouble => trouble.kind === kind).map(({at}) => at);
}

/** How long runs of this container last, by its answer: the last one, or all of them on average. Null: not for too short. */
function usualRunMs(pod: Pod, {restartCount, lastTermination}: Container): number | null {
  const {startedAt = null, finishedAt = null} = lastTermination ?? {};
  const firstAt = pod.startTime ?? pod.createdAt;
  if (restartCount < fewestTimes || finishedAt === null || firstAt === null) {
    return null;
  }
  const onAverage = (finishedAt - firstAt) / restartCount;
  const last = startedAt === null ? onAverage : finishedAt - startedAt;
  const usual = Math.max(last, onAverage);
  return usual <= longestGap ? usual : null;
}

function upMs({state}: Container, {now, since}: Past): number {
  return now - (state.kind === 'running' && state.startedAt !== null ? state.startedAt : since);
}

function restartedOf(pod: Pod): readonly Container[] {
  const containers = [...pod.initContainers, ...pod.containers];
  return containers.filter(({state, restartCount}) => state.kind === 'running' && restartCount > 0);
}

function crashVerdict(pod: Pod, container: Container, health: 'degraded' | 'failed'): Verdict {
  const termination = container.lastTermination;
  const reason = termination === null ? 'Restarting' : terminationText(termination);
  const source = {reason, ruledBy: 'CrashLoopBackOff', container, termination};
  return {...judgeReason(pod, source, 0), reason, health};
}

// In each round of a crash loop the container is up for a moment: it is over once the container stays up.
function inLoop(pod: Pod, past: Past): Verdict | null {
  const container = past.failingStill
    ? restartedOf(pod).find(each => upMs(each, past) < thresholds.recovering)
    : undefined;
  return container === undefined
    ? null
    : {...crashVerdict(pod, container, 'failed'), upSince: past.now - upMs(container, past)};
}

/** A container that is up, but was killed or crashed again and again, and has not run for longer than it ever does. */
function restartsAgainAndAgain(pod: Pod, past: Past): Verdict | null {
  const seen = timesOf(past.troubles, 'restart');
  const seenMs = seen.length >= fewestTimes ? longestGapOf(seen) : null;
  const container = restartedOf(pod).find(each => {
    const usual = usualRunMs(pod, each) ?? seenMs;
    return usual !== null && upMs(each, past) < probationMs(usual);
  });
  return container === undefined ? null : crashVerdict(pod, container, 'degraded');
}

function flaps({now, since, troubles}: Past): Verdict | null {
  const lost = timesOf(troubles, 'not-ready');
  const lastAt = Math.max(since, lost.at(-1) ?? 0);
  if (lost.length < fewestTimes || now - lastAt >= probationMs(longestGapOf(lost))) {
    return null;
  }
  const why = `lost its readiness ${lost.length} times in the last ${humanDuration(longestProbation)}`;
  const act = 'check its readiness probe (timeout, load) and its log';
  return {
    health: 'degraded',
    reason: flappingReason,
    hint: `${why}: ${act}`,
    explained: {what: 'keeps losing its readiness', detail: null, why, act, next: null, command: null},
  };
}

/**
 * The verdict on a pod, given what went wrong with it before: one in a crash loop stays failed between two
 * crashes, and one that keeps restarting or losing its readiness is degraded although it is up.
 */
export function inLightOfPast(verdict: Verdict, pod: Pod, past: Past): Verdict {
  if (verdict.health === 'failed' || pod.phase !== 'Running' || pod.deleting) {
    return verdict;
  }
  const found = inLoop(pod, past);
  if (found !== null || verdict.health === 'degraded') {
    return found ?? verdict;
  }
  return restartsAgainAndAgain(pod, past) ?? flaps(past) ?? verdict;
}
