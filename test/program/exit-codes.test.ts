import {expect, test} from 'vitest';
import {exitCodes, exitCodeTable, stopCode} from '../../source/program/exit-codes.ts';
import {exitCodeOf, worstExitCode} from '../../source/program/failure.ts';
import {type FailureKind, retryOf} from '../../source/rollout/feed/failure-kinds.ts';
import {exitCodesMarkdown} from '../readme/program-markdown.ts';

test('every code has its meaning, once, in order', () => {
  const codes = [0, 1, 2, 3, 4, 5, 6, 7, 129, 130, 131, 143];
  expect(Object.values(exitCodes)).toEqual(codes);
  expect(exitCodeTable.map(({code}) => code)).toEqual(codes);
  expect(exitCodesMarkdown().split('\n').slice(2)).toEqual(
    exitCodeTable.map(({code, meaning}) => `| ${code} | ${meaning} |`),
  );
});

test('every kind of API failure ends with 5, 6 or 7', () => {
  const codes = Object.fromEntries(Object.keys(retryOf).map(kind => [kind, exitCodeOf(kind as FailureKind)]));
  expect(codes).toEqual({
    ...Object.fromEntries(Object.keys(retryOf).map(kind => [kind, 6])),
    auth: 5,
    forbidden: 5,
    'not-found': 7,
  });
});

test.each<readonly [readonly FailureKind[], number]>([
  [[], 0],
  [['not-found'], 7],
  [['not-found', 'timeout'], 6],
  [['not-found', 'timeout', 'forbidden'], 5],
])('failures %j together end with %i', (kinds, code) => {
  expect(worstExitCode(kinds)).toBe(code);
});

test.each([
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGQUIT', 131],
  ['SIGTERM', 143],
  ['EPIPE', 0],
  ['crash', 1],
  [new Error('something else'), 1],
])('stopped by %s the program ends with %i', (reason, code) => {
  expect(stopCode(reason)).toBe(code);
});
