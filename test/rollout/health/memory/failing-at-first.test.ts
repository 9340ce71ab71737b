import {describe, expect, it} from 'vitest';
import type {Pod} from '../../../../source/rollout/pod/pod.ts';
import {container, hour, minute, second, terminated, testNow, waiting} from '../../../helpers/pods.ts';
import {crashed, creating, lastLook} from '../watched-pod.ts';

describe('since when a pod has been failing, at the first look', () => {
  const pulling = {...creating, containers: [container({state: waiting('ImagePullBackOff')})]};
  const cases: readonly (readonly [name: string, parts: Partial<Pod>, since: number])[] = [
    [
      'an image that was never pulled: the start of the pod',
      {...pulling, startTime: testNow - 9 * minute, createdAt: testNow - 10 * minute},
      testNow - 9 * minute,
    ],
    [
      'no start told: the creation',
      {...pulling, startTime: null, createdAt: testNow - 10 * minute},
      testNow - 10 * minute,
    ],
    ['nothing told: now', {...pulling, startTime: null, createdAt: null}, testNow],
    ['a start in the future: now', {...pulling, startTime: testNow + hour, createdAt: testNow + hour}, testNow],
    ['a crash loop: the last crash', crashed(testNow - minute, 3), testNow - minute],
    [
      'a back-off of 10 s has none before it',
      crashed(testNow - 5 * second, 1, 'back-off 10s restarting failed container=manager'),
      testNow - 5 * second,
    ],
    [
      'a back-off of 2m40s: those of 10, 20, 40 and 80 s came before',
      crashed(testNow - minute, 5, 'back-off 2m40s restarting failed container=manager'),
      testNow - minute - 150 * second,
    ],
    [
      'the longest back-off: all the smaller ones came before',
      crashed(testNow - minute, 9, 'back-off 5m0s restarting failed container=manager'),
      testNow - minute - 310 * second,
    ],
    [
      'not before the pod was created',
      {
        ...crashed(testNow - minute, 9, 'back-off 5m0s restarting failed container=manager'),
        createdAt: testNow - 2 * minute,
      },
      testNow - 2 * minute,
    ],
    [
      'init containers that ended well do not count',
      {
        ...crashed(testNow - minute, 3),
        initContainers: [container({role: 'init', state: terminated(0, {finishedAt: testNow - 50 * minute})})],
      },
      testNow - minute,
    ],
    [
      'a failed pod: the end of its container',
      {phase: 'Failed', containers: [container({state: terminated(1, {finishedAt: testNow - 3 * minute})})]},
      testNow - 3 * minute,
    ],
  ];

  it.each(cases)('%s', (_name, parts, since) => {
    const {pod: found, memory} = lastLook([[testNow, parts]]);
    expect(found).toMatchObject({health: 'failed', since});
    expect(memory).toMatchObject({failedSince: since, lastFailedAt: testNow});
  });
});
