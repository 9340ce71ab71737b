import {describe, expect, test} from 'vitest';
import {type AnswerPod, podLine} from '../answer-shape.ts';
import {fixedPlay, type VirtualPlay} from '../virtual-play.ts';
import {podsAt} from './seen.ts';

const ready = 'Running, manager running ready';

/** The pods of an app at that second. */
async function podsOf(playing: VirtualPlay, app: string, second: number): Promise<readonly AnswerPod[]> {
  return (await podsAt(playing, 'prod-b', second)).filter(({metadata}) => metadata.labels['app'] === app);
}

/** `old` or `new`, as its image tells, and what the pod looks like. */
function releaseLine(pod: AnswerPod): string {
  const old = /:v1\.[36]\.\d$/.test(pod.status.containerStatuses?.[0]?.image ?? '');
  return `${old ? 'old' : 'new'}: ${podLine(pod)}`;
}

async function releaseLines(playing: VirtualPlay, app: string, second: number): Promise<readonly string[]> {
  return (await podsOf(playing, app, second)).map(releaseLine).toSorted();
}

describe('recreate', () => {
  test.each<[number, readonly string[]]>([
    [1, [`old: ${ready}`]],
    [2, ['old: Running deleted, manager running ready']],
    [11, ['old: Running deleted, manager Completed']],
    [12, []],
    [13, ['new: Pending no node']],
    [15, ['new: Pending, manager ContainerCreating']],
    [22, ['new: Running, manager running']],
    [28, [`new: ${ready}`]],
    [900, [`new: ${ready}`]],
  ])('source-controller after %i s', async (second, expected) => {
    expect(await releaseLines(await fixedPlay({scenario: 'recreate'}), 'source-controller', second)).toEqual(expected);
  });

  test('its old pod goes within its grace, and the new one is of another ReplicaSet and came later', async () => {
    const playing = await fixedPlay({scenario: 'recreate'});
    const [old] = await podsOf(playing, 'source-controller', 3);
    expect(old?.metadata).toMatchObject({
      deletionTimestamp: '2026-11-23T08:00:12Z',
      deletionGracePeriodSeconds: 10,
    });
    const [young] = await podsOf(playing, 'source-controller', 30);
    expect(young?.metadata.creationTimestamp).toBe('2026-11-23T08:00:12Z');
    for (const pod of [old, young]) {
      const {ownerReferences, labels, name} = pod?.metadata ?? {};
      expect(ownerReferences?.[0].name).toBe(`source-controller-${labels?.['pod-template-hash']}`);
      expect(name?.startsWith(`${ownerReferences?.[0].name}-`)).toBe(true);
    }
    expect(young?.metadata.ownerReferences[0].uid).not.toBe(old?.metadata.ownerReferences[0].uid);
  });

  test('the others are never without a ready pod', async () => {
    const playing = await fixedPlay({scenario: 'recreate'});
    const others = ['kustomize', 'helm', 'notification'].map(name => `${name}-controller`);
    for (let second = 0; second <= 40; second += 1) {
      const pods = (await podsAt(playing, 'prod-b', second)).filter(pod => podLine(pod) === ready);
      const apps = pods.map(({metadata}) => metadata.labels['app']);
      expect({second, without: others.filter(app => !apps.includes(app))}).toEqual({second, without: []});
    }
    for (const app of others) {
      expect(await releaseLines(playing, app, 20)).toEqual([
        `new: ${ready}`,
        'old: Running deleted, manager running ready',
      ]);
      expect(await releaseLines(playing, app, 40)).toEqual([`new: ${ready}`]);
    }
  });
});

describe('stuck-update', () => {
  const old = [`old: ${ready}`, `old: ${ready}`];

  test.each<[number, readonly string[]]>([
    [0, old],
    [3, ['new: Pending no node', ...old]],
    [8, ['new: Running, manager running', ...old]],
    [20, ['new: Running, manager CrashLoopBackOff x1', ...old]],
    [600, [expect.stringMatching(/^new: Running, manager CrashLoopBackOff x\d$/), ...old]],
    [86_400, [expect.stringMatching(/^new: Running, manager \w+ x\d+$/), ...old]],
  ])('notification-controller after %i s', async (second, expected) => {
    const playing = await fixedPlay({scenario: 'stuck-update'});
    expect(await releaseLines(playing, 'notification-controller', second)).toEqual(expected);
  });

  test('the old pods are two of one ReplicaSet on two nodes, the new one is of another', async () => {
    const pods = await podsOf(await fixedPlay({scenario: 'stuck-update'}), 'notification-controller', 60);
    const owners = Map.groupBy(pods, ({metadata}) => metadata.ownerReferences[0].uid);
    expect([...owners.values()].map(({length}) => length).toSorted()).toEqual([1, 2]);
    const [pair = []] = [...owners.values()].filter(({length}) => length === 2);
    expect(new Set(pair.map(({spec}) => spec.nodeName)).size).toBe(2);
  });
});
