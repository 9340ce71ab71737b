import {describe, expect, test} from 'vitest';
import {type AnswerPod, podLine} from '../answer-shape.ts';
import {fixedPlay} from '../virtual-play.ts';
import {podsAt} from './seen.ts';

const running = 'Running, manager running';

/** The pods of source-controller at that second. */
async function sourcePods(scenario: string, second: number): Promise<readonly AnswerPod[]> {
  const pods = await podsAt(await fixedPlay({scenario}), 'prod-b', second);
  expect(pods.length).toBeGreaterThan(3);
  expect(pods.filter(pod => !pod.metadata.name.startsWith('source')).map(podLine)).toEqual(
    Array.from({length: 3}, () => `${running} ready`),
  );
  return pods.filter(pod => pod.metadata.name.startsWith('source'));
}

/** The condition Ready without what never changes. */
function readyCondition(pod: AnswerPod | undefined): string {
  const condition = pod?.status.conditions?.find(({type}) => type === 'Ready');
  return `${condition?.status} ${condition?.reason ?? '-'} since ${condition?.lastTransitionTime.slice(11)}`;
}

describe('flapping', () => {
  test.each([
    [0, `${running} ready`, 'True - since 07:59:54Z'],
    [7.5, `${running} ready`, 'True - since 07:59:54Z'],
    [8, running, 'False ContainersNotReady since 08:00:08Z'],
    [13.5, running, 'False ContainersNotReady since 08:00:08Z'],
    [14, `${running} ready`, 'True - since 08:00:14Z'],
    [28, running, 'False ContainersNotReady since 08:00:28Z'],
    [36_000, `${running} ready`, 'True - since 17:59:54Z'],
  ])('after %d s', async (second, line, condition) => {
    const [pod, ...others] = await sourcePods('flapping', second);
    expect(others).toEqual([]);
    expect([pod && podLine(pod), readyCondition(pod)]).toEqual([line, condition]);
  });

  test('it has run for hours all the same, and its conditions are those of a kubelet', async () => {
    const [pod] = await sourcePods('flapping', 10);
    const state = pod?.status.containerStatuses?.[0]?.state;
    const startedAt = state && 'running' in state ? Date.parse(state.running.startedAt) : Number.NaN;
    expect(startedAt).toBeLessThan(Date.parse('2026-11-23T04:00:00Z'));
    const message = 'containers with unready status: [manager]';
    const since = '2026-11-23T08:00:08Z';
    expect(pod?.status.conditions).toMatchObject([
      {type: 'Initialized', status: 'True', lastTransitionTime: pod?.status.startTime},
      {type: 'Ready', status: 'False', reason: 'ContainersNotReady', message, lastTransitionTime: since},
      {type: 'ContainersReady', status: 'False', reason: 'ContainersNotReady', message, lastTransitionTime: since},
      {type: 'PodScheduled', status: 'True', lastTransitionTime: pod?.status.startTime},
    ]);
  });
});

describe('ha-standby', () => {
  test.each([0, 60, 86_400])('one of two replicas is ready, the other runs and never is: %i s', async second => {
    const pods = await sourcePods('ha-standby', second);
    expect(pods.map(podLine).toSorted()).toEqual([running, `${running} ready`]);
    expect(
      pods
        .map(readyCondition)
        .toSorted()
        .map(text => text.split(' since')[0]),
    ).toEqual(['False ContainersNotReady', 'True -']);
  });

  test('both are of one ReplicaSet, made at once, on two nodes', async () => {
    const pods = await sourcePods('ha-standby', 0);
    const distinct = (values: readonly unknown[]) => new Set(values).size;
    expect({
      replicaSets: distinct(pods.map(({metadata}) => metadata.ownerReferences[0].uid)),
      creations: distinct(pods.map(({metadata}) => metadata.creationTimestamp)),
      nodes: distinct(pods.map(({spec}) => spec.nodeName)),
      pods: distinct(pods.map(({metadata}) => metadata.uid)),
    }).toEqual({replicaSets: 1, creations: 1, nodes: 2, pods: 2});
  });
});

test('elsewhere the conditions are left out, as UCS does', async () => {
  const pods = await podsAt(await fixedPlay({scenario: 'rollout'}), 'prod-b', 0);
  expect(pods.filter(({status}) => status.conditions)).toEqual([]);
});
