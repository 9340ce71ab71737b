import type {Container, ContainerState, Pod} from '../../../source/rollout/pod/pod.ts';
import {condition, container, second, testNow} from '../../helpers/pods.ts';

/** A pod of one container in that state, started `ago` ms before. */
export function started(ago: number, state: ContainerState, parts: Partial<Container> = {}): Partial<Pod> {
  const at = testNow - ago;
  return {phase: 'Pending', createdAt: at, startTime: at, containers: [container({state, ...parts})]};
}

/** One that is five seconds old. */
export function young(state: ContainerState, parts: Partial<Container> = {}): Partial<Pod> {
  return started(5 * second, state, parts);
}

/** A pod that no node has taken yet. */
export const unscheduled: Partial<Pod> = {
  phase: 'Pending',
  nodeName: null,
  hostIP: null,
  startTime: null,
  containers: [],
  specContainerCount: 1,
};

/** One of which the answer says why. */
export function unschedulable(ago: number): Partial<Pod> {
  const message = '0/3 nodes are available: 3 Insufficient cpu.';
  return {
    ...unscheduled,
    createdAt: testNow - ago,
    conditions: [condition('PodScheduled', 'False', {reason: 'Unschedulable', message})],
  };
}
