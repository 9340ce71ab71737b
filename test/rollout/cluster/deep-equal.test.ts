import {expect, it} from 'vitest';
import {deepEqual} from '../../../source/rollout/cluster/deep-equal.ts';

it.each<[name: string, a: unknown, b: unknown, same: boolean]>([
  ['numbers', 1, 1, true],
  ['other numbers', 1, 2, false],
  ['NaN', Number.NaN, Number.NaN, true],
  ['a number and its text', 1, '1', false],
  ['null', null, null, true],
  ['null and an object', null, {}, false],
  ['null and undefined', null, undefined, false],
  ['objects', {a: 1, b: {c: [1, 2]}}, {b: {c: [1, 2]}, a: 1}, true],
  ['a deep difference', {a: {b: [1, {c: 2}]}}, {a: {b: [1, {c: 3}]}}, false],
  ['one key more', {a: 1}, {a: 1, b: 2}, false],
  ['one key less', {a: 1, b: 2}, {a: 1}, false],
  ['other keys', {a: undefined}, {b: undefined}, false],
  ['lists', [1, [2]], [1, [2]], true],
  ['lists in another order', [1, 2], [2, 1], false],
  ['lists of other lengths', [1], [1, 2], false],
  ['a list and an object', [], {}, false],
])('%s', (_name, a, b, same) => {
  expect(deepEqual(a, b)).toBe(same);
  expect(deepEqual(b, a)).toBe(same);
});
