import {expect, test} from 'vitest';
import {lineColumns, longestOf, marksWidth} from '../../../../source/ui/screens/pods/columns.ts';

const apps = ['helm', 'image-automation', 'image-reflector', 'kustomize', 'notification', 'source'];

function cellsOf(width: number, names: readonly string[]): number {
  const {name, widths} = lineColumns(width, longestOf(names));
  return [...widths.values()].reduce((sum, cells) => sum + cells + 1, marksWidth + name);
}

test.each([
  ['apps', apps],
  ['one short name', ['a']],
  ['a long name', ['x'.repeat(300)]],
  ['wide characters', ['集'.repeat(20)]],
  ['none', []],
])('no line is wider than its terminal, and no column without cells: %s', (_name, names) => {
  for (let width = 40; width <= 200; width += 1) {
    const {name, widths} = lineColumns(width, longestOf(names));
    expect([width, cellsOf(width, names) <= width, name > 0, Math.min(...widths.values()) > 0]).toEqual([
      width,
      true,
      true,
      true,
    ]);
  }
});

test.each([
  ['apps', apps, 179],
  ['short names', ['helm', 'source'], 169],
])('%s: up to where a longer bar would only spread out, all cells are used', (_name, names, widest) => {
  for (let width = 40; width <= widest; width += 1) {
    expect([width, cellsOf(width, names)]).toEqual([width, width]);
  }
  expect(cellsOf(widest + 1, names)).toBe(widest);
});

test.each<[width: number, columns: Readonly<Record<string, number>>]>([
  [40, {name: 13, ready: 4, now: 17}],
  [50, {name: 16, ready: 4, now: 24}],
  [60, {name: 16, ready: 4, bar: 11, now: 22}],
  [80, {name: 16, phase: 9, ready: 4, restarts: 5, bar: 15, now: 22}],
  [120, {name: 16, phase: 9, ready: 4, restarts: 5, bar: 24, now: 30, age: 6, node: 15}],
  [160, {name: 16, phase: 9, ready: 4, restarts: 5, bar: 53, now: 32, age: 6, node: 15, tag: 8}],
])('the columns at %i, from left to right', (width, columns) => {
  const {name, widths} = lineColumns(width, longestOf(apps));
  expect(Object.entries({name, ...Object.fromEntries(widths)})).toEqual(Object.entries(columns));
});

test('a terminal with more room never shows fewer columns', () => {
  for (let width = 41; width <= 200; width += 1) {
    const [before, after] = [width - 1, width].map(each => [...lineColumns(each, longestOf(['source'])).widths.keys()]);
    expect([width, after]).toEqual([width, expect.arrayContaining(before ?? [])]);
  }
});
