import {expect, it} from 'vitest';
import {supersededUids} from '../../../source/rollout/cluster/superseded.ts';
import type {Pod} from '../../../source/rollout/pod/pod.ts';
import {hour, minute, pod, testNow} from '../../helpers/pods.ts';

const old = (parts: Partial<Pod> = {}) => pod({uid: 'old', templateHash: 'aaa', createdAt: testNow - hour, ...parts});
const fresh = (parts: Partial<Pod> = {}) => pod({uid: 'new', templateHash: 'bbb', createdAt: testNow, ...parts});
const evicted = {phase: 'Failed', statusReason: 'Evicted', containers: []};

it.each<[name: string, pods: readonly Pod[], superseded: readonly string[]]>([
  ['no pods', [], []],
  ['one pod', [pod()], []],
  ['two pods of one ReplicaSet', [old(), fresh({templateHash: 'aaa'})], []],
  ['an older ReplicaSet', [old(), fresh()], ['old']],
  ['whatever the order of the list', [fresh(), old()], ['old']],
  [
    'every pod of an older ReplicaSet',
    [old(), old({uid: 'old2', createdAt: testNow - minute}), fresh()],
    ['old', 'old2'],
  ],
  ['a rollback: the older hash has the newest pod', [old({createdAt: testNow + minute}), fresh()], ['new']],
  [
    'old pods of a ReplicaSet whose newest pod is the newest of all',
    [old(), old({uid: 'back', createdAt: testNow + minute}), fresh()],
    ['new'],
  ],
  ['another app', [old(), fresh({app: 'helm-controller'})], []],
  ['another namespace', [old(), fresh({namespace: 'other'})], []],
  [
    'another Deployment with the same label app',
    [
      old({app: 'flux', owner: {kind: 'ReplicaSet', name: 'source-controller-aaa', uid: null}}),
      fresh({app: 'flux', owner: {kind: 'ReplicaSet', name: 'helm-controller-bbb', uid: null}}),
    ],
    [],
  ],
  ['two ReplicaSets without owners told', [old({owner: null}), fresh({owner: null})], ['old']],
  ['no hashes', [old({templateHash: null, owner: null}), fresh({templateHash: null, owner: null})], []],
  ['equally new', [old({createdAt: testNow}), fresh()], []],
  ['equally new, beside older ones', [old(), old({uid: 'old2', createdAt: testNow}), fresh()], []],
  ['no times told', [old({createdAt: null}), fresh({createdAt: null})], []],
  ['the time of the older is not told', [old({createdAt: null}), fresh()], ['old']],

  ['terminating', [old({templateHash: 'bbb', deleting: true}), fresh()], ['old']],
  ['terminating, the only pod of its app', [old({deleting: true})], ['old']],
  ['terminating pods replace no other', [old(), fresh({deleting: true})], ['new']],

  ['evicted and replaced', [old({...evicted, templateHash: 'bbb'}), fresh()], ['old']],
  ['evicted and replaced by one that is not ready', [old(evicted), fresh({phase: 'Pending'})], ['old']],
  ['evicted and not replaced', [old(evicted)], []],
  ['evicted after the other came', [old(), fresh({...evicted, templateHash: 'aaa'})], []],
  ['evicted twice', [old(evicted), fresh({...evicted, templateHash: 'aaa'})], []],
  ['evicted, the newer one terminates', [old(evicted), fresh({deleting: true, templateHash: 'aaa'})], ['new']],
  ...['Preempting', 'Shutdown', 'NodeAffinity', 'OutOfcpu', 'OutOfmemory'].map(
    (statusReason): [string, readonly Pod[], readonly string[]] => [
      `given up (${statusReason}) and replaced`,
      [old({...evicted, statusReason, templateHash: 'bbb'}), fresh()],
      ['old'],
    ],
  ),
  [
    'failed for another reason',
    [old({...evicted, statusReason: 'DeadlineExceeded', templateHash: 'bbb'}), fresh()],
    [],
  ],
])('%s', (_name, pods, superseded) => {
  expect([...supersededUids(pods)].sort()).toEqual([...superseded].sort());
});
