import {textWidth} from '../../../text/fit.ts';

/** What a line tells of a pod beside its name; `bar` and `now` are its steps, drawn and in words. */
export type LineColumn = 'phase' | 'ready' | 'restarts' | 'age' | 'bar' | 'now' | 'node' | 'tag';

/** Cells of the cursor's mark and the glyph of the health. */
export const marksWidth = 4;

const leastName = 6;
const mostName = 28;

/** A column and its least width. */
type Least = readonly [column: LineColumn, cells: number];

/** In the order in which they are given up when the terminal is narrow, last first. */
const first: readonly Least[] = [
  ['ready', 4],
  ['now', 16],
  ['bar', 8],
  ['phase', 9],
  ['restarts', 5],
];

/** What these take before there are others: `ImagePullBackOff 3m14s`, and a bar that can be read. */
const wanted: readonly Least[] = [
  ['now', 22],
  ['bar', 24],
];

const others: readonly Least[] = [
  ['age', 6],
  ['node', 15],
  ['tag', 8],
];

/** What they take at most: `ImagePullBackOff 3m14s, 12 tries`, and a bar that longer would only spread out. */
const most: readonly Least[] = [
  ['now', 32],
  ['bar', 72],
];

const shownOrder: readonly LineColumn[] = ['phase', 'ready', 'restarts', 'bar', 'now', 'age', 'node', 'tag'];

/** The columns that fit into a line, a space apart, and how wide each is. */
export type LineColumns = {readonly name: number; readonly widths: ReadonlyMap<LineColumn, number>};

type Chosen = {readonly widths: ReadonlyMap<LineColumn, number>; readonly left: number};

function added(chosen: Chosen, columns: readonly Least[]): Chosen {
  const widths = new Map(chosen.widths);
  let {left} = chosen;
  for (const [column, cells] of columns) {
    if (left < cells + 1) {
      break;
    }
    widths.set(column, cells);
    left -= cells + 1;
  }
  return {widths, left};
}

function grown(chosen: Chosen, columns: readonly Least[]): Chosen {
  const widths = new Map(chosen.widths);
  let {left} = chosen;
  for (const [column, cells] of columns) {
    const width = widths.get(column);
    if (width !== undefined) {
      const more = Math.max(0, Math.min(cells - width, left));
      widths.set(column, width + more);
      left -= more;
    }
  }
  return {widths, left};
}

/** How wide the longest of these names is, cells. */
export function longestOf(names: Iterable<string>): number {
  let longest = 0;
  for (const name of names) {
    longest = Math.max(longest, textWidth(name));
  }
  return longest;
}

/** The columns for lines of `width` cells beside names of at most so many. */
export function lineColumns(width: number, longestName: number): LineColumns {
  const name = Math.max(
    0,
    Math.min(
      Math.max(leastName, longestName),
      mostName,
      Math.max(leastName, Math.floor(width / 3)),
      width - marksWidth,
    ),
  );
  const readable = grown(added({widths: new Map(), left: width - marksWidth - name}, first), wanted);
  const {widths} = grown(added(readable, others), most);
  return {name, widths: new Map([...widths].toSorted(([a], [b]) => shownOrder.indexOf(a) - shownOrder.indexOf(b)))};
}
