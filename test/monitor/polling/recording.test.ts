import {expect, test} from 'vitest';
import type {Recorder} from '../../../source/monitor/recording/recorder.ts';
import {ucsFailure} from '../../../source/ucs/errors/words.ts';
import {second, testNow} from '../../helpers/pods.ts';
import {enabled, startPoller} from './virtual-poller.ts';

test('what comes is recorded as it is shown, and before that', async () => {
  const refused = ucsFailure({kind: 'network', message: 'refused'});
  const lines: unknown[] = [];
  const recorder: Recorder = {
    clusters: (at, clusters) => {
      lines.push([at, clusters.map(({name}) => name), store.getState().order]);
    },
    answer: (at, {name}, pages) => {
      lines.push([at, name, pages, entry('a')?.snapshot]);
    },
    failure: (at, cluster, error) => {
      lines.push([at, cluster?.name, error, cluster === null ? store.getState().listProblem : entry('b')?.problem]);
    },
  };
  const reply = (id: string) => (id === 'a' ? enabled : refused);
  const {clock, store, entry, poller, relist} = startPoller(['a', 'b'], reply, {recorder});
  await clock.advance(second);
  relist(Promise.reject(refused));
  poller.pollNow(null);
  await clock.advance(second);
  expect(lines.slice(0, 4)).toEqual([
    [testNow, ['a', 'b'], []],
    [testNow, 'a', enabled.pages, null],
    [testNow, 'b', refused, null],
    [testNow + second, undefined, refused, null],
  ]);
  expect(entry('a')?.snapshot?.observedAt).toBe(testNow);
  expect(entry('b')?.problem?.since).toBe(testNow);
  expect(store.getState().listProblem?.since).toBe(testNow + second);
});

test('a request that was given up is not recorded', async () => {
  const lines: unknown[] = [];
  const note = (...line: unknown[]) => void lines.push(line);
  const givenUp = (_id: string, signal?: AbortSignal) =>
    new Promise<never>((_resolve, reject) => {
      signal?.addEventListener('abort', () => reject(ucsFailure({kind: 'network', message: 'aborted'})));
    });
  const recorder = {clusters: () => {}, answer: note, failure: note};
  const {clock} = startPoller(['a'], givenUp, {recorder});
  await clock.advance(second);
  clock.jump(3600 * second);
  await clock.advance(second);
  expect(lines).toEqual([]);
});
