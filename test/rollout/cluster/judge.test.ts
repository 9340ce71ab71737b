import {describe, expect, it} from 'vitest';
import {judgePods} from '../../../source/rollout/cluster/judge.ts';
import type {Pod} from '../../../source/rollout/pod/pod.ts';
import {container, hour, minute, pod, second, testNow, waiting} from '../../helpers/pods.ts';

function namesInOrder(pods: readonly Pod[]): readonly string[] {
  return judgePods(pods, null, testNow).pods.map(found => found.pod.name);
}

describe('the order of the pods', () => {
  const helm = pod({app: 'helm-controller', name: 'helm-a'});
  const record = pod({app: 'helm-controller', name: 'helm-record', phase: 'Failed', createdAt: testNow - 3 * hour});
  const olderA = pod({templateHash: 'zzz', name: 'source-a', createdAt: testNow - second});
  const olderC = pod({templateHash: 'zzz', name: 'source-c', createdAt: testNow - 2 * hour});
  const newerB = pod({templateHash: 'aaa', name: 'source-b', createdAt: testNow - 2 * second});
  const newerD = pod({templateHash: 'aaa', name: 'source-d', createdAt: testNow - minute});

  it('is by app, then newest ReplicaSet by its oldest pod, then name; superseded pods come last', () => {
    const order = ['helm-a', 'source-b', 'source-d', 'helm-record', 'source-a', 'source-c'];
    expect(namesInOrder([olderC, newerD, newerB, olderA, record, helm])).toEqual(order);
    expect(namesInOrder([helm, record, olderA, newerB, newerD, olderC])).toEqual(order);
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
    const first = judgePods([creating, fine], null, testNow);
    const again = structuredClone([creating, fine]);
    const next = judgePods(again, first, testNow + 5 * second);
    expect(next.pods[0]).toBe(first.pods[0]);
    expect(next.pods[1]).toBe(first.pods[1]);
  });

  it('does not hold up what did', () => {
    const first = judgePods([creating, fine], null, testNow);
    const again = [pod({...young, name: 'creating', containers: [container()]}), structuredClone(fine)];
    const next = judgePods(again, first, testNow + 5 * second);
    expect(next.pods.find(found => found.pod.name === 'fine')).toBe(
      first.pods.find(found => found.pod.name === 'fine'),
    );
    expect(next.pods.find(found => found.pod.name === 'creating')).toMatchObject({health: 'ok', line: {ready: 1}});
  });

  it('is judged anew when it has lasted too long', () => {
    const first = judgePods([creating], null, testNow);
    const next = judgePods([creating], first, testNow + 2 * minute);
    expect(first.pods[0]?.health).toBe('progressing');
    expect(next.pods[0]?.health).toBe('degraded');
  });
});

it('marks superseded pods and forgets the pods that are gone', () => {
  const older = pod({templateHash: 'aaa', name: 'older'});
  const newer = pod({templateHash: 'bbb', name: 'newer', createdAt: testNow});
  const both = judgePods([older, newer], null, testNow);
  expect(both.pods.map(found => [found.pod.name, found.superseded])).toEqual([
    ['newer', false],
    ['older', true],
  ]);
  const one = judgePods([newer], both, testNow + minute);
  expect([...one.memory.keys()]).toEqual([newer.uid]);
});
