import {describe, expect, it} from 'vitest';
import {container, hour, minute, second, testNow, waiting} from '../../../helpers/pods.ts';
import {crashed, creating, ended, lastLook, up, watch} from '../watched-pod.ts';

describe('since when a pod has been failing, in a watch', () => {
  it('is the look that saw it fail first', () => {
    const look = lastLook([
      [testNow, up(testNow - hour, 0)],
      [testNow + minute, crashed(testNow + 30 * second, 1)],
      [testNow + 2 * minute, crashed(testNow + 30 * second, 1)],
    ]);
    expect(look.pod).toMatchObject({health: 'failed', since: testNow + minute});
  });

  it('survives the runs of a crash loop', () => {
    const looks = watch([
      [testNow, crashed(testNow, 1)],
      [testNow + 20 * second, up(testNow + 15 * second, 2, false)],
      [testNow + 30 * second, ended(testNow + 25 * second, 2)],
      [testNow + 40 * second, crashed(testNow + 25 * second, 2)],
      [testNow + 60 * second, up(testNow + 55 * second, 3)],
      [testNow + 80 * second, crashed(testNow + 70 * second, 3)],
    ]);
    expect(looks.map(look => look.pod.health)).toEqual(looks.map(() => 'failed'));
    expect(looks.map(look => look.pod.progress)).toEqual(looks.map(() => 1 / 2));
    expect(looks.map(look => look.memory.failedSince)).toEqual(looks.map(() => testNow));
  });

  it('says in the pauses of a loop how the last run ended', () => {
    const look = lastLook([
      [testNow, crashed(testNow, 1)],
      [testNow + 20 * second, up(testNow + 15 * second, 2, false)],
    ]);
    expect(look.pod).toMatchObject({reason: 'Error', hint: expect.stringMatching(/^exit code 1 /)});
  });

  it('survives the turns of a failing pull', () => {
    const state = (reason: string) => ({...creating, containers: [container({state: waiting(reason)})]});
    const looks = watch([
      [testNow, state('ErrImagePull')],
      [testNow + 10 * second, state('ImagePullBackOff')],
      [testNow + 20 * second, state('ErrImagePull')],
    ]);
    expect(looks.map(look => look.pod.health)).toEqual(['degraded', 'failed', 'failed']);
    expect(looks.at(-1)?.memory.failedSince).toBe(testNow + 10 * second);
  });

  it('does not take a container that is only slow for a failing one', () => {
    const backOff = {...creating, containers: [container({state: waiting('ImagePullBackOff')})]};
    const look = lastLook([
      [testNow, backOff],
      [testNow + minute, creating],
      [testNow + 4 * minute, creating],
    ]);
    expect(look.pod).toMatchObject({health: 'degraded', reason: 'ContainerCreating'});
  });

  it.each([
    ['kept 10 min after the last failure', 11 * minute, testNow],
    ['over a moment later', 11 * minute + 1, null],
  ])('is %s', (_name, later, failedSince) => {
    const look = lastLook([
      [testNow, crashed(testNow, 1)],
      [testNow + minute, up(testNow + minute, 2)],
      [testNow + 3 * minute, up(testNow + minute, 2)],
      [testNow + later, up(testNow + minute, 2)],
    ]);
    expect(look.memory.failedSince).toBe(failedSince);
  });

  it('begins anew with a failure after that', () => {
    const look = lastLook([
      [testNow, crashed(testNow, 1)],
      [testNow + minute, up(testNow + minute, 2)],
      [testNow + 3 * minute, up(testNow + minute, 2)],
      [testNow + 20 * minute, crashed(testNow + 19 * minute, 3)],
    ]);
    expect(look.memory.failedSince).toBe(testNow + 20 * minute);
  });

  it('goes on over a long time without an answer', () => {
    const look = lastLook([
      [testNow, crashed(testNow, 1)],
      [testNow + hour, crashed(testNow + 50 * minute, 12)],
    ]);
    expect(look.memory.failedSince).toBe(testNow);
  });
});
