import {expect, test} from 'vitest';
import {observeCluster} from '../../../source/rollout/cluster/observe.ts';
import {unfinishedOf, unfinishedText} from '../../../source/rollout/cluster/unfinished.ts';
import type {Pod} from '../../../source/rollout/pod/pod.ts';
import {container, minute, pod, rules, running, testNow, waiting} from '../../helpers/pods.ts';

function look(...pods: readonly Pod[]) {
  const list = {observation: {kind: 'pods', incomplete: null} as const, pods};
  return observeCluster('cluster-a', null, list, testNow, rules(minute)).snapshot;
}

const young = {templateHash: 'bbb', createdAt: testNow - 5000, startTime: testNow - 5000};
const fresh = pod({...young, containers: [container({state: running(testNow)})]});
const creating = pod({...young, phase: 'Pending', containers: [container({state: waiting('ContainerCreating')})]});

test.each<[name: string, pods: readonly Pod[], text: string | null]>([
  ['nothing', [pod()], null],
  ['while new pods come up, that old ones are there is a matter of course', [pod(), creating], null],
  [
    'an old pod that is left',
    [pod(), fresh],
    '1 old pod is still there: the rollout is not finished yet (source-controller-97bdcd8cf-5fs52)',
  ],
  [
    'an app',
    [pod({app: 'helm-controller'})],
    'no pod of source-controller for 60m: check whether its Deployment is scaled to 0, and the events of its ReplicaSet (a quota, a webhook)',
  ],
])('what a cluster lacks: %s', (_name, pods, text) => {
  expect(unfinishedText(look(...pods), testNow, 'long')).toBe(text);
});

test('where it must not change with the clock, for how long is left out', () => {
  expect(unfinishedOf(look(pod({app: 'helm-controller'})), null)?.text).toBe('no pod of source-controller');
});
