import type {Container, Pod} from './pod.ts';
import {endedWell, terminationText} from './termination.ts';

/** Restarts added up, and when the newest of them was (epoch ms; null: not known). */
export type Restarts = {readonly count: number; readonly lastAt: number | null};

export const noRestarts: Restarts = {count: 0, lastAt: null};

/** Adds the restarts of one container; the end of its last run is taken as the time of the last restart. */
export function addRestarts(sum: Restarts, container: Container): Restarts {
  const at = container.lastTermination?.finishedAt ?? null;
  const lastAt = at !== null && (sum.lastAt === null || at > sum.lastAt) ? at : sum.lastAt;
  return {count: sum.count + container.restartCount, lastAt};
}

/** How far the init containers are. */
export type InitProgress = {
  /** STATUS of the first init container that is not done, e.g. `Init:0/2`; null when all are. */
  readonly stoppedAt: string | null;
  readonly readySidecars: number;
  /** Of all init containers up to the one that is not done. */
  readonly restarts: Restarts;
  readonly sidecarRestarts: Restarts;
};

function hasEndedWell(container: Container): boolean {
  return container.state.kind === 'terminated' && endedWell(container.state);
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
  return `Init:${index}/${Math.max(pod.specInitContainerCount, pod.initContainers.length)}`;
}

/** Walks the init containers in order, as kubectl does: the first that is not done ends the walk. */
export function walkInitContainers(pod: Pod): InitProgress {
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
