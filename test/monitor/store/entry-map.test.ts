import {expect, test} from 'vitest';
import {withEntries} from '../../../source/monitor/store/entry-map.ts';

const start: ReadonlyMap<string, number> = new Map([
  ['b', 1],
  ['a', 2],
  ['c', 3],
]);

test('other values for some keys, in the same order; the map before stays as it was', () => {
  const once = withEntries(start, [['a', 20]]);
  const twice = withEntries(once, [
    ['c', 30],
    ['b', 10],
  ]);
  expect([...start]).toEqual([
    ['b', 1],
    ['a', 2],
    ['c', 3],
  ]);
  expect([...once]).toEqual([
    ['b', 1],
    ['a', 20],
    ['c', 3],
  ]);
  expect([...twice]).toEqual([
    ['b', 10],
    ['a', 20],
    ['c', 30],
  ]);
});

test('it reads as any map does', () => {
  const map = withEntries(start, [['a', 20]]);
  const visited: string[] = [];
  map.forEach((value, key, whole) => {
    visited.push(`${key}=${value} of ${whole.size}`);
  });
  expect(visited).toEqual(['b=1 of 3', 'a=20 of 3', 'c=3 of 3']);
  expect([...map.keys()]).toEqual(['b', 'a', 'c']);
  expect([...map.values()]).toEqual([1, 20, 3]);
  expect([...map.entries()]).toEqual([...map]);
  expect([map.get('a'), map.get('x'), map.has('a'), map.has('x')]).toEqual([20, undefined, true, false]);
});

test('a key that is not there is not added', () => {
  expect([...withEntries(start, [['x', 9]]).keys()]).toEqual(['b', 'a', 'c']);
});
