import {condition, container, pod, running, second} from '../helpers/pods.ts';

/** A pod of this app that was made at `from` and is ready since `ready` (both epoch ms), as its conditions say. */
export const cameUp = (app: string, from: number, ready: number) =>
  pod({
    app: `${app}-controller`,
    createdAt: from,
    startTime: from + second,
    conditions: [
      condition('PodScheduled', 'True', {lastTransitionTime: from + second}),
      condition('Ready', 'True', {lastTransitionTime: ready}),
    ],
    containers: [container({state: running(ready - 2 * second)})],
  });
