import stringWidth from 'string-width';

// Measuring and splitting cost; nearly every text here is plain ASCII, where a character is a cell.
const plainAscii = /^[ -~]*$/;

/** Cells a text takes in a terminal. */
export function textWidth(text: string): number {
  return plainAscii.test(text) ? text.length : stringWidth(text);
}

/** A part of a text that is never torn, and the cells it takes. */
type Part = {readonly text: string; readonly cells: number};

// No honest character is wider. Letters that pile up in one (jamo, sound marks) would fit nowhere as a whole.
const widestPart = 2;

function* partsOf(text: string): Generator<Part> {
  if (plainAscii.test(text)) {
    for (const character of text) {
      yield {text: character, cells: 1};
    }
    return;
  }
  for (const {segment} of new Intl.Segmenter().segment(text)) {
    const cells = stringWidth(segment);
    if (cells <= widestPart) {
      yield {text: segment, cells};
    } else {
      for (const character of segment) {
        yield {text: character, cells: stringWidth(character)};
      }
    }
  }
}

function takeWhileFits(parts: Iterable<Part>, cells: number): readonly string[] {
  let used = 0;
  const taken: string[] = [];
  for (const part of parts) {
    used += part.cells;
    if (used > cells) {
      break;
    }
    taken.push(part.text);
  }
  return taken;
}

/** The text cut at its end to at most `cells`, with `mark` where something is missing. */
export function fitEnd(text: string, cells: number, mark = '…'): string {
  if (cells <= 0) {
    return '';
  }
  if (plainAscii.test(text)) {
    return text.length <= cells ? text : text.slice(0, Math.max(0, cells - mark.length)) + mark.slice(0, cells);
  }
  if (stringWidth(text) <= cells) {
    return text;
  }
  const room = cells - stringWidth(mark);
  return room < 0 ? '' : takeWhileFits(partsOf(text), room).join('') + mark;
}

/** The text cut in its middle: the hashes at the end of a pod name are what tells pods apart. */
export function fitMiddle(text: string, cells: number, mark = '…'): string {
  if (cells <= 0 || textWidth(text) <= cells) {
    return cells <= 0 ? '' : text;
  }
  const room = cells - stringWidth(mark);
  if (room < 2) {
    return fitEnd(text, cells, mark);
  }
  const tailCells = Math.floor(room / 2);
  if (plainAscii.test(text)) {
    return text.slice(0, room - tailCells) + mark + text.slice(text.length - tailCells);
  }
  const parts = [...partsOf(text)];
  const head = takeWhileFits(parts, room - tailCells);
  const tail = takeWhileFits(parts.toReversed(), tailCells).toReversed();
  return head.join('') + mark + tail.join('');
}

/** The text without its first `cells` cells; of a wide character that is cut in two a space stays. */
export function dropCells(text: string, cells: number): string {
  let used = 0;
  let index = 0;
  for (const part of partsOf(text)) {
    if (used >= cells) {
      break;
    }
    used += part.cells;
    index += part.text.length;
  }
  return ' '.repeat(Math.max(0, used - cells)) + text.slice(index);
}

/** The text padded with spaces to `cells`; longer ones stay as they are. */
export function padEnd(text: string, cells: number): string {
  return text + ' '.repeat(Math.max(0, cells - textWidth(text)));
}

/** The text cut or padded to exactly `cells`. */
export function fitColumn(text: string, cells: number, mark = '…'): string {
  return padEnd(fitEnd(text, cells, mark), cells);
}

/** Pieces of a word that is too long for a line; gives the last one. What fits nowhere is left out. */
function* piecesOf(word: string, cells: number): Generator<string, string> {
  let piece = '';
  let used = 0;
  for (const part of partsOf(word)) {
    if (used + part.cells > cells && piece !== '') {
      yield piece;
      piece = '';
      used = 0;
    }
    if (part.cells <= cells) {
      piece += part.text;
      used += part.cells;
    }
  }
  return piece;
}

function* linesOf(text: string, cells: number): Generator<string> {
  let line = '';
  let used = 0;
  for (const word of text.split(' ')) {
    const gap = line === '' ? '' : ' ';
    const wordCells = textWidth(word);
    if (used + gap.length + wordCells <= cells) {
      line += gap + word;
      used += gap.length + wordCells;
      continue;
    }
    if (line !== '') {
      yield line;
    }
    line = wordCells <= cells ? word : yield* piecesOf(word, cells);
    used = textWidth(line);
  }
  if (line !== '') {
    yield line;
  }
}

/** The text in lines of at most `cells`, broken between words where there are any, at most `maxLines` of them. */
export function wrapText(text: string, cells: number, maxLines = Number.POSITIVE_INFINITY, mark = '…'): string[] {
  if (cells <= 0) {
    return [];
  }
  const lines: string[] = [];
  for (const line of linesOf(text, cells)) {
    if (lines.length === maxLines) {
      const last = lines.pop() ?? '';
      return [...lines, fitEnd(`${last} ${mark}`, cells, mark)];
    }
    lines.push(line);
  }
  return lines;
}
