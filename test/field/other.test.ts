import {expect, test} from 'vitest';
import {look} from './play.ts';
import {ago, condition, ended, exit, flux, pod} from './pods.ts';

// What looks odd in an answer and is no trouble.

const conditions = ['Initialized', 'Ready', 'ContainersReady', 'PodScheduled'].map(type =>
  condition(type, 'True', ago('30d')),
);

test.each<[name: string, status: object]>([
  // Kubernetes 1.33
  [
    'the node has no room for a resize in place',
    {
      conditions: [...conditions, condition('PodResizePending', 'True', ago('1h'), {reason: 'Infeasible'})],
      resize: 'Infeasible',
      observedGeneration: 4,
      qosClass: 'Burstable',
    },
  ],
  // kubectl debug
  [
    'a debug container has ended with an error',
    {conditions, ephemeralContainerStatuses: [ended(exit(1, ago('1m')), {name: 'debugger-x'})]},
  ],
])('%s', async (_name, status) => {
  expect(await look(flux(pod('source-controller', {status: {...status}})))).toMatchObject({
    state: 'enabled',
    pods: {'8jzlr': {status: 'Running', ready: '1/1', restarts: 0, health: 'ok'}},
  });
});
