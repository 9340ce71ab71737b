export type FleetColumn = 'CLUSTER' | 'STATE' | 'READY' | 'FOR' | 'WHY' | 'RESTARTS';

/** How wide each column is, in the order they are shown, and the blank cells behind each. */
export type FleetColumns = {readonly widths: ReadonlyMap<FleetColumn, number>; readonly gap: number};

/** The mark of the cursor stands before the name. */
export const cursorCells = 2;

/** State and mark of stale data: `✗~`. */
export const glyphCells = 2;

/** `-~ not enabled` */
const stateCells = 14;

const forCells = 5;
const restartsCells = 8;
const [leastName, fairName, mostName] = [12, 16, 30];
const [leastWhy, fairWhy, goodWhy] = [14, 20, 28];

/**
 * The columns for `width` cells. What somebody needs first stays longest: name, state as a glyph, ready, why, for; then the
 * state in words, then restarts. `longestName` and `longestReady` are cells.
 */
export function fleetColumns(width: number, longestName: number, longestReady: number): FleetColumns {
  const gap = width < 100 ? 1 : 2;
  const ready = Math.max('READY'.length, longestReady);
  const wanted = Math.min(mostName, longestName + cursorCells);
  const cells = {CLUSTER: leastName, STATE: glyphCells, READY: ready, FOR: 0, WHY: leastWhy, RESTARTS: 0};
  let left = width - (leastName + glyphCells + ready + leastWhy + 4 * gap);
  const grow = (column: FleetColumn, to: number) => {
    const by = Math.max(0, Math.min(left, to - cells[column]));
    cells[column] += by;
    left -= by;
  };
  const add = (column: FleetColumn, more: number, gaps = gap) => {
    if (left >= more + gaps) {
      cells[column] += more;
      left -= more + gaps;
    }
  };
  add('FOR', forCells);
  grow('WHY', fairWhy);
  grow('CLUSTER', Math.min(wanted, fairName));
  grow('WHY', goodWhy);
  add('STATE', stateCells - glyphCells, 0);
  grow('CLUSTER', wanted);
  add('RESTARTS', restartsCells);
  grow('WHY', Number.POSITIVE_INFINITY);
  const widths = new Map(Object.entries(cells).filter(([, columnCells]) => columnCells > 0)) as Map<
    FleetColumn,
    number
  >;
  return {widths, gap};
}

/** What stands above a column of so many cells; above the names it leaves out the place of the cursor's mark. */
export function headingOf(column: FleetColumn, cells: number): string {
  switch (column) {
    case 'CLUSTER':
      return `${' '.repeat(cursorCells)}CLUSTER`;
    case 'STATE':
      return cells === glyphCells ? '' : 'STATE';
    case 'WHY':
      return cells < 'WHY / WAITING FOR'.length ? 'WHY' : 'WHY / WAITING FOR';
    default:
      return column;
  }
}
