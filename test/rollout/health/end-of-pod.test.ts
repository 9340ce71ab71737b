import {describe, it} from 'vitest';
import {container, minute, terminated, testNow} from '../../helpers/pods.ts';
import {type HealthCase, hasHealth} from './health-cases.ts';
import {young} from './young-pods.ts';

describe('the class of a pod that goes, is lost or was given up', () => {
  it.each<HealthCase>([
    ['terminating', {deleting: true, deletionTime: testNow - minute + 1}, 'progressing', 'Terminating'],
    ['terminating beyond its time', {deleting: true, deletionTime: testNow - minute}, 'degraded', 'Terminating'],
    ['terminating, no time told', {deleting: true}, 'degraded', 'Terminating'],
    [
      'deleted after it has completed as it should',
      {...young(terminated(0)), phase: 'Succeeded', restartPolicy: 'Never', deleting: true},
      'ok',
      'Completed',
    ],
    ['deleted on a lost node', {deleting: true, statusReason: 'NodeLost'}, 'degraded', 'Unknown'],
    ['a lost node', {statusReason: 'NodeLost'}, 'degraded', 'NodeLost'],
    ['phase Unknown', {phase: 'Unknown'}, 'degraded', 'Unknown'],
    ['no phase', {phase: ''}, 'degraded', 'Unknown'],
    [
      'a container the node lost',
      young(terminated(137, {reason: 'ContainerStatusUnknown', exitCode: null})),
      'degraded',
      'ContainerStatusUnknown',
    ],

    ...['Evicted', 'Preempting', 'Shutdown', 'NodeAffinity', 'OutOfcpu', 'OutOfmemory', 'Terminated'].map(
      (reason): HealthCase => [
        `given up: ${reason}`,
        {phase: 'Failed', statusReason: reason, containers: []},
        'degraded',
        reason,
      ],
    ),
    [
      'too slow for its deadline',
      {phase: 'Failed', statusReason: 'DeadlineExceeded', containers: []},
      'failed',
      'DeadlineExceeded',
    ],
    ['failed for good', {phase: 'Failed', containers: [container({state: terminated(1)})]}, 'failed', 'Error'],
    ['failed, no more told', {phase: 'Failed', containers: []}, 'failed', 'Failed'],
    ['failed for an unknown reason', {phase: 'Failed', statusReason: 'Odd', containers: []}, 'failed', 'Odd'],
  ])('%s', hasHealth);
});
