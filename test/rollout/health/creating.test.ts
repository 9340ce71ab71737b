import {describe, it} from 'vitest';
import {condition, minute, running, second, testNow, waiting} from '../../helpers/pods.ts';
import {type HealthCase, hasHealth} from './health-cases.ts';
import {started, unschedulable, unscheduled} from './young-pods.ts';

describe('the class of a pod that no node has taken or that is being created', () => {
  it.each<HealthCase>([
    ['creating', started(2 * minute - 1, waiting('ContainerCreating')), 'progressing', 'ContainerCreating'],
    ['creating for long', started(2 * minute, waiting('ContainerCreating')), 'degraded', 'ContainerCreating'],
    ['initializing', started(minute, waiting('PodInitializing')), 'progressing', 'PodInitializing'],
    ['initializing for long', started(3 * minute, waiting('PodInitializing')), 'degraded', 'PodInitializing'],
    ['no status yet', {...started(minute, running()), containers: []}, 'progressing', 'Pending'],
    ['no status for long', {...started(3 * minute, running()), containers: []}, 'degraded', 'Pending'],

    ['unschedulable', unschedulable(15 * second - 1), 'progressing', 'Unschedulable'],
    ['unschedulable for long', unschedulable(15 * second), 'degraded', 'Unschedulable'],
    ['no node yet', {...unscheduled, createdAt: testNow - second}, 'progressing', 'Pending'],
    ['no node for long', {...unscheduled, createdAt: testNow - minute}, 'degraded', 'Pending'],
    [
      'a scheduling gate',
      {
        ...unscheduled,
        createdAt: testNow,
        conditions: [condition('PodScheduled', 'False', {reason: 'SchedulingGated'})],
      },
      'degraded',
      'SchedulingGated',
    ],
  ])('%s', hasHealth);
});
