import {describe, expect, test} from 'vitest';
import {minute, second} from '../../helpers/pods.ts';
import {enabled, installing, type Reply, startPoller} from './virtual-poller.ts';

describe('pace', () => {
  test('the selected cluster at the interval, though it is settled', async () => {
    const {clock, times} = startPoller(['a'], () => enabled);
    await clock.advance(16 * second);
    expect(times('a')).toEqual([0, 5, 10, 15]);
  });

  test('others at the interval until they are settled, then every 30 s', async () => {
    const {clock, times} = startPoller(['a', 'b', 'c'], id => (id === 'b' ? installing : enabled));
    await clock.advance(31 * second);
    expect(times('b')).toEqual([0, 5, 10, 15, 20, 25, 30]);
    expect(times('c')).toEqual([0, 30]);
  });

  test('settled clusters at the interval as well, where that is wanted', async () => {
    const {clock, times} = startPoller(['a', 'b'], () => enabled, {settledMs: 0});
    await clock.advance(11 * second);
    expect(times('b')).toEqual([0, 5, 10]);
  });

  test('a settled cluster is asked at once when it is selected', async () => {
    const {clock, times, poller} = startPoller(['a', 'b'], () => enabled);
    await clock.advance(12 * second);
    poller.select('b');
    await clock.advance(6 * second);
    expect(times('b')).toEqual([0, 12, 17]);
  });

  test('at most four requests under way, one per cluster', async () => {
    const names = Array.from({length: 20}, (_, index) => `c${index}`);
    const never = new Promise<Reply>(() => {});
    const {clock, requests, mostUnderWay} = startPoller(names, () => never);
    await clock.advance(minute);
    expect(mostUnderWay()).toBe(4);
    expect(requests.map(({id}) => id)).toEqual(['c0', 'c1', 'c2', 'c3']);
  });

  test('a cluster that hangs does not hold up the others', async () => {
    const never = new Promise<Reply>(() => {});
    const {clock, times} = startPoller(['dead', 'b'], id => (id === 'dead' ? never : installing));
    await clock.advance(11 * second);
    expect(times('dead')).toEqual([0]);
    expect(times('b')).toEqual([0, 5, 10]);
  });

  test('nothing is asked while paused, except what a person asks for', async () => {
    const {clock, times, poller} = startPoller(['a'], () => enabled);
    await clock.advance(second);
    poller.setPaused(true);
    await clock.advance(20 * second);
    poller.pollNow('a');
    await clock.advance(second);
    expect(times('a')).toEqual([0, 21]);
    poller.setPaused(false);
    await clock.advance(6 * second);
    expect(times('a').at(-1)).toBe(26);
  });

  test('a shorter interval counts at once', async () => {
    const {clock, times, poller, store} = startPoller(['a'], () => enabled);
    await clock.advance(second);
    poller.setIntervalMs(2 * second);
    await clock.advance(4 * second);
    expect(store.getState().intervalMs).toBe(2000);
    expect(times('a')).toEqual([0, 3, 5]);
  });
});
