import {describe, expect, test} from 'vitest';
import {lineGrid, paneGrid, panesFit, topToShow, visibleRows} from '../../../source/ui/view/grid.ts';

describe('panes flow in the fewest columns that show them all, else in as many as fit', () => {
  test.each([
    [40, 6, 20, 1, 40],
    [76, 6, 20, 2, 38],
    [80, 6, 20, 2, 40],
    [120, 6, 20, 2, 60],
    [120, 6, 14, 3, 40],
    [120, 6, 31, 2, 60],
    [120, 1, 31, 1, 80],
    [200, 4, 50, 3, 66],
    [300, 6, 20, 4, 75],
    [120, 5000, 31, 3, 40],
  ])('%i columns, %i pods, %i rows: %i a row, %i wide', (width, count, height, columns, cellWidth) => {
    const grid = paneGrid(count, width, height, () => 5);
    expect([grid.columns, grid.cellWidth]).toEqual([columns, cellWidth]);
    expect(grid.columns * grid.cellWidth).toBeLessThanOrEqual(width);
  });

  test('a row is as high as its highest pane', () => {
    expect(paneGrid(5, 80, 20, index => 6 + index).rowHeights).toEqual([7, 9, 10]);
  });
});

test.each([
  ['120x36, 6 pods', 6, 120, 31, true],
  ['80x24, 6 pods', 6, 80, 20, true],
  ['50x15, 6 pods', 6, 50, 11, false],
  ['50x15, one pod', 1, 50, 11, true],
  ['too narrow for one', 1, 37, 30, false],
  ['too low for one', 1, 120, 4, false],
  ['5,000 pods', 5000, 120, 31, true],
] as const)('%s: panes fit is %j', (_name, count, width, height, fit) => {
  expect(panesFit(count, width, height)).toBe(fit);
});

describe('scrolling keeps the cursor in view and moves as little as possible', () => {
  const lines = lineGrid(100, 80);
  test.each([
    ['in view already', 10, 15, 10],
    ['above', 10, 5, 5],
    ['below', 10, 20, 11],
    ['at the end', 0, 99, 90],
    ['no room left unused at the end', 99, 99, 90],
  ])('%s', (_name, top, row, expected) => {
    expect(topToShow(lines, top, row, 10)).toBe(expected);
  });

  test('rows of different heights', () => {
    const grid = paneGrid(4, 40, 15, index => [6, 9, 6, 6][index] ?? 0);
    expect(visibleRows(grid, 0, 15)).toBe(2);
    expect(topToShow(grid, 0, 2, 15)).toBe(1);
    expect(topToShow(grid, 0, 3, 15)).toBe(2);
  });

  test('a row higher than the screen is shown all the same', () => {
    expect(
      visibleRows(
        paneGrid(1, 40, 10, () => 30),
        0,
        10,
      ),
    ).toBe(1);
  });

  test('nothing to show', () => {
    expect(topToShow(lineGrid(0, 80), 3, 0, 10)).toBe(0);
  });
});
