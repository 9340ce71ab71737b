import {describe, expect, test} from 'vitest';
import {minute, second} from '../../helpers/pods.ts';
import {enabled, startPoller} from './virtual-poller.ts';

describe('clocks and lists', () => {
  test('after a laptop slept, everything overdue is asked at once', async () => {
    const {clock, requests} = startPoller(['a'], () => enabled);
    await clock.advance(second);
    clock.jump(60 * minute);
    await clock.advance(second);
    expect(requests).toHaveLength(2);
  });

  test('what was under way when a laptop went to sleep is asked anew at once, and is no failure', async () => {
    let dead = true;
    const hang = (signal?: AbortSignal) =>
      new Promise<never>((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    const {clock, times, entry} = startPoller(['a'], (_id, signal) => (dead ? hang(signal) : enabled));
    await clock.advance(2 * second);
    dead = false;
    clock.jump(60 * minute);
    await clock.advance(second);
    expect(times('a')).toEqual([0, 3600 + 3]);
    expect(entry('a')).toMatchObject({connection: 'live', problem: null});
  });

  test('a clock that is set back delays nothing', async () => {
    const {clock, requests} = startPoller(['a'], () => enabled);
    await clock.advance(second);
    clock.jump(-60 * minute);
    await clock.advance(6 * second);
    expect(requests).toHaveLength(2);
  });

  test('clusters that join, leave or are renamed are noticed within a minute', async () => {
    const {clock, store, relist, requests} = startPoller(['a', 'b'], () => enabled);
    await clock.advance(second);
    relist(['b', 'c']);
    await clock.advance(minute);
    expect(store.getState().order).toEqual(['b', 'c']);
    expect(store.getState().selectedId).toBe('b');
    expect(requests.some(({id}) => id === 'c')).toBe(true);
  });
});
