import {expect, onTestFinished, test} from 'vitest';
import {createReplayer} from '../../../source/monitor/recording/replayer.ts';
import {createMonitorStore} from '../../../source/monitor/store/store.ts';
import {ucsFailure} from '../../../source/ucs/errors/words.ts';
import {decodeAnswer} from '../../../source/ucs/pages.ts';
import {minute, rules, second, testNow} from '../../helpers/pods.ts';
import {readRecording, recordToMemory} from '../../helpers/recording.ts';
import {createVirtualClock} from '../../helpers/virtual-clock.ts';

const a = {id: 'a', name: 'prod-a'};
const b = {id: 'b', name: 'prod-b'};
const pages = [{status: 200, bytes: Buffer.from('{"metadata":{},"items":[]}')}];

async function replay(text: string) {
  const {lines, read} = await readRecording(text);
  const clock = createVirtualClock(0);
  const store = createMonitorStore({now: 0, intervalMs: 5 * second});
  const replayer = createReplayer({
    ...{store, lines, read, decodeAnswer, clock, rules: rules(minute), speed: 1, slowest: 0.25, fastest: 64},
    endNotice: 'The end.',
  });
  const stop = new AbortController();
  const run = replayer.run(stop.signal);
  onTestFinished(async () => {
    stop.abort();
    await run;
  });
  const now = () => (store.getState().now - testNow) / second;
  return {clock, store, replayer, now};
}

const other = [{status: 200, bytes: Buffer.from('{"metadata":{},"items":[],"more":1}')}];

/** a is said to be installing after forty seconds, and b is cut off after half a minute. */
function changing(): string {
  const {recorder, text} = recordToMemory();
  const installing = [{status: 404, bytes: Buffer.from('{"error_code":"UCS.00060004","error_msg":"installing"}')}];
  recorder.clusters(testNow, [a, b]);
  for (let elapsed = 5; elapsed <= 60; elapsed += 5) {
    const at = testNow + elapsed * second;
    recorder.answer(at, a, elapsed < 20 ? pages : elapsed < 40 ? other : installing);
    if (elapsed === 30) {
      recorder.failure(at + second, b, ucsFailure({kind: 'network', message: 'refused'}));
    } else {
      recorder.answer(at + second, b, pages);
    }
  }
  return text();
}

test('on and back, of a cluster or of any, and there is an end', async () => {
  const {replayer, now, store} = await replay(changing());
  replayer.setPaused(true);
  const go = (by: 1 | -1, clusterId: string | null) => [replayer.toChange(by, clusterId), now()];
  expect(go(-1, null)).toEqual([false, 0]);
  expect(go(1, 'b')).toEqual([true, 31]);
  expect(go(1, 'b')).toEqual([true, 36]);
  expect(go(1, 'b')).toEqual([false, 36]);
  expect(go(1, null)).toEqual([true, 40]);
  expect(go(1, null)).toEqual([false, 40]);
  expect(go(-1, null)).toEqual([true, 36]);
  expect(go(-1, 'a')).toEqual([false, 36]);
  expect(go(-1, null)).toEqual([true, 31]);
  expect(store.getState().clusters.get('b')?.connection).toBe('stale');
  expect(go(-1, null)).toEqual([false, 31]);
});

test('a change that was played some time ago is gone back to', async () => {
  const {replayer, now, clock} = await replay(changing());
  await clock.advance(45 * second);
  expect([replayer.toChange(-1, null), now()]).toEqual([true, 40]);
});

test('in the run before', async () => {
  const {replayer, now} = await replay(changing() + changing());
  replayer.setPaused(true);
  for (const _ of ['b', 'b', 'a', 'b of the second run']) {
    expect(replayer.toChange(1, null)).toBe(true);
  }
  expect(now()).toBe(31);
  expect([replayer.toChange(-1, null), now()]).toEqual([true, 40]);
});

test('how long it is, where it stands, and where a cluster answered something else', async () => {
  const {clock, store} = await replay(changing());
  await clock.advance(12 * second);
  expect(store.getState().replay).toEqual({
    speed: 1,
    ended: false,
    elapsed: 12 * second,
    total: 61 * second,
    marks: [
      {at: 20 * second, clusterId: 'a'},
      {at: 31 * second, clusterId: 'b'},
      {at: 36 * second, clusterId: 'b'},
      {at: 40 * second, clusterId: 'a'},
    ],
  });
});
