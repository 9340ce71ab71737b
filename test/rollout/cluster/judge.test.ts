import {describe, expect, it} from 'vitest';
import {judgePods} from '../../../source/rollout/cluster/observe.ts';
import type {Pod} from '../../../source/rollout/pod/pod.ts';
import {container, hour, minute, pod, second, testNow, waiting} from '../../helpers/pods.ts';

function namesInOrder(pods: readonly Pod[]): readonly string[] {
  return judgePods(pods, new Map(), testNow, [], true).pods.map(found => found.pod.name);
}

describe('the order of the pods', () => {
  const helm = pod({app: 'helm-controller', name: 'helm-a'});
  const olderA = pod({templateHash: 'zzz', name: 'source-a', createdAt: testNow - hour});
  const olderC = pod({templateHash: 'zzz', name: 'source-c', createdAt: testNow - 2 * hour});
  const newerB = pod({templateHash: 'aaa', name: 'source-b', createdAt: testNow - minute});
  const newerD = pod({templateHash: 'aaa', name: 'source-d', createdAt: testNow - 3 * hour});

  it('is by app, then newest ReplicaSet, then name', () => {
    const order = ['helm-a', 'source-b', 'source-d', 'source-a', 'source-c'];
    expect(namesInOrder([olderC, newerD, newerB, olderA, helm])).toEqual(order);
    expect(namesInOrder([helm, olderA, newerB, newerD, olderC])).toEqual(order);
  });

  it('holds without any times', () => {
    expect(namesInOrder([pod({name: 'b', createdAt: null}), pod({name: 'a', createdAt: null})])).toEqual(['a', 'b']);
  });
});

describe('what did not change', () => {
  const young = {createdAt: testNow, startTime: testNow, phase: 'Pending'};
  const creating = pod({...young, name: 'creating', containers: [container({state: waiting('ContainerCreating')})]});
  const fine = pod({app: 'helm-controller', name: 'fine'});

  it('stays the same object, though the answer is a new one and time has passed', () => {
    const first = judgePods([creating, fine], new Map(), testNow, [], true);
    const again = structuredClone([creating, fine]);
    const next = judgePods(again, first.memory, testNow + 5 * second, first.pods, false);
    expect(next.pods[0]).toBe(first.pods[0]);
    expect(next.pods[1]).toBe(first.pods[1]);
  });

  it('does not hold up what did', () => {
    const first = judgePods([creating, fine], new Map(), testNow, [], true);
    const again = [pod({...young, name: 'creating', containers: [container()]}), structuredClone(fine)];
    const next = judgePods(again, first.memory, testNow + 5 * second, first.pods, false);
    expect(next.pods.find(found => found.pod.name === 'fine')).toBe(
      first.pods.find(found => found.pod.name === 'fine'),
    );
    expect(next.pods.find(found => found.pod.name === 'creating')).toMatchObject({health: 'ok', line: {ready: 1}});
  });

  it('is judged anew when it has lasted too long', () => {
    const first = judgePods([creating], new Map(), testNow, [], true);
    const next = judgePods([creating], first.memory, testNow + 2 * minute, first.pods, false);
    expect(first.pods[0]?.health).toBe('progressing');
    expect(next.pods[0]?.health).toBe('degraded');
  });
});

it('marks superseded pods and forgets the pods that are gone', () => {
  const older = pod({templateHash: 'aaa', name: 'older'});
  const newer = pod({templateHash: 'bbb', name: 'newer', createdAt: testNow});
  const both = judgePods([older, newer], new Map(), testNow, [], true);
  expect(both.pods.map(found => [found.pod.name, found.superseded])).toEqual([
    ['newer', false],
    ['older', true],
  ]);
  const one = judgePods([newer], both.memory, testNow + minute, both.pods, false);
  expect([...one.memory.keys()]).toEqual([newer.uid]);
});
