import {textWidth} from '../../text/fit.ts';
import {overlay} from '../overlay.ts';
import {ownCharacters} from '../own-characters.ts';
import {wrapOff, wrapOn} from '../sequences.ts';

// How many cells these take is certain: ASCII, and what this program draws with.
const foreign = new RegExp(`[^\\x00-\\x7E${ownCharacters}]`, 'u');

/** A control sequence, parted into its numbers and its last letter; a line end; text. */
const pieces = /\u{1B}\[([0-?]*)[ -/]*([@-~])|\n|[^\u{1B}\n]+/gu;

const otherSequence = /\u{1B}(?!\[)/u;

/** The column (from 0) that a control sequence leads to; undefined: it leaves the cursor in its column. */
function columnBy(letter: string, numbers: string): number | null | undefined {
  switch (letter) {
    case 'E':
    case 'F':
      return 0;
    case 'G':
      return Math.max(1, Number(numbers)) - 1;
    case 'C':
    case 'D':
    case 'H':
      return numbers === '' && letter === 'H' ? 0 : null;
    default:
      return undefined;
  }
}

/** Where the cursor is; unsure: behind a foreign character, so that the terminal may think otherwise. */
type Cursor = {readonly column: number; readonly unsure: boolean};

function* steadyText(text: string, start: Cursor): Generator<string, Cursor> {
  let {column, unsure} = start;
  for (const {segment} of new Intl.Segmenter().segment(text)) {
    const isForeign = foreign.test(segment);
    yield unsure && !isForeign ? `\u{1B}[${column + 1}G${segment}` : segment;
    unsure = isForeign;
    // As Ink counts: whatever it prints takes a cell at least.
    column += isForeign ? Math.max(1, textWidth(segment)) : segment.length;
  }
  return {column, unsure};
}

function* steadyPieces(frame: string): Generator<string> {
  // null: not known.
  let cursor: Cursor | null = {column: 0, unsure: false};
  for (const [piece, numbers = '', letter = ''] of frame.matchAll(pieces)) {
    const isText = letter === '' && piece !== '\n';
    if (isText && cursor !== null) {
      cursor = yield* steadyText(piece, cursor);
      continue;
    }
    yield piece;
    const column = piece === '\n' ? 0 : columnBy(letter, numbers);
    if (column !== undefined) {
      cursor = column === null ? null : {column, unsure: false};
    }
  }
}

/**
 * The same frame for terminals that do not agree with us, or with each other, on how many cells a character takes (emoji,
 * marks, ambiguous width): behind such characters the cursor is put where the rest belongs, and meanwhile no line wraps.
 * So frames stay closed, whatever text a server sends.
 */
export function steadyColumns(frame: string): string {
  return foreign.test(frame) && !otherSequence.test(frame) ? [wrapOff, ...steadyPieces(frame), wrapOn].join('') : frame;
}

/** The terminal, with steady columns in what fits its lines; longer ones are printed, and are to wrap. */
export function steadyTerminal(terminal: NodeJS.WriteStream): NodeJS.WriteStream {
  const fits = (data: string) => data.split('\n').every(line => textWidth(line) <= terminal.columns);
  const write = (data: string | Uint8Array, ...rest: readonly never[]) =>
    terminal.write(typeof data === 'string' && fits(data) ? steadyColumns(data) : data, ...rest);
  return overlay(terminal, {write});
}
