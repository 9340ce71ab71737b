import {textOf} from './body.ts';

/** Where a part of a body stands: from, up to and not including. */
type Range = readonly [start: number, end: number];

/** The JSON of an object with a list `items`, cut up. */
export type CutBody = {
  /** The body with an empty list in the place of the entries. */
  readonly rest: Uint8Array;
  /** The first entries, at most as many as were asked for. */
  readonly entries: readonly Uint8Array[];
  /** How many there are. */
  readonly total: number;
};

// In UTF-8 none of these bytes is ever a part of another character.
const quote = 0x22;
const comma = 0x2c;
const backslash = 0x5c;
const openList = 0x5b;
const closeList = 0x5d;
const openObject = 0x7b;
const closeObject = 0x7d;
const blanks: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d]);

/** The index of the quote that ends the string beginning at `start`; the length when none does. */
function endOfString(json: Uint8Array, start: number): number {
  for (let end = json.indexOf(quote, start + 1); end !== -1; end = json.indexOf(quote, end + 1)) {
    let backslashes = 0;
    while (json[end - 1 - backslashes] === backslash) {
      backslashes += 1;
    }
    if (backslashes % 2 === 0) {
      return end;
    }
  }
  return json.length;
}

/** Calls `visit` for every string, bracket and comma that is not inside of more than two brackets. */
function visitTop(json: Uint8Array, visit: (code: number, depth: number, start: number, end: number) => void): void {
  let depth = 0;
  for (let index = 0; index < json.length; index += 1) {
    const start = index;
    const code = json[index] ?? 0;
    if (code === quote) {
      index = endOfString(json, index);
    } else if (code === closeList || code === closeObject) {
      depth -= 1;
    } else if (code !== comma && code !== openList && code !== openObject) {
      continue;
    }
    if (depth <= 2) {
      visit(code, depth, start, index);
    }
    depth += code === openList || code === openObject ? 1 : 0;
  }
}

/**
 * Cuts the entries out of the list `items`, so that they can be parsed one at a time: thousands of pods parsed at once
 * take long and much memory. Nothing is checked: the body is JSON exactly if `rest` and all entries are. null: the list
 * is not found, or there are several, and the body has to be parsed as a whole.
 */
export function cutItems(json: Uint8Array, maxEntries: number): CutBody | null {
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
  visitTop(json, (code, depth, start, end) => {
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
