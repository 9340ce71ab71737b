import {byWorst, type JudgedPod} from '../health/health.ts';
import {thresholds} from '../health/reasons/thresholds.ts';
import type {Health} from '../pod/pod.ts';
import {hasEnded} from '../pod/status.ts';
import {isActive} from '../pod/workload.ts';
import type {Announcement, ClusterState, ClusterSummary, Snapshot} from './cluster.ts';
import type {Rules} from './rules.ts';

/** The pods that count for the state of their cluster. */
export function countedPods(pods: readonly JudgedPod[]): readonly JudgedPod[] {
  return pods.filter(pod => !pod.superseded);
}

/** Pods of older ReplicaSets that are still alive: as long as there are any, the rollout is not over. */
export function oldPods(pods: readonly JudgedPod[]): readonly JudgedPod[] {
  return pods.filter(({superseded, pod}) => superseded && isActive(pod));
}

function byUrgency(a: JudgedPod, b: JudgedPod): number {
  return (
    byWorst(a.health, b.health) || (a.since ?? Number.POSITIVE_INFINITY) - (b.since ?? Number.POSITIVE_INFINITY) || 0
  );
}

function sumOf(pods: readonly JudgedPod[], amountOf: (pod: JudgedPod) => number): number {
  return pods.reduce((sum, pod) => sum + amountOf(pod), 0);
}

/**
 * The counted pods added up, and as many missing apps, which hold up the progress. Without any pod nothing is done:
 * progress 0, health `progressing`.
 */
export function summarize(pods: readonly JudgedPod[], missing = 0): ClusterSummary {
  const counted = countedPods(pods);
  const first = counted.toSorted(byUrgency)[0];
  return {
    ready: counted.filter(pod => pod.health === 'ok').length,
    total: counted.length,
    progress: counted.length === 0 ? 0 : sumOf(counted, pod => pod.progress) / (counted.length + missing),
    restarts: sumOf(counted, pod => pod.line.restarts),
    restartsSinceWatch: sumOf(counted, pod => pod.restartsSinceWatch),
    health: first?.health ?? 'progressing',
    worst: first === undefined || first.health === 'ok' ? null : first,
  };
}

/** The state of a cluster in words: `not enabled`, or `no pods listed` where UCS has not said that it is not. */
export function stateText({state, observation}: Pick<Snapshot, 'state' | 'observation'>): string {
  return state === 'not-enabled' && observation.kind === 'pods' ? 'no pods listed' : state.replace('-', ' ');
}

/** Health that goes with a state, for its colour and its shape. */
export function healthOfState(state: ClusterState): Health {
  switch (state) {
    case 'enabled':
      return 'ok';
    case 'failing':
      return 'failed';
    case 'degraded':
      return 'degraded';
    default:
      return 'progressing';
  }
}

// An answer without a single pod: gone after a removal, still to come while an installation is under way.
function stateWithoutPods(incomplete: boolean, previous: ClusterState | null): ClusterState {
  if (incomplete) {
    return previous ?? 'unknown';
  }
  return previous === 'installing' ? 'installing' : 'not-enabled';
}

// What runs again may have healed within the grace: that it has is seen when it stays up.
function isFailingTooLong(pod: JudgedPod, memory: Snapshot['memory'], now: number, rules: Rules): boolean {
  const failedSince = memory.get(pod.pod.uid)?.failedSince ?? pod.since ?? now;
  const from = Math.max(failedSince, rules.graceFrom ?? failedSince);
  return pod.health === 'failed' && (pod.upSince ?? now) - from >= rules.failGraceMs;
}

// A removal of all of them, or a new start of everything while it is being installed.
function isGoing(pods: readonly JudgedPod[]): boolean {
  const alive = pods.filter(({pod}) => !hasEnded(pod));
  return alive.length > 0 && alive.every(({pod}) => pod.deleting);
}

/**
 * How far GitOps is on a cluster. What UCS announces is taken at its word; else the counted pods decide: one that has
 * failed for `failGraceMs` makes it failing, and only pods that are all ok, at least one, with no old pod left and no app
 * missing, make it enabled. `previous` is the state before this answer, null when there was none.
 */
export function clusterState(
  {observation, pods, missing, memory}: Pick<Snapshot, 'observation' | 'pods' | 'missing' | 'memory'>,
  previous: ClusterState | null,
  now: number,
  rules: Rules,
): ClusterState {
  if (observation.kind === 'announced') {
    const announced: Announcement = observation.announcement;
    return announced;
  }
  if (pods.length === 0) {
    return stateWithoutPods(observation.incomplete !== null, previous);
  }
  if (isGoing(pods)) {
    return previous === 'installing' ? 'installing' : 'disabling';
  }
  const counted = countedPods(pods);
  if (counted.some(pod => isFailingTooLong(pod, memory, now, rules))) {
    return 'failing';
  }
  const isMissed = missing.some(({since}) => now - since >= thresholds.missing);
  if (isMissed || counted.some(({health}) => health === 'failed' || health === 'degraded')) {
    return 'degraded';
  }
  const areWell = counted.length > 0 && counted.every(({health}) => health === 'ok');
  const isWell = areWell && missing.length === 0 && oldPods(pods).length === 0;
  return isWell ? 'enabled' : 'installing';
}
