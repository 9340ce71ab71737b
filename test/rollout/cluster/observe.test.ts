import {describe, expect, it} from 'vitest';
import {changeText} from '../../../source/rollout/cluster/changes/words.ts';
import type {Announcement, Change, Observed, Snapshot} from '../../../source/rollout/cluster/cluster.ts';
import {observeCluster} from '../../../source/rollout/cluster/observe.ts';
import type {Pod} from '../../../source/rollout/pod/pod.ts';
import {container, minute, pod, rules, running, second, termination, testNow, waiting} from '../../helpers/pods.ts';

function list(pods: readonly Pod[], incomplete: string | null = null) {
  return {observation: {kind: 'pods', incomplete} as const, pods: structuredClone(pods)};
}

function announced(announcement: Announcement) {
  return {observation: {kind: 'announced', announcement} as const, pods: []};
}

type Answer = ReturnType<typeof list> | ReturnType<typeof announced>;

/** Takes in the answers one after the other, 5 s apart, and gives what came of the last. */
function observe(...answers: readonly Answer[]): Observed {
  let observed: Observed | null = null;
  for (const [index, answer] of answers.entries()) {
    const previous: Snapshot | null = observed?.snapshot ?? null;
    observed = observeCluster('cluster-a', previous, answer, testNow + index * 5 * second, rules(minute));
  }
  if (observed === null) {
    throw new Error('at least one answer');
  }
  return observed;
}

function texts(changes: readonly Change[]): readonly string[] {
  return changes.map(change => changeText(change, '->'));
}

const created = {createdAt: testNow, startTime: testNow};
const pending = pod({...created, phase: 'Pending', containers: [container({state: waiting('ContainerCreating')})]});
const unready = pod({...created, containers: [container({state: running(testNow), ready: false})]});
const ready = pod({...created, containers: [container({state: running(testNow)})]});
const other = pod({app: 'helm-controller'});
const superseded = pod({deleting: true, deletionTime: testNow + minute});
const replacement = pod({name: 'source-controller-97bdcd8cf-7k2xq'});
const standby = pod({
  name: 'source-controller-97bdcd8cf-gd4bv',
  containers: [container({state: running(), ready: false})],
});
const waitsToLead = pod({
  name: 'source-controller-97bdcd8cf-gd4bv',
  containers: [container({state: running(testNow - 18 * second), ready: false})],
});

function restarted(count: number): Pod {
  // Long enough ago that it counts as well again.
  const at = testNow - 50 * minute;
  const lastTermination = termination(1, {finishedAt: at});
  return pod({containers: [container({state: running(at), restartCount: count, lastTermination})]});
}

describe('the snapshot', () => {
  it('holds what the answer said and when', () => {
    const {snapshot, changes} = observe(list([ready, pending]));
    expect(snapshot).toMatchObject({
      observation: {kind: 'pods', incomplete: null},
      state: 'installing',
      observedAt: testNow,
      summary: {total: 2, ready: 1},
    });
    expect(changes).toEqual([]);
  });

  it('stays the same but for its time when nothing changed', () => {
    const first = observe(list([pending, other])).snapshot;
    const next = observeCluster('cluster-a', first, list([other, pending]), testNow + 5 * second, rules(minute));
    expect(next.snapshot.pods).toBe(first.pods);
    expect(next.snapshot.summary).toBe(first.summary);
    expect(next.snapshot.observation).toBe(first.observation);
    expect(next.snapshot.observedAt).toBe(testNow + 5 * second);
    expect(next.changes).toEqual([]);
  });

  it('keeps an installation under way over an empty list, until pods say more', () => {
    expect(observe(announced('installing'), list([])).snapshot.state).toBe('installing');
    expect(observe(announced('installing'), list([]), list([ready])).snapshot.state).toBe('enabled');
    expect(observe(announced('disabling'), list([])).snapshot.state).toBe('not-enabled');
    expect(observe(list([])).snapshot.state).toBe('not-enabled');
  });

  it('turns from degraded to failing when the grace is over', () => {
    const crashing = pod({...created, containers: [container({state: waiting('CrashLoopBackOff'), restartCount: 1})]});
    const first = observeCluster('cluster-a', null, list([ready]), testNow, rules(minute)).snapshot;
    const soon = observeCluster('cluster-a', first, list([crashing]), testNow + 5 * second, rules(minute)).snapshot;
    const third = observeCluster('cluster-a', soon, list([crashing]), testNow + 65 * second, rules(minute));
    expect(soon.state).toBe('degraded');
    expect(third.snapshot.state).toBe('failing');
    expect(third.snapshot.pods).toBe(soon.pods);
    expect(texts(third.changes)).toEqual(['state degraded -> failing']);
  });

  it('shows no pods while UCS only announces, and knows them again after', () => {
    const away = observe(list([restarted(3)]), announced('installing'));
    expect(away.snapshot).toMatchObject({pods: [], state: 'installing', summary: {total: 0}});
    expect(texts(away.changes)).toEqual(['state enabled -> installing']);

    const back = observe(list([restarted(3)]), announced('installing'), list([restarted(4)]));
    expect(back.snapshot.pods[0]?.restartsSinceWatch).toBe(1);
    expect(texts(back.changes)).toEqual(['state installing -> enabled']);
  });

  it('counts all restarts of pods that came after the first answer', () => {
    const {snapshot, changes} = observe(announced('installing'), list([restarted(2)]));
    expect(snapshot.pods[0]?.restartsSinceWatch).toBe(2);
    expect(texts(changes)).toEqual([`${ready.name} appeared: Running`, 'state installing -> enabled']);
  });

  it('knows a pod again that a list left out', () => {
    const without = observe(list([restarted(3), other]), list([other], 'page 2 could not be read'));
    expect(texts(without.changes)).toEqual([]);

    const back = observe(
      list([restarted(3), other]),
      list([other], 'page 2 could not be read'),
      list([restarted(3), other]),
    );
    expect(back.snapshot.pods).toHaveLength(2);
    expect(back.snapshot.pods.map(found => found.restartsSinceWatch)).toEqual([0, 0]);
    expect(texts(back.changes)).toEqual([]);
  });

  it.each([
    ['an hour', 60 * minute, 1],
    ['more than that', 61 * minute, 0],
  ])('remembers pods that are not shown for %s', (_name, later, remembered) => {
    const first = observe(list([ready])).snapshot;
    const next = observeCluster('cluster-a', first, announced('installing'), testNow + later, rules(minute));
    expect(next.snapshot.memory.size).toBe(remembered);
  });

  it('forgets a pod that is gone', () => {
    const {snapshot} = observe(list([ready, other]), list([ready]));
    expect([...snapshot.memory.keys()]).toEqual([ready.uid]);
  });
});

describe('changes', () => {
  const name = ready.name;

  it.each<[name: string, answers: readonly Answer[], lines: readonly string[]]>([
    ['status', [list([pending]), list([unready])], [`${name} ContainerCreating -> Running`]],
    ['readiness', [list([unready]), list([ready])], [`${name} ready 0/1 -> 1/1`, 'state installing -> enabled']],
    [
      'both at once',
      [list([pending]), list([ready])],
      [`${name} ContainerCreating -> Running`, `${name} ready 0/1 -> 1/1`, 'state installing -> enabled'],
    ],
    ['restarts', [list([restarted(3)]), list([restarted(4)])], [`${name} restarts 3 -> 4`]],
    ['a count that falls is no restart', [list([restarted(3)]), list([restarted(0)])], []],
    ['a new pod', [list([ready]), list([ready, other])], [`${other.name} appeared: Running`]],
    [
      'a pod that is gone',
      [list([ready, other]), list([ready])],
      [`${other.name} is gone (was Running)`, 'helm-controller has no pod any more', 'state enabled -> installing'],
    ],
    [
      'another pod of the same name',
      [list([ready, other]), list([{...ready, uid: 'uid-2'}, other])],
      [`${name} replaced: Running`],
    ],
    [
      'another pod of the same name in a list that is not whole',
      [list([ready, other]), list([{...pending, uid: 'uid-2'}], 'page 2 could not be read')],
      [`${name} replaced: ContainerCreating`, 'state enabled -> installing'],
    ],
    [
      'a pod of that name in another namespace',
      [list([ready]), list([{...ready, uid: 'uid-2', namespace: 'shard-1'}])],
      [`${name} appeared: Running`, `${name} is gone (was Running)`],
    ],
    ['all are gone', [list([ready]), list([])], [`${name} is gone (was Running)`, 'state enabled -> not-enabled']],
    [
      'a newer ReplicaSet',
      [list([ready]), list([ready, pod({templateHash: 'bbb', createdAt: testNow + second})])],
      ['source-controller-bbb-5fs52 appeared: Running', `${name} is superseded`, 'state enabled -> installing'],
    ],
    [
      'back from being superseded',
      [list([ready, pod({templateHash: 'bbb', createdAt: testNow + second})]), list([ready])],
      [`${name} counts again`, 'source-controller-bbb-5fs52 is gone (was Running)', 'state installing -> enabled'],
    ],
    [
      'a replica that waits to be leader for long enough',
      [list([ready, waitsToLead]), list([ready, waitsToLead])],
      [`${waitsToLead.name} is on standby`, 'state installing -> enabled'],
    ],
    [
      'a replica on standby that leads now',
      [list([ready, standby]), list([ready, {...standby, containers: [container({state: running()})]}])],
      [`${standby.name} ready 0/1 -> 1/1`],
    ],
    [
      'the readiness of a pod that is replaced',
      [list([superseded, replacement]), list([{...superseded, containers: unready.containers}, replacement])],
      [],
    ],
    ['an announcement', [list([]), announced('installing')], ['state not-enabled -> installing']],
    ['nothing', [list([ready]), list([ready])], []],
    ['the first look', [list([ready])], []],
  ])('%s', (_name, answers, lines) => {
    expect(texts(observe(...answers).changes)).toEqual(lines);
  });

  it('hold their time, cluster and health', () => {
    const ofPod = {pod: name, app: 'source-controller', uid: ready.uid};
    expect(observe(list([unready]), list([ready])).changes).toEqual([
      {
        at: testNow + 5 * second,
        clusterId: 'cluster-a',
        ...ofPod,
        kind: 'ready',
        from: '0/1',
        to: '1/1',
        health: 'ok',
        readyAfterMs: 5 * second,
      },
      {
        at: testNow + 5 * second,
        clusterId: 'cluster-a',
        ...{pod: null, app: null, uid: null},
        kind: 'cluster-state',
        from: 'installing',
        to: 'enabled',
        health: 'ok',
      },
    ]);
  });

  it('are written with an arrow unless told otherwise', () => {
    const change: Change = {
      at: testNow,
      clusterId: 'cluster-a',
      pod: null,
      app: null,
      uid: null,
      kind: 'connection',
      from: 'live',
      to: 'stale',
      health: 'degraded',
    };
    expect(changeText(change)).toBe('connection live → stale');
    expect(changeText(change, '->')).toBe('connection live -> stale');
  });
});
