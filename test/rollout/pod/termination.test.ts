import {describe, expect, it} from 'vitest';
import {
  endedWell,
  exitCodeMeaning,
  exitedZero,
  terminationAdvice,
  terminationPhrase,
  wasKilled,
} from '../../../source/rollout/pod/termination.ts';
import {second, termination, testNow} from '../../helpers/pods.ts';

describe('exitCodeMeaning', () => {
  it.each<[code: number, words: RegExp]>([
    [0, /without an error/],
    [1, /application/],
    [2, /panic/],
    [126, /cannot be executed/],
    [127, /not found/],
    [128, /could not be started/],
    [130, /^killed by signal 2$/],
    [134, /SIGABRT/],
    [137, /SIGKILL/],
    [139, /SIGSEGV/],
    [143, /SIGTERM/],
    [192, /^killed by signal 64$/],
    [255, /out of range/],
  ])('knows %i', (code, words) => {
    expect(exitCodeMeaning(code)).toMatch(words);
  });

  it.each([3, 42, 125, 193, 254, -1])('leaves %i to the application', code => {
    expect(exitCodeMeaning(code)).toBeNull();
  });
});

describe('terminationPhrase', () => {
  it.each([
    ['a code with a meaning', termination(127), 'exit code 127 (the command was not found in the image)'],
    ['a code without one', termination(42), 'exit code 42'],
    [
      'a reason that says more',
      termination(137, {reason: 'OOMKilled'}),
      'OOMKilled, exit code 137 (killed because it used more than its memory limit)',
    ],
    ['a reason nobody knows', termination(42, {reason: 'Odd'}), 'Odd, exit code 42'],
    [
      'a command that cannot run',
      termination(126, {reason: 'ContainerCannotRun'}),
      'ContainerCannotRun, exit code 126 (the runtime could not run its command)',
    ],
    [
      'a start that fails',
      termination(128, {reason: 'StartError'}),
      'StartError, exit code 128 (the runtime could not start it)',
    ],
    [
      'a deadline',
      termination(143, {reason: 'DeadlineExceeded'}),
      'DeadlineExceeded, exit code 143 (ran longer than it was allowed to)',
    ],
    [
      'a node that lost it',
      termination(137, {reason: 'ContainerStatusUnknown'}),
      'ContainerStatusUnknown (the node lost track of it)',
    ],
    [
      'a signal',
      termination(null, {signal: 9}),
      'signal 9 (killed (SIGKILL): out of memory, or it did not stop in time)',
    ],
    [
      'a signal beside exit code 0',
      termination(0, {signal: 9}),
      'exit code 0, signal 9 (killed (SIGKILL): out of memory, or it did not stop in time)',
    ],
    [
      'how long it ran',
      termination(42, {startedAt: testNow - 90 * second, finishedAt: testNow - 60 * second}),
      'exit code 42 after 30s',
    ],
    ['an end before the start', termination(42, {startedAt: testNow, finishedAt: testNow - 1}), 'exit code 42'],
    ['a start in 1970', termination(42, {startedAt: 0, finishedAt: testNow}), 'exit code 42'],
    ['nothing', termination(null), 'exit code unknown'],
  ])('%s', (_name, ended, phrase) => {
    expect(terminationPhrase(ended)).toBe(phrase);
  });
});

describe('terminationAdvice', () => {
  it.each([
    [termination(137, {reason: 'OOMKilled'}), /memory limit/],
    [termination(137), /liveness probe/],
    [termination(0), /liveness probe/],
    [termination(0, {signal: 9}), /memory limit/],
    [termination(137, {reason: 'ContainerStatusUnknown'}), /node/],
    [termination(255, {reason: 'Unknown'}), /node/],
    [termination(143, {reason: 'OOMKilled'}), /drain/],
    [termination(143), /liveness probe/],
    [termination(128), /the node/],
    [termination(134), /whether the image fits/],
    [termination(139), /whether the image fits/],
    [termination(126), /command/],
    [termination(127), /command/],
  ])('knows what to do (%#)', (ended, words) => {
    expect(terminationAdvice(ended)?.check).toMatch(words);
  });

  it('knows nothing about an error of the application', () => {
    expect(terminationAdvice(termination(1))).toBeNull();
  });
});

describe('how well a container ended', () => {
  it.each([
    ['exit code 0', termination(0), {exitedZero: true, endedWell: true, wasKilled: false}],
    ['no code', termination(null, {reason: null}), {exitedZero: true, endedWell: true, wasKilled: false}],
    ['an error', termination(1), {exitedZero: false, endedWell: false, wasKilled: false}],
    ['exit code 137', termination(137), {exitedZero: false, endedWell: false, wasKilled: true}],
    ['signal 9 beside 0', termination(0, {signal: 9}), {exitedZero: true, endedWell: false, wasKilled: true}],
    ['signal 9', termination(null, {signal: 9}), {exitedZero: false, endedWell: false, wasKilled: true}],
    ['OOMKilled with 0', termination(0, {reason: 'OOMKilled'}), {exitedZero: true, endedWell: false, wasKilled: true}],
    [
      'the stand-in of the kubelet',
      termination(137, {reason: 'ContainerStatusUnknown'}),
      {exitedZero: false, endedWell: false, wasKilled: false},
    ],
  ])('%s', (_name, ended, expected) => {
    const found = {exitedZero: exitedZero(ended), endedWell: endedWell(ended), wasKilled: wasKilled(ended)};
    expect(found).toEqual(expected);
  });
});
