/** Where laying out stands: before the token at `at`. */
export type LayoutPlace = {
  readonly at: number;
  readonly depth: number;
  /** After an opening bracket the first value starts a line; an empty pair stays on one. */
  readonly opened: boolean;
  /** A comma is written only when another value follows, because the next one may be hidden. */
  readonly comma: boolean;
};

/** The same while it moves. */
export type LayoutCursor = {-readonly [Key in keyof LayoutPlace]: LayoutPlace[Key]};

export const layoutStart: LayoutPlace = {at: 0, depth: 0, opened: false, comma: false};

/** Takes the parts of a line, from left to right. */
export type WritePart = (part: string) => void;

/** Deeper values keep this indentation, so that nesting of any depth stays readable and small. */
const maxIndent = 40;

const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const backslash = 0x5c;
const isOpening = (code: number) => code === 0x5b || code === 0x7b;
const isClosing = (code: number) => code === 0x5d || code === 0x7d;
const isBracket = (code: number) => isOpening(code) || isClosing(code);
const isSpace = (code: number) => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

function skipSpace(text: string, start: number): number {
  let index = start;
  while (isSpace(text.charCodeAt(index))) {
    index += 1;
  }
  return index;
}

/** The index just behind the string that starts at `start` with a quote. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === backslash) {
      backslashes += 1;
    }
    if (backslashes % 2 === 0) {
      return end + 1;
    }
  }
  return text.length;
}

const endsLiteral = (code: number) =>
  code === quote || code === comma || code === colon || isBracket(code) || isSpace(code);

/** The index just behind the string, number or word at `start`. */
function endOfScalar(text: string, start: number): number {
  if (text.charCodeAt(start) === quote) {
    return endOfString(text, start);
  }
  let index = start + 1;
  while (index < text.length && !endsLiteral(text.charCodeAt(index))) {
    index += 1;
  }
  return index;
}

/** The index just behind the value at `start`, whatever is nested in it. */
function endOfValue(text: string, start: number): number {
  let index = start;
  let depth = 0;
  do {
    const code = text.charCodeAt(index);
    if (isBracket(code)) {
      depth += isOpening(code) ? 1 : -1;
      index += 1;
    } else {
      index = code === comma || code === colon || isSpace(code) ? index + 1 : endOfScalar(text, index);
    }
  } while (depth > 0 && index < text.length);
  return index;
}

/** The index behind the hidden key at `start` and its value; null when what stands there is shown. */
function endOfHidden(text: string, start: number, end: number, hidden: ReadonlySet<string>): number | null {
  if (text.charCodeAt(start) !== quote || !hidden.has(text.slice(start + 1, end - 1))) {
    return null;
  }
  const behind = skipSpace(text, end);
  return text.charCodeAt(behind) === colon ? endOfValue(text, skipSpace(text, behind + 1)) : null;
}

/** Passes a comma or a colon; gives whether it stands in the line already. */
function passSeparator(cursor: LayoutCursor, code: number, write: WritePart | null): boolean {
  cursor.at += 1;
  if (code === comma) {
    cursor.comma = !cursor.opened;
    return false;
  }
  write?.(': ');
  return true;
}

/** Passes the bracket or scalar that ends at `end`. */
function passToken(text: string, cursor: LayoutCursor, end: number, begun: boolean, write: WritePart | null): void {
  const code = text.charCodeAt(cursor.at);
  cursor.depth = Math.max(0, cursor.depth - (isClosing(code) ? 1 : 0));
  write?.(begun ? '' : '  '.repeat(Math.min(cursor.depth, maxIndent)));
  write?.(text.slice(cursor.at, end));
  cursor.at = end;
  cursor.opened = isOpening(code);
  cursor.depth += cursor.opened ? 1 : 0;
  cursor.comma = false;
}

/** What comes next stands in a line of its own. */
function isNextLine({opened, comma: continued}: LayoutPlace, code: number): boolean {
  return isClosing(code) ? !opened : continued || opened;
}

/**
 * Goes on by one line of JSON text laid out with one value a line, and gives whether there was one. Nothing is parsed:
 * numbers, doubled keys and escapes stay as they were sent, and broken or very deep JSON is shown as far as it goes. The
 * keys in `hidden` are left out with their values. Without `write` the line is only passed.
 */
export function nextJsonLine(
  text: string,
  cursor: LayoutCursor,
  hidden: ReadonlySet<string>,
  write: WritePart | null,
): boolean {
  let begun = false;
  for (cursor.at = skipSpace(text, cursor.at); cursor.at < text.length; cursor.at = skipSpace(text, cursor.at)) {
    const code = text.charCodeAt(cursor.at);
    if (code === comma || code === colon) {
      begun = passSeparator(cursor, code, write) || begun;
      continue;
    }
    const end = isBracket(code) ? cursor.at + 1 : endOfScalar(text, cursor.at);
    const behindHidden = endOfHidden(text, cursor.at, end, hidden);
    if (behindHidden !== null) {
      cursor.at = behindHidden;
      continue;
    }
    if (begun && isNextLine(cursor, code)) {
      write?.(cursor.comma && !isClosing(code) ? ',' : '');
      return true;
    }
    passToken(text, cursor, end, begun, write);
    begun = true;
  }
  return begun;
}

/** The same for text that is no JSON: its lines as they are. */
export function nextTextLine(text: string, cursor: LayoutCursor, write: WritePart | null): boolean {
  if (cursor.at >= text.length) {
    return false;
  }
  const found = text.indexOf('\n', cursor.at);
  const end = found === -1 ? text.length : found;
  write?.(text.slice(cursor.at, end));
  cursor.at = end + 1;
  return true;
}
