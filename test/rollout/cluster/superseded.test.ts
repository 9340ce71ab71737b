import {describe, expect, test} from 'vitest';
import {judgePods} from '../../../source/rollout/cluster/judge.ts';
import type {Container, Pod} from '../../../source/rollout/pod/pod.ts';
import {container, hour, minute, pod, running, second, termination, testNow, waiting} from '../../helpers/pods.ts';

const crashing = [container({state: waiting('CrashLoopBackOff'), restartCount: 9, lastTermination: termination(1)})];
const creating = [container({state: waiting('ContainerCreating')})];
const upFor = (ms: number): readonly Container[] => [container({state: running(testNow - ms)})];

const old = (parts: Partial<Pod> = {}) => pod({uid: 'old', templateHash: 'aaa', createdAt: testNow - hour, ...parts});
const fresh = (parts: Partial<Pod> = {}) =>
  pod({uid: 'new', templateHash: 'bbb', createdAt: testNow, containers: upFor(0), ...parts});
const dead = {phase: 'Failed', statusReason: 'Evicted', containers: []};
const ofJob = (uid: string) => ({owner: {kind: 'Job', name: 'flux-check', uid}, templateHash: null});
const ofSet = (kind: string) => ({owner: {kind, name: 'cache', uid: kind}, templateHash: null});

function superseded(pods: readonly Pod[]): readonly string[] {
  const known = judgePods(pods, null, testNow);
  return known.pods.flatMap(judged => (judged.superseded ? [judged.pod.uid] : [])).sort();
}

type Row = readonly [name: string, pods: readonly Pod[], superseded: readonly string[]];

describe('a pod of an older ReplicaSet, while the newer one comes up', () => {
  test.each<Row>([
    ['no pods', [], []],
    ['one pod', [pod()], []],
    ['two pods of one ReplicaSet', [old(), fresh({templateHash: 'aaa'})], []],
    ['an older ReplicaSet', [old(), fresh()], ['old']],
    ['whatever the order of the list', [fresh(), old()], ['old']],
    ['each of its pods', [old(), old({uid: 'old2', createdAt: testNow - minute}), fresh()], ['old', 'old2']],
    [
      'its age is that of its oldest pod',
      [old(), old({uid: 'again', createdAt: testNow + second}), fresh()],
      ['again', 'old'],
    ],
    [
      'a record tells its age, too',
      [old({...dead, uid: 'record'}), old({createdAt: testNow + second}), fresh()],
      ['old', 'record'],
    ],
    ['even when it crashes', [old({containers: crashing}), fresh({phase: 'Pending', containers: creating})], ['old']],
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
    [
      'a shard with the same label app, and no owners told',
      [old({owner: null, name: 'source-aaa-x'}), fresh({owner: null, name: 'source-shard1-bbb-x'})],
      [],
    ],
    ['two ReplicaSets without owners told', [old({owner: null}), fresh({owner: null})], ['old']],
    ['only one of them without an owner', [old({owner: null, name: 'source-controller-aaa-5fs52'}), fresh()], ['old']],
    [
      'hashes in the names alone',
      [
        old({owner: null, templateHash: null, name: 'source-controller-97bdcd8cf-5fs52'}),
        fresh({owner: null, templateHash: null, name: 'source-controller-7c9f64d5b8-z874t'}),
      ],
      ['old'],
    ],
    ['equally new: one of them is old', [old({createdAt: testNow}), fresh()], ['old']],
    ['of equally new ones the worse counts', [old({createdAt: testNow, containers: crashing}), fresh()], ['new']],
    ['no times told', [old({createdAt: null}), fresh({createdAt: null})], ['old']],
    ['the time of the older is not told', [old({createdAt: null}), fresh()], ['old']],
  ])('%s', (_name, pods, expected) => {
    expect(superseded(pods)).toEqual(expected);
  });
});

describe('a terminating pod', () => {
  test.each<Row>([
    ['has a successor', [old({templateHash: 'bbb', deleting: true}), fresh()], ['old']],
    ['has a successor of another ReplicaSet', [old({deleting: true}), fresh({phase: 'Pending'})], ['old']],
    ['has an older sibling that stays', [old(), fresh({templateHash: 'aaa', deleting: true})], ['new']],
    ['is the only pod of its app: Recreate makes none before it is gone', [old({deleting: true})], []],
    ['has only a terminating sibling', [old({deleting: true}), fresh({deleting: true})], []],
    ['has only a record beside it', [old({...dead}), fresh({deleting: true})], ['old']],
    [
      'of a StatefulSet: another of its pods does not replace it',
      [
        old({...ofSet('StatefulSet'), name: 'cache-0', deleting: true}),
        fresh({...ofSet('StatefulSet'), name: 'cache-1'}),
      ],
      [],
    ],
    [
      'of a DaemonSet: that of another node does not',
      [
        old({...ofSet('DaemonSet'), name: 'a', nodeName: 'n1', deleting: true}),
        fresh({...ofSet('DaemonSet'), name: 'b', nodeName: 'n2'}),
      ],
      [],
    ],
  ])('%s', (_name, pods, expected) => {
    expect(superseded(pods)).toEqual(expected);
  });
});

describe('a record (phase Failed or Succeeded)', () => {
  test.each<Row>([
    ...['Evicted', 'OutOfcpu', 'TaintToleration', 'ProviderFailed', 'DeadlineExceeded', null].map(
      (statusReason): Row => [
        `replaced, whatever its reason: ${statusReason}`,
        [old({...dead, statusReason, templateHash: 'bbb'}), fresh()],
        ['old'],
      ],
    ),
    ['that succeeded, replaced', [old({phase: 'Succeeded', templateHash: 'bbb'}), fresh()], ['old']],
    ['replaced within the same second', [old({...dead, createdAt: testNow, templateHash: 'bbb'}), fresh()], ['old']],
    ['replaced by one that is not ready', [old(dead), fresh({phase: 'Pending'})], ['old']],
    ['not replaced', [old(dead)], []],
    ['newer than what is alive', [old(), fresh({...dead, templateHash: 'aaa'})], []],
    ['of several only the newest counts', [old(dead), fresh({...dead, templateHash: 'aaa'})], ['old']],
    [
      "a Job's failed try, and the next",
      [old({...dead, ...ofJob('j')}), fresh({phase: 'Succeeded', ...ofJob('j')})],
      ['old'],
    ],
    [
      "a Job's failed try, and another Job",
      [old({...dead, ...ofJob('j')}), fresh({phase: 'Succeeded', ...ofJob('k')})],
      [],
    ],
  ])('%s', (_name, pods, expected) => {
    expect(superseded(pods)).toEqual(expected);
  });
});

test.each<readonly [name: string, parts: Partial<Pod>]>([
  ['of the same ReplicaSet', {}],
  ['of an older one: Recreate makes the new pod later', {templateHash: 'bbb'}],
])('a record that another pod has replaced does not count when that one goes, %s', (_name, parts) => {
  const record = old({...dead, statusReason: null});
  const first = judgePods([record, old({uid: 'next', createdAt: testNow - minute, ...parts})], null, testNow);
  const alone = judgePods([record], first, testNow + second);
  expect(alone.pods.map(({superseded}) => superseded)).toEqual([true]);
  const next = fresh({createdAt: testNow + second});
  expect(judgePods([record, next], alone, testNow + 2 * second).pods.map(({superseded}) => superseded)).toEqual([
    false,
    true,
  ]);
});

describe('an old pod that stays once the new are well', () => {
  const well = fresh({createdAt: testNow - 10 * minute, containers: upFor(10 * minute)});
  const standing = (pods: readonly Pod[]) =>
    judgePods(pods, null, testNow).pods.map(({pod: {uid}, health, reason, superseded}) => [
      uid,
      superseded ? 'superseded' : health,
      reason,
    ]);

  test.each<readonly [name: string, pods: readonly Pod[], old: readonly unknown[]]>([
    ['is degraded, well as it is', [old(), well], ['old', 'degraded', 'OldReplicaSet']],
    ['keeps what is wrong with it', [old({containers: crashing}), well], ['old', 'failed', 'CrashLoopBackOff']],
    [
      'not as soon as they are',
      [old({containers: crashing}), fresh({createdAt: testNow - minute, containers: upFor(9 * second)})],
      ['old', 'superseded', 'CrashLoopBackOff'],
    ],
    ['not while they are not', [old(), {...well, containers: crashing}], ['old', 'superseded', 'Running']],
  ])('%s', (_name, pods, expected) => {
    expect(standing(pods)).toContainEqual(expected);
  });

  test('has been so for as long as it could have been removed, and not since it runs', () => {
    const {pods} = judgePods([old(), well], null, testNow);
    expect(pods.find(({pod: {uid}}) => uid === 'old')?.since).toBe(testNow - 10 * minute);
  });

  test('says what to look at', () => {
    expect(judgePods([old(), well], null, testNow).pods.find(({pod: {uid}}) => uid === 'old')?.hint).toBe(
      'still runs from an older ReplicaSet, so the rollout is not finished: kubectl rollout status -n flux-system deployment/source-controller',
    );
  });
});

describe('a watch remembers which ReplicaSet is the newer', () => {
  const stuck = fresh({containers: crashing, createdAt: testNow - minute});
  const again = old({uid: 'again', createdAt: testNow, containers: upFor(0)});

  test('when the old one makes a pod anew', () => {
    const first = judgePods([old(), stuck], null, testNow);
    const next = judgePods([stuck, again], first, testNow + 5 * second);
    expect(next.pods.map(({pod: {uid}, superseded}) => [uid, superseded])).toEqual([
      ['new', false],
      ['again', true],
    ]);
  });

  test('over a look at which the newer has no pod', () => {
    const first = judgePods([old(), stuck], null, testNow);
    const gone = judgePods([old()], first, testNow + 5 * second);
    expect(gone.pods[0]?.superseded).toBe(false);
    const back = judgePods(
      [old(), {...stuck, uid: 'back', createdAt: testNow + 6 * second}],
      gone,
      testNow + 10 * second,
    );
    expect(back.pods.map(({pod: {uid}, superseded}) => [uid, superseded])).toEqual([
      ['back', false],
      ['old', true],
    ]);
  });

  test('which came later, where no times are told', () => {
    const untimed = {createdAt: null, startTime: null};
    const first = judgePods([old(untimed)], null, testNow);
    const next = judgePods([fresh(untimed), old(untimed)], first, testNow + 5 * second);
    expect(next.pods.map(({pod: {uid}, superseded}) => [uid, superseded])).toEqual([
      ['new', false],
      ['old', true],
    ]);
  });

  test('that a pod which is down and outlasts all others is of the newer one: the old only made its pod anew', () => {
    const counted = (known: ReturnType<typeof judgePods>) =>
      known.pods.filter(({superseded: is}) => !is).map(({pod: {uid}}) => uid);
    const drained = old({uid: 'again', createdAt: testNow, containers: upFor(0)});
    const first = judgePods([stuck, drained], null, testNow);
    expect(counted(first)).toEqual(['again']);
    const next = judgePods([stuck, drained], first, testNow + 61 * second);
    expect(counted(next)).toContain('new');
    const later = old({uid: 'once more', createdAt: testNow + 62 * second, containers: upFor(-62 * second)});
    const last = judgePods([stuck, later], next, testNow + 63 * second);
    expect(counted(last)).toEqual(['new']);
    const mended = fresh({uid: 'mended', templateHash: 'ccc', createdAt: testNow + 64 * second});
    expect(counted(judgePods([stuck, later, mended], last, testNow + 65 * second))).toEqual(['mended']);
  });
});
