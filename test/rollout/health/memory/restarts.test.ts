import {describe, expect, it} from 'vitest';
import {judgePods} from '../../../../source/rollout/cluster/judge.ts';
import type {Pod} from '../../../../source/rollout/pod/pod.ts';
import {container, hour, minute, pod, testNow, waiting} from '../../../helpers/pods.ts';
import {up, watch} from '../watched-pod.ts';

describe('restarts since the watch began', () => {
  it('leaves out what was there at the first look', () => {
    const restarts = watch([
      [testNow, up(testNow - hour, 5)],
      [testNow + minute, up(testNow - hour, 5)],
      [testNow + 2 * minute, up(testNow + minute, 7)],
    ]).map(look => look.pod.restartsSinceWatch);
    expect(restarts).toEqual([0, 0, 2]);
  });

  it('counts all of a pod that came later', () => {
    const first = judgePods([pod()], null, testNow);
    const newcomer = pod({name: 'newcomer', containers: [container({restartCount: 2})]});
    const next = judgePods([pod(), newcomer], first, testNow + minute);
    expect(next.pods.map(found => [found.pod.name, found.restartsSinceWatch])).toContainEqual(['newcomer', 2]);
  });

  it('goes on from the lower count once the init containers are done', () => {
    const initializing: Partial<Pod> = {
      initContainers: [container({role: 'init', restartCount: 3, ready: false})],
      containers: [container({state: waiting('PodInitializing')})],
    };
    const restarts = watch([
      [testNow, initializing],
      [testNow + minute, up(testNow + minute, 0)],
      [testNow + 2 * minute, up(testNow + 2 * minute, 1)],
    ]).map(look => look.pod.restartsSinceWatch);
    expect(restarts).toEqual([0, 0, 1]);
  });
});
