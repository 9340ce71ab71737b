import {ageOf} from '../../text/duration.ts';
import {addRestarts, type InitProgress, type Restarts, walkInitContainers} from './init-status.ts';
import type {Container, ContainerState, Pod, PodCondition, PodLine} from './pod.ts';
import {terminationText} from './termination.ts';

/** The condition of that type; null when the answer has none. */
export function conditionOf(pod: Pod, type: string): PodCondition | null {
  return pod.conditions.find(condition => condition.type === type) ?? null;
}

/** Phases in which a pod has ended for good. */
export function hasEnded(pod: Pod): boolean {
  return pod.phase === 'Succeeded' || pod.phase === 'Failed';
}

function podText(pod: Pod): string {
  const gated = pod.conditions.some(({type, reason}) => type === 'PodScheduled' && reason === 'SchedulingGated');
  return gated ? 'SchedulingGated' : pod.statusReason || pod.phase;
}

function problemOf(state: ContainerState): string | null {
  if (state.kind === 'waiting') {
    return state.reason || null;
  }
  return state.kind === 'terminated' ? terminationText(state) : null;
}

type Walk = {readonly text: string; readonly ready: number; readonly restarts: Restarts};

// From last to first, so that the problem of the first container is the one shown.
function walkContainers(containers: readonly Container[], pod: Pod, text: string, restarts: Restarts): Walk {
  const ready = containers.filter(container => container.ready && container.state.kind === 'running').length;
  const problem = containers.map(container => problemOf(container.state)).find(found => found !== null) ?? text;
  const settled =
    problem !== 'Completed' || ready === 0
      ? problem
      : conditionOf(pod, 'Ready')?.status === 'True'
        ? 'Running'
        : 'NotReady';
  return {text: settled, ready, restarts: containers.reduce(addRestarts, restarts)};
}

function walk(pod: Pod, init: InitProgress): Walk {
  if (init.stoppedAt !== null && conditionOf(pod, 'Initialized')?.status !== 'True') {
    return {text: init.stoppedAt, ready: 0, restarts: init.restarts};
  }
  return walkContainers(pod.containers, pod, init.stoppedAt ?? podText(pod), init.sidecarRestarts);
}

function deletionText(pod: Pod): string | null {
  if (!pod.deleting) {
    return null;
  }
  if (pod.statusReason === 'NodeLost') {
    return 'Unknown';
  }
  return hasEnded(pod) ? null : 'Terminating';
}

/**
 * STATUS, READY and RESTARTS as kubectl's printer finds them. Ours: READY's total is at least the number of container
 * statuses (UCS may send `spec.containers: []`), and an empty STATUS reads `Unknown`.
 */
export function podLine(pod: Pod): PodLine {
  const sidecars = pod.initContainers.filter(container => container.role === 'sidecar').length;
  const init = walkInitContainers(pod);
  const {text, ready, restarts} = walk(pod, init);
  return {
    status: deletionText(pod) ?? (text || 'Unknown'),
    ready: init.readySidecars + ready,
    total: Math.max(pod.specContainerCount, pod.containers.length) + Math.max(pod.specSidecarCount, sidecars),
    restarts: restarts.count,
    lastRestartAt: restarts.lastAt,
  };
}

/** The column READY, e.g. `0/1`. */
export function readyText(line: PodLine): string {
  return `${line.ready}/${line.total}`;
}

/** The column RESTARTS at `now` (epoch ms), e.g. `5 (3m ago)`, or only `5` where the time of the last is not known. */
export function restartsText(line: PodLine, now: number): string {
  return line.restarts === 0 || line.lastRestartAt === null
    ? String(line.restarts)
    : `${line.restarts} (${ageOf(line.lastRestartAt, now)} ago)`;
}
