import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createMonitorStore} from '../../../source/monitor/store/store.ts';
import {createWaitStore} from '../../../source/monitor/wait/verdict.ts';
import {ucsFailure} from '../../../source/ucs/errors/words.ts';
import {cutSegments, plainText, segmentsWidth} from '../../../source/ui/look/segments.ts';
import {createTheme} from '../../../source/ui/look/theme.ts';
import {type WaitLine, waitLines} from '../../../source/ui/wait/lines.ts';
import {container, minute, pod, second, testNow, waiting} from '../../helpers/pods.ts';
import {answerWith, type Script, scriptFor} from '../../helpers/screens.tsx';

const enabled = answerWith([pod(), pod({app: 'helm-controller'})]);
const installing = answerWith([
  pod(),
  pod({
    app: 'helm-controller',
    phase: 'Pending',
    containers: [container({state: waiting('ContainerCreating')})],
    createdAt: testNow,
    startTime: testNow,
  }),
]);
const refused = ucsFailure({kind: 'network', message: 'connection refused', hint: 'Check it.'});

type Size = {readonly columns: number; readonly rows: number};

function linesAfter(play: (script: Script) => void, size: Size = {columns: 100, rows: 30}, isAscii = false) {
  const store = createMonitorStore({now: testNow, intervalMs: 5 * second});
  const wait = createWaitStore(store, {stableForMs: 30 * second, startedAt: testNow, timeoutMs: 10 * minute});
  play(scriptFor(store));
  return waitLines(store.getState(), wait.getState(), size, createTheme({color: false, ascii: isAscii}).symbols);
}

const textOf = (lines: readonly WaitLine[]) => plainText(lines.map(({segments}) => segments)).split('\n');

const several = ({clusters, answer, fail, now}: Script) => {
  clusters('prod-a', 'b', 'c', 'd', 'e');
  answer('prod-a', installing);
  answer('b', enabled);
  answer('c', enabled);
  fail('d', refused);
  answer('prod-a', installing, testNow + 10 * second);
  answer('b', enabled, testNow + 10 * second);
  fail('c', refused, testNow + 10 * second);
  now(testNow + 20 * second);
};

test('a line per cluster: state, progress, what it waits for; then how far all of it is', () => {
  expect(textOf(linesAfter(several))).toEqual([
    '▸ prod-a  installing   ▰▰▰▰▰▰▱▱▱▱  1/2  helm-controller ContainerCreating 20s',
    '✓ b       enabled      ▰▰▰▰▰▰▰▰▰▰  2/2  done for 20s of 30s',
    '✓ c       enabled      ▰▰▰▰▰▰▰▰▰▰  2/2  last answer 20s ago: connection refused',
    '? d       unknown      ▱▱▱▱▱▱▱▱▱▱  0/0  connection refused',
    '? e       unknown      ▱▱▱▱▱▱▱▱▱▱  0/0  no answer yet',
    '0 of 5 done, 20s of 10m',
  ]);
});

test.each(['throttled', 'auth', 'not-found'] as const)('after %s the pods of before are faded, too', kind => {
  const lines = linesAfter(({clusters, answer, fail}) => {
    clusters('a', 'b');
    answer('a', enabled);
    fail('a', ucsFailure({kind, message: kind}));
    fail('b', ucsFailure({kind, message: kind}));
  });
  expect(lines.map(({faded}) => faded)).toEqual([true, false, false]);
});

test('what may be out of date is faded', () => {
  expect(linesAfter(several).map(({faded}) => faded)).toEqual([false, false, true, false, false, false]);
});

test('nothing but ASCII where that is wanted', () => {
  expect(textOf(linesAfter(several, {columns: 100, rows: 30}, true)).join('\n')).toMatch(/^[\n -~]*$/);
});

test('before the clusters are known', () => {
  expect(textOf(linesAfter(({now}) => now(testNow + 5 * second)))).toEqual(['looking for the clusters, 5s of 10m']);
});

const many = ({clusters, answer}: Script) => {
  const names = Array.from({length: 14}, (_, index) => `cluster-${index + 1}`);
  clusters(...names);
  for (const name of names.slice(0, 6)) {
    answer(name, enabled);
    answer(name, enabled, testNow + minute);
  }
};

test('of many the ten that matter: those that are not done go first, in their own order', () => {
  const lines = textOf(linesAfter(many));
  expect(lines.slice(0, 10).map(line => line.split(/ +/)[1])).toEqual(
    [1, 2, 7, 8, 9, 10, 11, 12, 13, 14].map(number => `cluster-${number}`),
  );
  expect(lines.slice(10)).toEqual(['  and 4 more', '6 of 14 done, 0s of 10m']);
});

test('never as high as the terminal, and cut to its width', () => {
  fc.assert(
    fc.property(fc.integer({min: 1, max: 140}), fc.integer({min: 2, max: 40}), (columns, rows) => {
      const lines = linesAfter(many, {columns, rows});
      expect(lines.length).toBeLessThan(rows);
      for (const {segments} of lines) {
        expect(segmentsWidth(cutSegments(segments, columns, '⋯'))).toBeLessThanOrEqual(columns);
      }
    }),
  );
});
