import fc from 'fast-check';
import {expect, test} from 'vitest';
import {atOnce, bytesAtOnce} from '../../source/json/pieces.ts';
import {textOf} from '../../source/json/scan.ts';
import {shortenLists} from '../../source/json/shorten-lists.ts';

const encoder = new TextEncoder();
const shortened = (json: string, maxEntries: number) => textOf(atOnce(shortenLists(encoder.encode(json), maxEntries)));

test.each<[string, string, string]>([
  ['a list', '[1,2,3,4]', '[1,2]'],
  ['a list that is short enough', '[1,2]', '[1,2]'],
  ['a list inside', '{"a":[1,2,3],"b":3}', '{"a":[1,2],"b":3}'],
  ['a list in a list', '[[1,2,3],[4,5,6],[7,8,9]]', '[[1,2],[4,5]]'],
  ['a list behind one that was cut', '{"a":[1,2,3],"b":[4,5,6]}', '{"a":[1,2],"b":[4,5]}'],
  ['an object has no entries', '{"a":1,"b":2,"c":3}', '{"a":1,"b":2,"c":3}'],
  ['commas and brackets in strings', '["a,b","]","c"]', '["a,b","]"]'],
  ['text that ends too early', '[1,2,3', '[1,2,3'],
])('%s', (_name, json, expected) => {
  expect(shortened(json, 2)).toBe(expected);
});

function firstTwo(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.slice(0, 2).map(firstTwo);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, firstTwo(each)]))
    : value;
}

test('any JSON is the same with its lists cut', () => {
  fc.assert(
    fc.property(fc.json(), json => {
      expect(JSON.parse(shortened(json, 2))).toEqual(firstTwo(JSON.parse(json)));
    }),
  );
});

test('megabytes are looked through in pieces', () => {
  const json = encoder.encode(JSON.stringify(Array.from({length: 2 * bytesAtOnce}, () => 1)));
  const work = shortenLists(json, 2);
  const steps = Array.from({length: 4}, () => work.next().done);
  expect(steps).toEqual([false, false, false, false]);
  expect(textOf(atOnce(work))).toBe('[1,1]');
});
