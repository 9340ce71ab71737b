import type {Pieces} from './pieces.ts';
import {closes, comma, openList, opens, visitTokens} from './scan.ts';

/**
 * The JSON without what is behind the first `maxEntries` of any list in it, however deep: the rest is not read, and
 * parsing megabytes at once takes long. What is left out is not checked to be JSON.
 */
export function* shortenLists(json: Uint8Array, maxEntries: number): Pieces<Uint8Array> {
  const kept: Uint8Array[] = [];
  // Of every open bracket how many entries began so far; null: it is an object's.
  const open: (number | null)[] = [];
  let keptFrom = 0;
  let cut: {readonly start: number; readonly depth: number} | null = null;
  const countEntry = (start: number) => {
    const count = open.at(-1) ?? null;
    if (count !== null && cut === null) {
      open[open.length - 1] = count + 1;
      cut = count < maxEntries ? null : {start, depth: open.length};
    }
  };
  const endList = (end: number) => {
    open.pop();
    if (cut !== null && open.length < cut.depth) {
      kept.push(json.subarray(keptFrom, cut.start));
      keptFrom = end;
      cut = null;
    }
  };
  yield* visitTokens(json, (code, start) => {
    if (opens(code)) {
      open.push(code === openList ? 1 : null);
    } else if (closes(code)) {
      endList(start);
    } else if (code === comma) {
      countEntry(start);
    }
  });
  kept.push(json.subarray(keptFrom));
  return Buffer.concat(kept);
}
