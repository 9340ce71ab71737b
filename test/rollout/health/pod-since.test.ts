import {describe, expect, it} from 'vitest';
import type {Pod} from '../../../source/rollout/pod/pod.ts';
import {
  condition,
  container,
  hour,
  judged,
  minute,
  running,
  second,
  terminated,
  testNow,
  waiting,
} from '../../helpers/pods.ts';
import {started, unschedulable, unscheduled, young} from './young-pods.ts';

describe('since', () => {
  const at = testNow - 7 * minute;

  it.each<[name: string, parts: Partial<Pod>, since: number]>([
    ['the start of the container that runs', {containers: [container({state: running(at)})]}, at],
    ['the end of the one that ended', young(terminated(1, {finishedAt: at})), at],
    ['the acknowledgement of a pod that is being created', started(7 * minute, waiting('ContainerCreating')), at],
    [
      'the end of the init containers before',
      {
        ...started(9 * minute, waiting('PodInitializing')),
        initContainers: [container({role: 'init', state: terminated(0, {finishedAt: at}), ready: false})],
      },
      at,
    ],
    ['the creation of a pod without a node', unschedulable(7 * minute), at],
    [
      'what the scheduler said first',
      {...unscheduled, conditions: [condition('PodScheduled', 'False', {lastTransitionTime: at})]},
      at,
    ],
    [
      'the binding of a pod that no kubelet has taken up',
      {
        ...unscheduled,
        nodeName: '192.168.0.11',
        conditions: [condition('PodScheduled', 'True', {lastTransitionTime: at})],
      },
      at,
    ],
    [
      'the loss of readiness, not the start of the container',
      {
        containers: [container({ready: false})],
        conditions: [
          condition('Ready', 'False', {lastTransitionTime: at}),
          condition('ContainersReady', 'False', {lastTransitionTime: at}),
        ],
      },
      at,
    ],
    [
      'the word of the node lifecycle controller, where all containers are ready',
      {
        conditions: [
          condition('Ready', 'False', {lastTransitionTime: at}),
          condition('ContainersReady', 'True', {lastTransitionTime: testNow - hour}),
        ],
      },
      at,
    ],
    [
      'the start of a container that came after the pod lost its readiness',
      {
        containers: [container({state: running(at), ready: false})],
        conditions: [condition('Ready', 'False', {lastTransitionTime: at - minute})],
      },
      at,
    ],
    [
      'not the readiness of a pod whose container has ended',
      {
        containers: [container({state: terminated(1, {finishedAt: at})})],
        conditions: [condition('Ready', 'False', {lastTransitionTime: testNow - second})],
      },
      at,
    ],
    ['the request to delete', {deleting: true, deletionTime: at + 10 * second, gracePeriodSeconds: 10}, at],
    [
      'now, where the answer lies in the future',
      {containers: [container({state: running(testNow + minute)})]},
      testNow,
    ],
    [
      'now, where the answer tells nothing',
      {createdAt: null, startTime: null, containers: [container({state: running(null)})]},
      testNow,
    ],
  ])('is %s', (_name, parts, since) => {
    expect(judged(parts).since).toBe(since);
  });
});
