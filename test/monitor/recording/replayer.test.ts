import {describe, expect, onTestFinished, test} from 'vitest';
import {createPlayback} from '../../../source/monitor/recording/playback.ts';
import {createReplayer, type ReplayerOptions} from '../../../source/monitor/recording/replayer.ts';
import {connectionOf, selectedEntry} from '../../../source/monitor/store/selectors.ts';
import {createMonitorStore} from '../../../source/monitor/store/store.ts';
import {ucsFailure} from '../../../source/ucs/errors/words.ts';
import {decodeAnswer} from '../../../source/ucs/pages.ts';
import {hour, minute, rules, second, testNow} from '../../helpers/pods.ts';
import {essence, readRecording, recordPlay, recordToMemory} from '../../helpers/recording.ts';
import {createVirtualClock} from '../../helpers/virtual-clock.ts';

type Trouble = Parameters<typeof recordPlay>[2];

const refuse = {status: 503, body: '{"error_code":"UCS.00000500","error_msg":"down"}'};

describe('a round trip through the real client and server', () => {
  test.each([
    ['rollout', 120, 0],
    ['upgrade', 90, 0],
    ['upgrade', 90, hour],
    ['disabling', 60, 0],
    ['sample', 10, -hour],
  ])('%s: the same states and changes, one by one, on and back', async (scenario, seconds, skewMs) => {
    const trouble: Trouble = ({server}, elapsed) => {
      server.answer('*', elapsed >= 30 && elapsed < 50 ? refuse : null);
    };
    const {text, live} = await recordPlay(scenario, seconds, trouble, skewMs);
    const {lines, read, damage} = await readRecording(text);
    expect(damage).toBeNull();
    const playback = createPlayback({read, decodeAnswer, rules: rules(minute)});
    const replayed = () => essence(playback.state());
    // The first line begins the run and says nothing.
    for (const [index, state] of live.entries()) {
      playback.moveTo(index + 2);
      expect(replayed()).toEqual(essence(state));
    }
    expect(playback.applied()).toBe(lines.length);
    expect(playback.state().changes).toEqual(live.at(-1)?.changes);
    for (const index of [live.length - 2, Math.floor(live.length / 2), 40, 3, 0].filter(index => index < live.length)) {
      playback.moveTo(index + 2);
      expect(replayed()).toEqual(essence(live[index] ?? playback.state()));
    }
  });
});

const a = {id: 'a', name: 'prod-a'};
const b = {id: 'b', name: 'prod-b'};
const pages = [{status: 200, bytes: Buffer.from('{"metadata":{},"items":[]}')}];

/** Two clusters for a minute: a answers every five seconds, b fails after half a minute. */
function minuteOfTwo(): string {
  const {recorder, text} = recordToMemory();
  recorder.clusters(testNow, [a, b]);
  for (let elapsed = 5; elapsed <= 60; elapsed += 5) {
    const at = testNow + elapsed * second;
    recorder.answer(at, a, pages);
    if (elapsed === 30) {
      recorder.failure(at + second, b, ucsFailure({kind: 'network', message: 'refused'}));
    } else if (elapsed < 30) {
      recorder.answer(at + second, b, pages);
    }
  }
  return text();
}

async function replay(text: string, options: Partial<ReplayerOptions> = {}) {
  const {lines, read} = await readRecording(text);
  const clock = createVirtualClock(0);
  const store = createMonitorStore({now: 0, intervalMs: 5 * second});
  const replayer = createReplayer({
    ...{store, lines, read, decodeAnswer, clock, rules: rules(minute), speed: 1, slowest: 0.25, fastest: 64},
    endNotice: 'The end.',
    ...options,
  });
  const stop = new AbortController();
  const run = replayer.run(stop.signal);
  onTestFinished(async () => {
    stop.abort();
    await run;
  });
  const now = () => (store.getState().now - testNow) / second;
  const observed = (id: string) => {
    const at = store.getState().clusters.get(id)?.snapshot?.observedAt;
    return at === undefined ? null : (at - testNow) / second;
  };
  return {clock, store, replayer, now, observed};
}

describe('playing', () => {
  test('the first moment is there at once, and the clock is that of the recording', async () => {
    const {store, now, observed} = await replay(minuteOfTwo());
    expect(store.getState()).toMatchObject({order: ['a', 'b'], selectedId: 'a', replay: {speed: 1, ended: false}});
    expect([now(), observed('a')]).toEqual([0, null]);
  });

  test.each([
    [1, 20_000],
    [4, 5000],
    [0.25, 80_000],
  ])('at %ix, twenty seconds take %i ms', async (speed, ms) => {
    const {clock, now, observed} = await replay(minuteOfTwo(), {speed});
    await clock.advance(ms);
    expect([now(), observed('a'), observed('b')]).toEqual([20, 20, 16]);
  });

  test('paused it stands still, and goes on from there', async () => {
    const {clock, store, replayer, now} = await replay(minuteOfTwo());
    await clock.advance(12 * second);
    replayer.setPaused(true);
    await clock.advance(30 * second);
    expect([now(), store.getState().paused]).toEqual([12, true]);
    replayer.setPaused(false);
    await clock.advance(3 * second);
    expect([now(), store.getState().paused]).toEqual([15, false]);
  });

  test('the speed is doubled and halved, between a quarter and 64', async () => {
    const {clock, store, replayer, now} = await replay(minuteOfTwo(), {speed: 1});
    replayer.changeSpeed(2);
    await clock.advance(5 * second);
    expect(now()).toBe(10);
    const speeds = [2, 2, 2, 2, 2, 2].map(factor => {
      replayer.changeSpeed(factor);
      return store.getState().replay?.speed;
    });
    expect(speeds).toEqual([4, 8, 16, 32, 64, 64]);
    for (let count = 0; count < 9; count += 1) {
      replayer.changeSpeed(0.5);
    }
    expect(store.getState().replay?.speed).toBe(0.25);
  });

  test('at the end it stays, says so once, and one can go back', async () => {
    const {clock, store, replayer, now} = await replay(minuteOfTwo(), {speed: 8});
    await clock.advance(30 * second);
    expect(now()).toBe(60);
    expect(store.getState()).toMatchObject({replay: {ended: true}, notice: 'The end.'});
    expect(replayer.step(1)).toBe(false);
    expect(replayer.step(-1)).toBe(true);
    expect(now()).toBe(50);
    expect(store.getState()).toMatchObject({replay: {ended: false}, notice: null});
    await clock.advance(second);
    expect(now()).toBe(58);
  });

  test('a process that was stopped goes on where it was', async () => {
    const {clock, now} = await replay(minuteOfTwo());
    await clock.advance(10 * second);
    clock.jump(3600 * second);
    await clock.advance(5 * second);
    expect(now()).toBeLessThanOrEqual(16);
  });
});

describe('steps', () => {
  test('while playing, ten seconds on and back; never before the beginning', async () => {
    const {clock, replayer, now, observed} = await replay(minuteOfTwo());
    await clock.advance(12 * second);
    replayer.step(1);
    expect([now(), observed('a')]).toEqual([22, 20]);
    replayer.step(-1);
    replayer.step(-1);
    expect([now(), observed('a')]).toEqual([2, null]);
    expect(replayer.step(-1)).toBe(true);
    expect(replayer.step(-1)).toBe(false);
    expect([now(), observed('a')]).toEqual([0, null]);
  });

  test('while paused, by answers of the shown cluster', async () => {
    const {clock, replayer, now, observed} = await replay(minuteOfTwo());
    await clock.advance(12 * second);
    replayer.setPaused(true);
    replayer.step(1);
    expect([now(), observed('a'), observed('b')]).toEqual([15, 15, 11]);
    replayer.select('b');
    replayer.step(1);
    expect([now(), observed('a'), observed('b')]).toEqual([16, 15, 16]);
    replayer.step(-1);
    replayer.step(-1);
    expect([now(), observed('a'), observed('b')]).toEqual([6, 5, 6]);
    expect(replayer.step(-1)).toBe(false);
    expect(now()).toBe(6);
  });
});

describe('what was shown then is shown again', () => {
  test('an outage: stale data, the problem, and when it was tried next', async () => {
    const {text} = await recordPlay('enabled', 60, ({server}, elapsed) => {
      server.answer('*', elapsed >= 20 && elapsed < 40 ? refuse : null);
    });
    const {clock, store} = await replay(text);
    const look = () => {
      const state = store.getState();
      const entry = selectedEntry(state);
      // The scenario begins 250 ms after the full second.
      const nextTry = (entry?.nextPollAt ?? Number.NaN) - testNow - 250;
      return entry && [connectionOf(state, entry), entry.problem?.failures ?? 0, nextTry / second];
    };
    await clock.advance(18 * second);
    expect(look()).toEqual(['live', 0, 20]);
    await clock.advance(10 * second);
    expect(look()).toEqual(['stale', 2, 30]);
    await clock.advance(14 * second);
    expect(look()).toEqual(['live', 0, 45]);
  });

  test('a settled cluster that was asked twice a minute is live, although it is selected now', async () => {
    const {recorder, text} = recordToMemory();
    for (const elapsed of [1, 31, 61]) {
      recorder.answer(testNow + elapsed * second, a, pages);
    }
    const {clock, store} = await replay(text());
    await clock.advance(29 * second);
    const entry = selectedEntry(store.getState());
    expect(entry && connectionOf(store.getState(), entry)).toBe('live');
  });

  test('the selected cluster stays selected, also after going to where it was not known yet', async () => {
    const {recorder, text} = recordToMemory();
    recorder.answer(testNow + second, a, pages);
    recorder.answer(testNow + 20 * second, b, pages);
    recorder.answer(testNow + 40 * second, b, pages);
    const {clock, store, replayer} = await replay(text());
    await clock.advance(25 * second);
    replayer.select('b');
    replayer.step(-1);
    expect(store.getState()).toMatchObject({order: ['a'], selectedId: 'a'});
    replayer.step(1);
    expect(store.getState()).toMatchObject({order: ['a', 'b'], selectedId: 'b'});
  });

  test('a second run begins anew', async () => {
    const {clock, store} = await replay(minuteOfTwo() + minuteOfTwo(), {speed: 10});
    await clock.advance(6100);
    expect(store.getState().changes).toHaveLength(1);
    await clock.advance(200);
    expect(store.getState()).toMatchObject({changes: [], order: ['a', 'b']});
  });

  test('a body that cannot be read is a failure, as it would have been', async () => {
    const {recorder, text} = recordToMemory();
    recorder.answer(testNow, a, [{status: 200, bytes: Buffer.from('{"items":{}}')}]);
    const {store} = await replay(text());
    expect(store.getState().clusters.get('a')).toMatchObject({connection: 'unreachable', problem: {kind: 'shape'}});
  });
});
