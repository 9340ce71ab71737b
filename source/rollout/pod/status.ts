import {ageOf} from '../../text/duration.ts';
import type {Container, ContainerState, Pod, PodCondition, PodLine} from './pod.ts';
import {exitedZero, terminationText} from './termination.ts';

/** Restarts added up, and when the newest of them was (epoch ms; null: not known). */
type Restarts = {readonly count: number; readonly lastAt: number | null};

const noRestarts: Restarts = {count: 0, lastAt: null};

/** Adds the restarts of one container; the end of its last run is taken as the time of the last restart. */
function addRestarts(sum: Restarts, container: Container): Restarts {
  const at = container.lastTermination?.finishedAt ?? null;
  const lastAt = at !== null && (sum.lastAt === null || at > sum.lastAt) ? at : sum.lastAt;
  return {count: sum.count + container.restartCount, lastAt};
}

/** How far the init containers are. */
type InitProgress = {
  /** STATUS of the first init container that is not done, e.g. `Init:0/2`; null when all are. */
  readonly stoppedAt: string | null;
  readonly readySidecars: number;
  /** Of all init containers up to the one that is not done. */
  readonly restarts: Restarts;
  readonly sidecarRestarts: Restarts;
};

function hasEndedWell(container: Container): boolean {
  return container.state.kind === 'terminated' && exitedZero(container.state);
}

function isStartedSidecar(container: Container): boolean {
  return container.role === 'sidecar' && container.started === true && !hasEndedWell(container);
}

/** Nothing after it waits for it any more: it has ended well, or it is a sidecar that has started. */
export function isInitDone(container: Container): boolean {
  return hasEndedWell(container) || isStartedSidecar(container);
}

/** kubectl's STATUS of a pod whose init container at `index` is the first that is not done. */
export function initText(pod: Pod, container: Container, index: number): string {
  const {state} = container;
  if (state.kind === 'terminated') {
    return `Init:${terminationText(state)}`;
  }
  if (state.kind === 'waiting' && state.reason && state.reason !== 'PodInitializing') {
    return `Init:${state.reason}`;
  }
  return `Init:${index}/${pod.specInitContainerCount || pod.initContainers.length}`;
}

/** Walks the init containers in order, as kubectl does: the first that is not done ends the walk. */
function walkInitContainers(pod: Pod): InitProgress {
  const stop = pod.initContainers.findIndex(container => !isInitDone(container));
  const walked = stop === -1 ? pod.initContainers : pod.initContainers.slice(0, stop + 1);
  const stopped = pod.initContainers[stop];
  const sidecars = walked.filter(container => container.role === 'sidecar');
  return {
    stoppedAt: stopped === undefined ? null : initText(pod, stopped, stop),
    readySidecars: walked.filter(container => isStartedSidecar(container) && container.ready).length,
    restarts: walked.reduce(addRestarts, noRestarts),
    sidecarRestarts: sidecars.reduce(addRestarts, noRestarts),
  };
}

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
 * STATUS, READY and RESTARTS as kubectl's printer finds them: READY's total is that of the spec, whatever statuses there
 * are. Ours: where the spec lists no container (UCS may send `spec.containers: []`) the statuses are counted, and an
 * empty STATUS reads `Unknown`.
 */
export function podLine(pod: Pod): PodLine {
  const init = walkInitContainers(pod);
  const {text, ready, restarts} = walk(pod, init);
  return {
    status: deletionText(pod) ?? (text || 'Unknown'),
    ready: init.readySidecars + ready,
    total: (pod.specContainerCount || pod.containers.length) + pod.specSidecarCount,
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
