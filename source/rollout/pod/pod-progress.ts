import type {Container, Pod} from './pod.ts';
import {isScheduled} from './times.ts';

// A container that ran before exists, whatever it waits for now.
function isCreated({state, lastTermination, restartCount}: Container): boolean {
  return state.kind === 'running' || state.kind === 'terminated' || lastTermination !== null || restartCount > 0;
}

/** How far a pod is on its way: 0 no node, 1/4 scheduled, 2/4 containers created, 3/4 all of them running, 1 `done`. */
export function podProgress(pod: Pod, done: boolean): number {
  if (done) {
    return 1;
  }
  if (!isScheduled(pod)) {
    return 0;
  }
  const expected = Math.max(1, pod.specContainerCount);
  if (pod.containers.length < expected || !pod.containers.every(isCreated)) {
    return 1 / 4;
  }
  return pod.containers.every(container => container.state.kind === 'running') ? 3 / 4 : 2 / 4;
}
