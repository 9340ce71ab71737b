import {describe, expect, test} from 'vitest';
import {createPoller} from '../../../source/monitor/polling/poller.ts';
import {createMonitorStore} from '../../../source/monitor/store/store.ts';
import {ucsFailure} from '../../../source/ucs/errors/words.ts';
import {minute, rules, second, testNow} from '../../helpers/pods.ts';
import {createVirtualClock} from '../../helpers/virtual-clock.ts';
import {enabled, type Reply, startPoller} from './virtual-poller.ts';

describe('failures', () => {
  test('5xx: the wait doubles up to a minute, and the first good answer ends it', async () => {
    let down = true;
    const {clock, times, entry} = startPoller(['a'], () => (down ? 'server' : enabled));
    await clock.advance(3 * minute);
    // Half of each wait is jitter, and the middle of the jitter is three quarters of the wait.
    expect(times('a').slice(0, 6)).toEqual([0, 3.75, 11.25, 26.25, 56.25, 101.25]);
    expect(entry('a')).toMatchObject({connection: 'unreachable', problem: {since: testNow, failures: 7}});
    down = false;
    await clock.advance(minute);
    expect(entry('a')).toMatchObject({connection: 'live', problem: null});
  });

  test('an outage of a day polls at the cap of the back-off and recovers', async () => {
    let down = false;
    const {clock, requests, entry} = startPoller(['a'], () => (down ? 'network' : enabled));
    await clock.advance(second);
    down = true;
    const before = requests.length;
    await clock.advance(24 * 60 * minute);
    expect(requests.length - before).toBeGreaterThan(1400);
    expect(requests.length - before).toBeLessThan(2000);
    expect(entry('a')).toMatchObject({connection: 'stale', snapshot: {state: 'enabled', observedAt: testNow}});
    down = false;
    await clock.advance(minute);
    expect(entry('a')?.connection).toBe('live');
  });

  test('no moment shows a failure without its next try', async () => {
    const {clock, store} = startPoller(['a'], () => 'server');
    const shown: (number | null | undefined)[] = [];
    // As the screens do: what changes in one go is seen in one go.
    store.subscribe(() =>
      queueMicrotask(() => {
        const {problem, nextPollAt, pollingSince} = store.getState().clusters.get('a') ?? {};
        if (problem && pollingSince === null) {
          shown.push(nextPollAt);
        }
      }),
    );
    await clock.advance(minute);
    expect(shown.length).toBeGreaterThan(3);
    expect(shown).not.toContain(null);
  });

  test('a failed poll keeps the last good pods and the last answer as received', async () => {
    let down = false;
    const {clock, entry} = startPoller(['a'], () => (down ? 'timeout' : enabled));
    await clock.advance(second);
    const before = entry('a');
    down = true;
    await clock.advance(5 * second);
    expect(entry('a')?.snapshot?.pods).toBe(before?.snapshot?.pods);
    expect(entry('a')?.pages).toBe(before?.pages);
    expect(entry('a')).toMatchObject({connection: 'stale', problem: {kind: 'timeout', since: testNow + 5000}});
  });

  test('401: no cluster is asked again until a person does, and then all go on', async () => {
    let refused = true;
    const {clock, requests, entry, poller} = startPoller(['a', 'b', 'c'], () => (refused ? 'auth' : enabled));
    await clock.advance(60 * minute);
    expect(requests).toHaveLength(3);
    expect(entry('a')).toMatchObject({connection: 'auth', nextPollAt: null});
    poller.pollNow('a');
    await clock.advance(minute);
    expect(requests).toHaveLength(4);
    refused = false;
    poller.pollNow('a');
    await clock.advance(second);
    expect(requests.map(({id}) => id).slice(4)).toEqual(['a', 'b', 'c']);
  });

  test('401: an answer to an older request does not restart the polling', async () => {
    const late = Promise.withResolvers<Reply>();
    const {clock, requests} = startPoller(['a', 'b'], id => (id === 'a' ? 'auth' : late.promise));
    await clock.advance(second);
    late.resolve(enabled);
    await clock.advance(10 * minute);
    expect(requests).toHaveLength(2);
  });

  test('401: a cluster of a list that was asked for before is not asked with the refused credentials', async () => {
    const late = Promise.withResolvers<readonly string[]>();
    let refused = false;
    const {clock, requests, relist, poller} = startPoller(['a'], () => (refused ? 'auth' : enabled));
    await clock.advance(second);
    relist(late.promise);
    await clock.advance(minute);
    refused = true;
    await clock.advance(10 * second);
    const before = requests.length;
    late.resolve(['a', 'new']);
    await clock.advance(10 * minute);
    expect(requests).toHaveLength(before);
    refused = false;
    poller.pollNow('a');
    await clock.advance(second);
    expect(requests.slice(before).map(({id}) => id)).toEqual(['a', 'new']);
  });

  test('401: renewed credentials are tried by themselves', async () => {
    let renewed = false;
    const {clock, requests} = startPoller(['a'], () => (renewed ? enabled : 'auth'), {renewed: () => renewed});
    await clock.advance(minute);
    expect(requests).toHaveLength(1);
    renewed = true;
    await clock.advance(2 * second);
    expect(requests).toHaveLength(2);
  });

  test.each(['forbidden', 'not-found'] as const)('%s: asked once a minute', async kind => {
    const {clock, times} = startPoller(['a'], () => kind);
    await clock.advance(2 * minute);
    expect(times('a')).toEqual([0, 60, 120]);
  });

  test('429: no cluster is asked before Retry-After, not even by a person', async () => {
    const throttled = ucsFailure({kind: 'throttled', message: 'slow down', retryAfterMs: 40 * second});
    let first = true;
    const reply = () => {
      const answer = first ? throttled : enabled;
      first = false;
      return answer;
    };
    const {clock, requests, poller, entry} = startPoller(['a', 'b'], reply);
    await clock.advance(second);
    const before = requests.length;
    expect([entry('a')?.nextPollAt, entry('b')?.nextPollAt]).toEqual([testNow + 40 * second, testNow + 40 * second]);
    poller.pollNow('a');
    expect(entry('a')?.nextPollAt).toBe(testNow + 40 * second);
    await clock.advance(38 * second);
    expect(requests).toHaveLength(before);
    await clock.advance(2 * second);
    expect(requests.length).toBeGreaterThan(before);
  });

  test('429s in a row make one back-off grow, whichever clusters they are for, until one answers', async () => {
    let throttled = true;
    const {clock, requests} = startPoller(['a', 'b', 'c', 'd', 'e', 'f'], () => (throttled ? 'throttled' : enabled));
    await clock.advance(2 * minute);
    // Those that were under way together count once; the waits are three quarters of 5, 10, 20, 40 and 60 s.
    const rounds = [...new Set(requests.map(({at}) => at))];
    expect(rounds.slice(0, 5)).toEqual([0, 3.75, 11.25, 26.25, 56.25]);
    throttled = false;
    await clock.advance(minute);
    throttled = true;
    const before = requests.length;
    await clock.advance(10 * second);
    const [first = 0, next] = [...new Set(requests.slice(before).map(({at}) => at))];
    expect(next).toBe(first + 3.75);
  });

  test('429s in a row go on growing though answers to older requests come in between', async () => {
    const late = Promise.withResolvers<Reply>();
    const {clock, times} = startPoller(['a', 'b'], id => (id === 'a' ? 'throttled' : late.promise));
    await clock.advance(second);
    late.resolve(enabled);
    await clock.advance(12 * second);
    expect(times('a')).toEqual([0, 3.75, 11.25]);
  });

  test('what is no error of the API ends the run', async () => {
    const clock = createVirtualClock(testNow);
    const poller = createPoller({
      store: createMonitorStore({now: testNow, intervalMs: 5000}),
      gitops: () => Promise.reject(new TypeError('a bug')),
      listClusters: async () => [{id: 'a', name: 'a'}],
      relist: false,
      recorder: null,
      credentialsRenewed: async () => false,
      clock,
      random: () => 0.5,
      rules: rules(minute),
    });
    const run = expect(poller.run(new AbortController().signal)).rejects.toThrow('a bug');
    await clock.advance(second);
    await run;
  });
});
