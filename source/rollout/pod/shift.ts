import type {Container, ContainerState, Pod, Termination} from './pod.ts';

/** A time moved by so many ms. */
export function shiftTime(time: number | null, byMs: number): number | null {
  return time === null ? null : time + byMs;
}

function shiftTermination<Ended extends Termination>(ended: Ended, byMs: number): Ended {
  return {...ended, startedAt: shiftTime(ended.startedAt, byMs), finishedAt: shiftTime(ended.finishedAt, byMs)};
}

function shiftState(state: ContainerState, byMs: number): ContainerState {
  switch (state.kind) {
    case 'running':
      return {...state, startedAt: shiftTime(state.startedAt, byMs)};
    case 'terminated':
      return shiftTermination(state, byMs);
    default:
      return state;
  }
}

function shiftContainer(container: Container, byMs: number): Container {
  const {state, lastTermination} = container;
  return {
    ...container,
    state: shiftState(state, byMs),
    lastTermination: lastTermination && shiftTermination(lastTermination, byMs),
  };
}

/** The pod with every time in it moved by so many ms. */
export function shiftPod(pod: Pod, byMs: number): Pod {
  return {
    ...pod,
    createdAt: shiftTime(pod.createdAt, byMs),
    deletionTime: shiftTime(pod.deletionTime, byMs),
    startTime: shiftTime(pod.startTime, byMs),
    conditions: pod.conditions.map(each => ({...each, lastTransitionTime: shiftTime(each.lastTransitionTime, byMs)})),
    initContainers: pod.initContainers.map(container => shiftContainer(container, byMs)),
    containers: pod.containers.map(container => shiftContainer(container, byMs)),
  };
}

/** The pods with every time in them moved by so many ms; the same array for 0. */
export function shiftPods(pods: readonly Pod[], byMs: number): readonly Pod[] {
  return byMs === 0 ? pods : pods.map(pod => shiftPod(pod, byMs));
}
