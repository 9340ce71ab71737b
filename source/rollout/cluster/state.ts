import {byWorst, type JudgedPod} from '../health/health.ts';
import type {PodMemory} from '../health/memory.ts';
import type {Health} from '../pod/pod.ts';
import type {Announcement, ClusterState, ClusterSummary, Observation} from './cluster.ts';

/** The pods that count for the state of their cluster. */
export function countedPods(pods: readonly JudgedPod[]): readonly JudgedPod[] {
  return pods.filter(pod => !pod.superseded);
}

function byUrgency(a: JudgedPod, b: JudgedPod): number {
  return (
    byWorst(a.health, b.health) || (a.since ?? Number.POSITIVE_INFINITY) - (b.since ?? Number.POSITIVE_INFINITY) || 0
  );
}

function sumOf(pods: readonly JudgedPod[], amountOf: (pod: JudgedPod) => number): number {
  return pods.reduce((sum, pod) => sum + amountOf(pod), 0);
}

/** The counted pods added up. Without any, nothing is done: progress 0, health `progressing`. */
export function summarize(pods: readonly JudgedPod[]): ClusterSummary {
  const counted = countedPods(pods);
  const first = counted.toSorted(byUrgency)[0];
  return {
    ready: counted.filter(pod => pod.health === 'ok').length,
    total: counted.length,
    progress: counted.length === 0 ? 0 : sumOf(counted, pod => pod.progress) / counted.length,
    restarts: sumOf(counted, pod => pod.line.restarts),
    restartsSinceWatch: sumOf(counted, pod => pod.restartsSinceWatch),
    health: first?.health ?? 'progressing',
    worst: first === undefined || first.health === 'ok' ? null : first,
  };
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

function isFailingTooLong(
  pod: JudgedPod,
  memory: ReadonlyMap<string, PodMemory>,
  now: number,
  graceMs: number,
): boolean {
  const failedSince = memory.get(pod.pod.uid)?.failedSince ?? pod.since ?? now;
  return pod.health === 'failed' && now - failedSince >= graceMs;
}

/**
 * How far GitOps is on a cluster. What UCS announces is taken at its word; else the counted pods decide: one that has
 * failed for `failGraceMs` makes it failing, and only pods that are all ok, at least one, make it enabled. `previous`
 * is the state before this answer, null when there was none.
 */
export function clusterState(
  observation: Observation,
  pods: readonly JudgedPod[],
  memory: ReadonlyMap<string, PodMemory>,
  now: number,
  failGraceMs: number,
  previous: ClusterState | null,
): ClusterState {
  if (observation.kind === 'announced') {
    const announced: Announcement = observation.announcement;
    return announced;
  }
  if (pods.length === 0) {
    return stateWithoutPods(observation.incomplete !== null, previous);
  }
  const counted = countedPods(pods);
  if (counted.length === 0) {
    // All of them terminate: a removal, or a new start of everything while it is being installed.
    return previous === 'installing' ? 'installing' : 'disabling';
  }
  if (counted.some(pod => isFailingTooLong(pod, memory, now, failGraceMs))) {
    return 'failing';
  }
  if (counted.some(({health}) => health === 'failed' || health === 'degraded')) {
    return 'degraded';
  }
  return counted.every(({health}) => health === 'ok') ? 'enabled' : 'installing';
}
