import {bytesAtOnce, type Pieces} from './pieces.ts';

// In UTF-8 none of these bytes is ever a part of another character.
export const quote = 0x22;
export const comma = 0x2c;
const backslash = 0x5c;
export const openList = 0x5b;
export const closeList = 0x5d;
const openObject = 0x7b;
const closeObject = 0x7d;
export const blanks: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d]);

/** A body, or a part of one, as text: without a byte order mark at its beginning, and what is not UTF-8 replaced. */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** Whether a list or an object begins. */
export function opens(code: number): boolean {
  return code === openList || code === openObject;
}

/** Whether a list or an object ends. */
export function closes(code: number): boolean {
  return code === closeList || code === closeObject;
}

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

/** Takes what stands at `start`, up to and including `end`: a string (its first quote), a bracket or a comma. */
type VisitToken = (code: number, start: number, end: number) => void;

/** Calls `visit` for every string, bracket and comma of JSON text. */
export function* visitTokens(json: Uint8Array, visit: VisitToken): Pieces<void> {
  let pauseAt = bytesAtOnce;
  for (let index = 0; index < json.length; index += 1) {
    if (index >= pauseAt) {
      pauseAt = index + bytesAtOnce;
      yield;
    }
    const start = index;
    const code = json[index] ?? 0;
    if (code === quote) {
      index = endOfString(json, index);
      visit(code, start, index);
    } else if (code === comma || opens(code) || closes(code)) {
      visit(code, start, index);
    }
  }
}
