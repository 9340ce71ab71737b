/** Cells in columns, row by row, each row as high as its highest cell; lines are a grid of one column and height 1. */
export type Grid = {
  readonly kind: 'panes' | 'lines';
  readonly columns: number;
  readonly cellWidth: number;
  readonly rowHeights: readonly number[];
};

/** A pane narrower than this cannot show a status beside a name. */
export const minPaneWidth = 38;

/** Frame, steps, bar and counters. */
export const minPaneHeight = 5;

/** A pane wider than this only spreads its text. */
const maxPaneWidth = 80;

/** The fewest columns with which all panes are in view, because wide panes read best; else as many as fit. */
function paneColumns(count: number, width: number, height: number): number {
  const most = Math.max(1, Math.min(Math.floor(width / minPaneWidth), count));
  const least = Math.min(most, Math.ceil(width / maxPaneWidth));
  for (let columns = least; columns < most; columns += 1) {
    if (Math.ceil(count / columns) * minPaneHeight <= height) {
      return columns;
    }
  }
  return most;
}

/** Panes for a body of this size; `heightOf` gives the height of pane n. */
export function paneGrid(count: number, width: number, height: number, heightOf: (index: number) => number): Grid {
  const columns = paneColumns(count, width, height);
  const cellWidth = Math.min(Math.floor(width / columns), maxPaneWidth);
  const rowHeights: number[] = [];
  for (let first = 0; first < count; first += columns) {
    let rowHeight = 0;
    for (let index = first; index < Math.min(first + columns, count); index += 1) {
      rowHeight = Math.max(rowHeight, heightOf(index));
    }
    rowHeights.push(rowHeight);
  }
  return {kind: 'panes', columns, cellWidth, rowHeights};
}

export function lineGrid(count: number, width: number): Grid {
  return {kind: 'lines', columns: 1, cellWidth: width, rowHeights: Array.from({length: count}, () => 1)};
}

/** Whether panes serve better than lines: the screen holds all pods, or at least four of them. */
export function panesFit(count: number, width: number, height: number): boolean {
  const columns = Math.floor(width / minPaneWidth);
  return columns * Math.floor(height / minPaneHeight) >= Math.min(count, 4) && columns > 0 && height >= minPaneHeight;
}

/** How many rows from `top` on fit into `height`; at least one, so that something is shown. */
export function visibleRows(grid: Grid, top: number, height: number): number {
  let used = 0;
  let rows = 0;
  for (let row = top; row < grid.rowHeights.length; row += 1) {
    used += grid.rowHeights[row] ?? 0;
    if (used > height) {
      break;
    }
    rows += 1;
  }
  return Math.max(1, rows);
}

/** The first visible row that keeps `row` in view while moving as little as possible and leaving no room unused. */
export function topToShow(grid: Grid, top: number, row: number, height: number): number {
  let first = Math.max(0, Math.min(top, row, grid.rowHeights.length - 1));
  while (first < row && first + visibleRows(grid, first, height) <= row) {
    first += 1;
  }
  const rest = () => grid.rowHeights.slice(first - 1).reduce((sum, rowHeight) => sum + rowHeight, 0);
  while (first > 0 && rest() <= height) {
    first -= 1;
  }
  return first;
}
