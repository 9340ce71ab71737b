import {describe, expect, it} from 'vitest';
import {condition, hour, minute, second, testNow} from '../../../helpers/pods.ts';
import {creating, lastLook, up, watch} from '../watched-pod.ts';

describe('since when the pod is in its state', () => {
  const notReadyFromStart = up(testNow - hour, 0, false);

  it('stays the same as long as the state does', () => {
    const looks = watch([
      [testNow, creating],
      [testNow + minute, creating],
    ]);
    expect(looks.map(look => look.memory.statusSince)).toEqual([testNow, testNow]);
    expect(looks.at(-1)?.memory).toMatchObject({firstSeenAt: testNow, lastSeen: {at: testNow + minute}});
  });

  it('is exact where the answer tells the time of the change', () => {
    const started = testNow + 20 * second;
    const look = lastLook([
      [testNow, creating],
      [testNow + minute, up(started, 0, false)],
    ]);
    expect(look.pod.since).toBe(started);
  });

  it('is the time of the look where the answer does not', () => {
    const look = lastLook([
      [testNow, up(testNow - hour, 0)],
      [testNow + minute, notReadyFromStart],
    ]);
    expect(look.pod).toMatchObject({since: testNow + minute, health: 'progressing', reason: 'NotReady'});
  });

  it('lets a lack of readiness last before it wants attention', () => {
    const look = lastLook([
      [testNow, up(testNow - hour, 0)],
      [testNow + minute, notReadyFromStart],
      [testNow + 3 * minute, notReadyFromStart],
    ]);
    expect(look.pod).toMatchObject({since: testNow + minute, health: 'degraded', reason: 'NotReady'});
  });

  it('starts anew where only the readiness of the pod changes', () => {
    const lost = testNow + 50 * second;
    const look = lastLook([
      [testNow, {...up(testNow - hour, 0), conditions: [condition('Ready', 'True')]}],
      [
        testNow + minute,
        {...up(testNow - hour, 0), conditions: [condition('Ready', 'False', {lastTransitionTime: lost})]},
      ],
    ]);
    expect(look.pod).toMatchObject({since: lost, health: 'progressing'});
  });

  it('starts anew with a restart that was not seen itself', () => {
    const look = lastLook([
      [testNow, notReadyFromStart],
      [testNow + minute, up(testNow + 50 * second, 1, false)],
    ]);
    expect(look.pod).toMatchObject({since: testNow + 50 * second, health: 'progressing'});
  });
});
