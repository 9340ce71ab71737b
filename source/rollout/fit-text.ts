import stringWidth from 'string-width';

// Measuring and splitting cost; nearly every text here is plain ASCII, where a character is a cell.
const plainAscii = /^[ -~]*$/;

/** Cells a text takes in a terminal. */
export function textWidth(text: string): number {
  return plainAscii.test(text) ? text.length : stringWidth(text);
}

function graphemes(text: string): string[] {
  return Array.from(new Intl.Segmenter().segment(text), part => part.segment);
}

function takeWhileFits(parts: readonly string[], cells: number): string[] {
  let used = 0;
  const end = parts.findIndex(part => {
    used += stringWidth(part);
    return used > cells;
  });
  return end === -1 ? [...parts] : parts.slice(0, end);
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
  return room < 0 ? '' : takeWhileFits(graphemes(text), room).join('') + mark;
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
  const parts = graphemes(text);
  const head = takeWhileFits(parts, room - tailCells);
  const tail = takeWhileFits(parts.toReversed(), tailCells).toReversed();
  return [...head, mark, ...tail].join('');
}

/** The text padded with spaces to `cells`; longer ones stay as they are. */
export function padEnd(text: string, cells: number): string {
  return text + ' '.repeat(Math.max(0, cells - textWidth(text)));
}

/** The text cut or padded to exactly `cells`. */
export function fitColumn(text: string, cells: number, mark = '…'): string {
  return padEnd(fitEnd(text, cells, mark), cells);
}

/** The text in lines of at most `cells`, broken between words where there are any, at most `maxLines` of them. */
export function wrapText(text: string, cells: number, maxLines = Number.POSITIVE_INFINITY, mark = '…'): string[] {
  if (cells <= 0) {
    return [];
  }
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (textWidth(joined) <= cells) {
      line = joined;
      continue;
    }
    if (line !== '') {
      lines.push(line);
    }
    line = word;
    while (textWidth(line) > cells) {
      const piece = takeWhileFits(graphemes(line), cells).join('');
      if (piece === '') {
        return lines;
      }
      lines.push(piece);
      line = line.slice(piece.length);
    }
  }
  if (line !== '') {
    lines.push(line);
  }
  if (lines.length <= maxLines) {
    return lines;
  }
  const kept = lines.slice(0, maxLines);
  const last = kept.at(-1) ?? '';
  kept[kept.length - 1] = fitEnd(`${last} ${mark}`, cells, mark);
  return kept;
}
