import {describe, expect, onTestFinished, test} from 'vitest';
import {createPoller} from '../../source/monitor/poller.ts';
import {createMonitorStore} from '../../source/monitor/store.ts';
import type {GitopsAnswer} from '../../source/ucs/api.ts';
import type {ErrorKind} from '../../source/ucs/error-kinds.ts';
import {UcsError} from '../../source/ucs/errors.ts';
import {container, minute, pod, second, testNow, waiting} from '../helpers/pods.ts';
import {answerWith} from '../helpers/screens.tsx';
import {createVirtualClock} from '../helpers/virtual-clock.ts';

const enabled = answerWith([pod()]);
const creating = container({state: waiting('ContainerCreating'), ready: false});
const installing = answerWith([pod({phase: 'Pending', containers: [creating]})]);

type Reply = GitopsAnswer | ErrorKind | UcsError;

/** A poller on a virtual clock, whose clusters answer what the test says; notes every request with its second. */
function start(
  names: readonly string[],
  reply: (id: string, signal?: AbortSignal) => Reply | Promise<Reply>,
  options: {renewed?: () => boolean; settledMs?: number} = {},
) {
  const clock = createVirtualClock(testNow);
  const store = createMonitorStore({now: testNow, intervalMs: 5 * second});
  const requests: {readonly id: string; readonly at: number}[] = [];
  let listed = names;
  let underWay = 0;
  let mostUnderWay = 0;
  const poller = createPoller({
    store,
    gitops: async (id, signal) => {
      requests.push({id, at: (clock.now() - testNow) / second});
      underWay += 1;
      mostUnderWay = Math.max(mostUnderWay, underWay);
      try {
        const replied = await reply(id, signal);
        if (replied instanceof UcsError || typeof replied === 'string') {
          throw replied instanceof UcsError ? replied : new UcsError({kind: replied, message: `${replied} happened`});
        }
        return replied;
      } finally {
        underWay -= 1;
      }
    },
    listClusters: async () => listed.map(name => ({id: name, name})),
    relist: true,
    credentialsRenewed: async () => options.renewed?.() ?? false,
    clock,
    // In the middle, so that jitter changes nothing.
    random: () => 0.5,
    failGraceMs: minute,
    ...(options.settledMs === undefined ? {} : {settledMs: options.settledMs}),
  });
  const stop = new AbortController();
  const run = poller.run(stop.signal);
  onTestFinished(async () => {
    stop.abort();
    await run;
  });
  const times = (id: string) => requests.filter(request => request.id === id).map(({at}) => at);
  return {
    clock,
    store,
    poller,
    requests,
    times,
    entry: (id: string) => store.getState().clusters.get(id),
    mostUnderWay: () => mostUnderWay,
    relist: (others: readonly string[]) => {
      listed = others;
    },
  };
}

describe('pace', () => {
  test('the selected cluster at the interval, though it is settled', async () => {
    const {clock, times} = start(['a'], () => enabled);
    await clock.advance(16 * second);
    expect(times('a')).toEqual([0, 5, 10, 15]);
  });

  test('others at the interval until they are settled, then every 30 s', async () => {
    const {clock, times} = start(['a', 'b', 'c'], id => (id === 'b' ? installing : enabled));
    await clock.advance(31 * second);
    expect(times('b')).toEqual([0, 5, 10, 15, 20, 25, 30]);
    expect(times('c')).toEqual([0, 30]);
  });

  test('settled clusters at the interval as well, where that is wanted', async () => {
    const {clock, times} = start(['a', 'b'], () => enabled, {settledMs: 0});
    await clock.advance(11 * second);
    expect(times('b')).toEqual([0, 5, 10]);
  });

  test('a settled cluster is asked at once when it is selected', async () => {
    const {clock, times, poller} = start(['a', 'b'], () => enabled);
    await clock.advance(12 * second);
    poller.select('b');
    await clock.advance(6 * second);
    expect(times('b')).toEqual([0, 12, 17]);
  });

  test('at most four requests under way, one per cluster', async () => {
    const names = Array.from({length: 20}, (_, index) => `c${index}`);
    const never = new Promise<Reply>(() => {});
    const {clock, requests, mostUnderWay} = start(names, () => never);
    await clock.advance(minute);
    expect(mostUnderWay()).toBe(4);
    expect(requests.map(({id}) => id)).toEqual(['c0', 'c1', 'c2', 'c3']);
  });

  test('a cluster that hangs does not hold up the others', async () => {
    const never = new Promise<Reply>(() => {});
    const {clock, times} = start(['dead', 'b'], id => (id === 'dead' ? never : installing));
    await clock.advance(11 * second);
    expect(times('dead')).toEqual([0]);
    expect(times('b')).toEqual([0, 5, 10]);
  });

  test('nothing is asked while paused, except what a person asks for', async () => {
    const {clock, times, poller} = start(['a'], () => enabled);
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
    const {clock, times, poller, store} = start(['a'], () => enabled);
    await clock.advance(second);
    poller.setIntervalMs(2 * second);
    await clock.advance(4 * second);
    expect(store.getState().intervalMs).toBe(2000);
    expect(times('a')).toEqual([0, 3, 5]);
  });
});

describe('failures', () => {
  test('5xx: the wait doubles up to a minute, and the first good answer ends it', async () => {
    let down = true;
    const {clock, times, entry} = start(['a'], () => (down ? 'server' : enabled));
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
    const {clock, requests, entry} = start(['a'], () => (down ? 'network' : enabled));
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

  test('a failed poll keeps the last good pods and the last answer as received', async () => {
    let down = false;
    const {clock, entry} = start(['a'], () => (down ? 'timeout' : enabled));
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
    const {clock, requests, entry, poller} = start(['a', 'b', 'c'], () => (refused ? 'auth' : enabled));
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
    const {clock, requests} = start(['a', 'b'], id => (id === 'a' ? 'auth' : late.promise));
    await clock.advance(second);
    late.resolve(enabled);
    await clock.advance(10 * minute);
    expect(requests).toHaveLength(2);
  });

  test('401: renewed credentials are tried by themselves', async () => {
    let renewed = false;
    const {clock, requests} = start(['a'], () => (renewed ? enabled : 'auth'), {renewed: () => renewed});
    await clock.advance(minute);
    expect(requests).toHaveLength(1);
    renewed = true;
    await clock.advance(2 * second);
    expect(requests).toHaveLength(2);
  });

  test.each(['forbidden', 'not-found'] as const)('%s: asked once a minute', async kind => {
    const {clock, times} = start(['a'], () => kind);
    await clock.advance(2 * minute);
    expect(times('a')).toEqual([0, 60, 120]);
  });

  test('429: no cluster is asked before Retry-After, not even by a person', async () => {
    const throttled = new UcsError({kind: 'throttled', message: 'slow down', retryAfterMs: 40 * second});
    let first = true;
    const reply = () => {
      const answer = first ? throttled : enabled;
      first = false;
      return answer;
    };
    const {clock, requests, poller, entry} = start(['a', 'b'], reply);
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
    const {clock, requests} = start(['a', 'b', 'c', 'd', 'e', 'f'], () => (throttled ? 'throttled' : enabled));
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

  test('what is no error of the API ends the run', async () => {
    const clock = createVirtualClock(testNow);
    const poller = createPoller({
      store: createMonitorStore({now: testNow, intervalMs: 5000}),
      gitops: () => Promise.reject(new TypeError('a bug')),
      listClusters: async () => [{id: 'a', name: 'a'}],
      relist: false,
      credentialsRenewed: async () => false,
      clock,
      random: () => 0.5,
      failGraceMs: minute,
    });
    const run = expect(poller.run(new AbortController().signal)).rejects.toThrow('a bug');
    await clock.advance(second);
    await run;
  });
});

describe('clocks and lists', () => {
  test('after a laptop slept, everything overdue is asked at once', async () => {
    const {clock, requests} = start(['a'], () => enabled);
    await clock.advance(second);
    clock.jump(60 * minute);
    await clock.advance(second);
    expect(requests).toHaveLength(2);
  });

  test('what was under way when a laptop went to sleep is asked anew at once, and is no failure', async () => {
    let dead = true;
    const hang = (signal?: AbortSignal) =>
      new Promise<never>((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    const {clock, times, entry} = start(['a'], (_id, signal) => (dead ? hang(signal) : enabled));
    await clock.advance(2 * second);
    dead = false;
    clock.jump(60 * minute);
    await clock.advance(second);
    expect(times('a')).toEqual([0, 3600 + 3]);
    expect(entry('a')).toMatchObject({connection: 'live', problem: null});
  });

  test('a clock that is set back delays nothing', async () => {
    const {clock, requests} = start(['a'], () => enabled);
    await clock.advance(second);
    clock.jump(-60 * minute);
    await clock.advance(6 * second);
    expect(requests).toHaveLength(2);
  });

  test('clusters that join, leave or are renamed are noticed within a minute', async () => {
    const {clock, store, relist, requests} = start(['a', 'b'], () => enabled);
    await clock.advance(second);
    relist(['b', 'c']);
    await clock.advance(minute);
    expect(store.getState().order).toEqual(['b', 'c']);
    expect(store.getState().selectedId).toBe('b');
    expect(requests.some(({id}) => id === 'c')).toBe(true);
  });
});
