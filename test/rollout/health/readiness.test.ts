import {describe, it} from 'vitest';
import {condition, container, minute, running, second, termination, testNow} from '../../helpers/pods.ts';
import {type HealthCase, hasHealth} from './health-cases.ts';
import {started} from './young-pods.ts';

describe('the class of a pod that runs', () => {
  it.each<HealthCase>([
    ['running and ready', {}, 'ok', 'Running'],
    [
      'ready again a moment after a crash',
      started(59 * second, running(testNow - 59 * second), {restartCount: 3, lastTermination: termination(137)}),
      'progressing',
      'Running',
    ],
    [
      'ready for a minute after a crash',
      {
        ...started(minute, running(testNow - minute), {restartCount: 3, lastTermination: termination(137)}),
        phase: 'Running',
      },
      'ok',
      'Running',
    ],
    [
      'ready again after it ended well',
      {
        ...started(second, running(testNow - second), {restartCount: 1, lastTermination: termination(0)}),
        phase: 'Running',
      },
      'ok',
      'Running',
    ],
    ['not ready', started(minute, running(testNow - minute), {ready: false}), 'progressing', 'NotReady'],
    ['not ready for long', started(minute, running(testNow - 2 * minute), {ready: false}), 'degraded', 'NotReady'],
    [
      'containers ready, but not the pod',
      {
        containers: [container({state: running(testNow - minute)})],
        conditions: [condition('Ready', 'False', {reason: 'ReadinessGatesNotReady'})],
      },
      'progressing',
      'ReadinessGatesNotReady',
    ],
    [
      'not ready since a moment ago, after days',
      {
        containers: [container({ready: false})],
        conditions: [condition('ContainersReady', 'False', {lastTransitionTime: testNow - 8 * second})],
      },
      'progressing',
      'NotReady',
    ],
    ['a container without status', {specContainerCount: 2}, 'degraded', 'NotReady'],
    ['a running pod without any status', {containers: [], startTime: testNow}, 'progressing', 'NotReady'],
  ])('%s', hasHealth);
});
