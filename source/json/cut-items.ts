import type {Pieces} from './pieces.ts';
import {blanks, closeList, closes, comma, openList, opens, quote, textOf, visitTokens} from './scan.ts';

/** Where a part of a body stands: from, up to and not including. */
type Range = readonly [start: number, end: number];

/** The JSON of an object with a list `items`, cut up. */
type CutBody = {
  /** The body with an empty list in the place of the entries. */
  readonly rest: Uint8Array;
  /** The first entries, at most as many as were asked for. */
  readonly entries: readonly Uint8Array[];
  /** How many there are. */
  readonly total: number;
};

/** Calls `visit` for every string, bracket and comma that is not inside of more than two brackets. */
function visitTop(
  json: Uint8Array,
  visit: (code: number, depth: number, start: number, end: number) => void,
): Pieces<void> {
  let depth = 0;
  return visitTokens(json, (code, start, end) => {
    depth -= closes(code) ? 1 : 0;
    if (depth <= 2) {
      visit(code, depth, start, end);
    }
    depth += opens(code) ? 1 : 0;
  });
}

/**
 * Cuts the entries out of the list `items`, so that they can be parsed one at a time: thousands of pods parsed at once
 * take long and much memory. Nothing is checked: the body is JSON exactly if `rest` and all entries are. null: the list
 * is not found, or there are several, and the body has to be parsed as a whole.
 */
export function* cutItems(json: Uint8Array, maxEntries: number): Pieces<CutBody | null> {
  const entries: Uint8Array[] = [];
  const lists: Range[] = [];
  let total = 0;
  let isItems = false;
  let listStart = -1;
  let entryStart = -1;
  const endEntry = (end: number): void => {
    total += 1;
    if (entries.length < maxEntries) {
      entries.push(json.subarray(entryStart, end));
    }
    entryStart = end + 1;
  };
  yield* visitTop(json, (code, depth, start, end) => {
    if (code === quote && depth === 1) {
      isItems = textOf(json.subarray(start, Math.min(end, start + 9))) === '"items';
    } else if (code === openList && depth === 1 && isItems) {
      listStart = start + 1;
      entryStart = listStart;
    } else if (code === comma && depth === 2 && listStart !== -1) {
      endEntry(start);
    } else if (code === closeList && depth === 1 && listStart !== -1) {
      if (total > 0 || json.subarray(entryStart, start).some(byte => !blanks.has(byte))) {
        endEntry(start);
      }
      lists.push([listStart, start]);
      listStart = -1;
    }
  });
  const [list, another] = lists;
  return list === undefined || another !== undefined
    ? null
    : {rest: Buffer.concat([json.subarray(0, list[0]), json.subarray(list[1])]), entries, total};
}
