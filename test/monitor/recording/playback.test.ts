import {describe, expect, test} from 'vitest';
import type {RecordedLine} from '../../../source/monitor/recording/format.ts';
import {createPlayback} from '../../../source/monitor/recording/playback.ts';
import {endpointTrouble} from '../../../source/monitor/store/endpoint.ts';
import type {ClusterRef} from '../../../source/rollout/cluster/cluster.ts';
import type {FailureKind} from '../../../source/rollout/feed/failure-kinds.ts';
import {ucsFailure} from '../../../source/ucs/errors/words.ts';
import {decodeAnswer} from '../../../source/ucs/pages.ts';
import {minute, rules, second, testNow} from '../../helpers/pods.ts';

/** The playback of an endless recording of one cluster, which counts the lines that it reads. */
function playbackOf(bodyBytes: number) {
  let reads = 0;
  const cluster = {id: 'a', name: 'prod-a'};
  const body = (index: number) =>
    Buffer.from(`{"items":[],"metadata":{},"n":"${String(index).padStart(bodyBytes, '0')}"}`);
  const lineAt = (index: number): RecordedLine => {
    const at = testNow + index * 5 * second;
    return index === 0
      ? {kind: 'run', at, version: '1.2.3', intervalMs: 5000}
      : {kind: 'answer', at, cluster, clockSkewMs: 0, pages: [{status: 200, bytes: body(index)}]};
  };
  const read = (index: number) => {
    reads += 1;
    return {line: lineAt(index), nextAt: null};
  };
  const playback = createPlayback({read, decodeAnswer, rules: rules(minute)});
  const readsFor = (count: number) => {
    const before = reads;
    playback.moveTo(count);
    return reads - before;
  };
  const observedAt = () => playback.state().clusters.get('a')?.snapshot?.observedAt;
  return {playback, readsFor, observedAt};
}

test('going back reads only a few lines, wherever it leads', () => {
  const {readsFor, observedAt} = playbackOf(10);
  readsFor(4320);
  for (const count of [4319, 4000, 2161, 33, 32, 31, 2]) {
    expect(readsFor(count)).toBeLessThanOrEqual(32);
    expect(observedAt()).toBe(testNow + (count - 1) * 5 * second);
  }
});

test('a recording that begins without a list of clusters tells of none as new', () => {
  const pages = [{status: 200, bytes: Buffer.from('{"items":[]}')}];
  const lines = ['a', 'b'].map(
    (id): RecordedLine => ({kind: 'answer', at: testNow, cluster: {id, name: id}, pages, clockSkewMs: 0}),
  );
  const read = (index: number) => ({line: lines[index] as RecordedLine, nextAt: null});
  const playback = createPlayback({read, decodeAnswer, rules: rules(minute)});
  playback.moveTo(2);
  expect(playback.state()).toMatchObject({order: ['a', 'b'], changes: []});
});

test('a long recording keeps a bounded number of states', () => {
  const {readsFor} = playbackOf(10);
  readsFor(40_000);
  const reads = Array.from({length: 40_000 / 64}, (_, index) => readsFor(40_000 - index * 64 - 1));
  // 256 states at most, and not one line more than the distance between two of them.
  expect(Math.max(...reads)).toBe(255);
});

test('of large answers fewer are kept', () => {
  const {readsFor} = playbackOf(1024 * 1024);
  readsFor(400);
  expect(readsFor(399)).toBe(15);
});

describe('trouble of the whole endpoint, of which a recording tells only who met it', () => {
  const [a, b] = ['a', 'b'].map(id => ({id, name: id}));
  const pages = [{status: 200, bytes: Buffer.from('{"items":[]}')}];
  const answer = (cluster: ClusterRef, seconds: number): RecordedLine => ({
    kind: 'answer',
    at: testNow + seconds * second,
    cluster,
    pages,
    clockSkewMs: 0,
  });
  const failure = (kind: FailureKind, seconds: number): RecordedLine => ({
    kind: 'failure',
    at: testNow + seconds * second,
    cluster: a as ClusterRef,
    error: ucsFailure({kind, message: kind}),
  });
  const playbackOfLines = (lines: readonly RecordedLine[], nextAt: number | null = null) =>
    createPlayback({
      read: index => ({line: lines[index] as RecordedLine, nextAt}),
      decodeAnswer,
      rules: rules(minute),
    });

  test.each<[string, readonly RecordedLine[], boolean]>([
    ['a 401', [failure('auth', 0)], true],
    ['an answer to a request from before', [failure('auth', 0), answer(b as ClusterRef, 3)], true],
    ['another failure', [failure('auth', 0), failure('network', 3)], true],
    ['an answer to the cluster that met it', [failure('auth', 0), answer(a as ClusterRef, 3)], false],
    ['an answer long after', [failure('auth', 0), answer(b as ClusterRef, 61)], false],
  ])('after %s', (_what, lines, isRefused) => {
    const playback = playbackOfLines(lines);
    playback.moveTo(lines.length);
    expect(endpointTrouble(playback.state())?.kind).toBe(isRefused ? 'refused' : undefined);
  });

  test('a 429 lasts until its cluster is heard of again', () => {
    const playback = playbackOfLines([failure('throttled', 0)], testNow + 40 * second);
    playback.moveTo(1);
    expect(playback.state().quiet).toMatchObject({clusterId: 'a', from: testNow, until: testNow + 40 * second});
  });
});
