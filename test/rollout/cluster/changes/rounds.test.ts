import {expect, test} from 'vitest';
import type {Change, Snapshot} from '../../../../source/rollout/cluster/cluster.ts';
import {observeCluster} from '../../../../source/rollout/cluster/observe.ts';
import {container, minute, pod, rules, second, testNow, waiting} from '../../../helpers/pods.ts';

/** The changes of a pod that waits for these reasons, 5 s apart. */
function changesOf(...reasons: readonly string[]): readonly Change[] {
  let snapshot: Snapshot | null = null;
  return reasons.flatMap((reason, index) => {
    const pods = [pod({phase: 'Pending', containers: [container({state: waiting(reason)})]})];
    const answer = {observation: {kind: 'pods', incomplete: null}, pods} as const;
    const observed = observeCluster('a', snapshot, answer, testNow + index * 5 * second, rules(minute));
    snapshot = observed.snapshot;
    return observed.changes.filter(({kind}) => kind === 'status');
  });
}

test('every round of a pull that fails is a change, and known as a round', () => {
  const changes = changesOf('ContainerCreating', 'ImagePullBackOff', 'ErrImagePull', 'ImagePullBackOff');
  expect(changes.map(({from, to, isRound}) => `${from} ${to} ${isRound}`)).toEqual([
    'ContainerCreating ImagePullBackOff undefined',
    'ImagePullBackOff ErrImagePull true',
    'ErrImagePull ImagePullBackOff true',
  ]);
});

test('the rounds of a crash loop are told by its restarts alone', () => {
  expect(changesOf('CrashLoopBackOff', 'RunContainerError', 'CrashLoopBackOff')).toEqual([]);
});
