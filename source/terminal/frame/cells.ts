import {textWidth} from '../../text/fit.ts';
import {ownCharacters} from '../own-characters.ts';

/** What a cell of the screen shows. A wide character fills two: its own and a `null` behind it. */
export type Cell = {readonly text: string; readonly style: string};

const sgr = /\u{1B}\[([\d;]*)m/gu;

// How many cells these take is certain: ASCII, and what this program draws with. Nearly every line is made of them.
const oneCellEach = new RegExp(`^[ -~${ownCharacters}]*$`);

/** Whether terminals agree on how many cells this takes. */
export function isCertain(text: string): boolean {
  return oneCellEach.test(text);
}

type Attributes = {bold: boolean; dim: boolean; underline: boolean; inverse: boolean; color: string};

const noAttributes: Readonly<Attributes> = {bold: false, dim: false, underline: false, inverse: false, color: ''};

/** The codes that set these attributes on a terminal in its default style. */
function styleOf({bold, dim, underline, inverse, color}: Attributes): string {
  return [bold ? '1' : '', dim ? '2' : '', underline ? '4' : '', inverse ? '7' : '', color].filter(Boolean).join(';');
}

function apply(attributes: Attributes, code: string): void {
  switch (code) {
    case '1':
      attributes.bold = true;
      break;
    case '2':
      attributes.dim = true;
      break;
    case '22':
      attributes.bold = false;
      attributes.dim = false;
      break;
    case '4':
    case '24':
      attributes.underline = code === '4';
      break;
    case '7':
    case '27':
      attributes.inverse = code === '7';
      break;
    case '39':
      attributes.color = '';
      break;
    case '':
    case '0':
      Object.assign(attributes, noAttributes);
      break;
    default:
      attributes.color = code;
  }
}

function pushText(cells: (Cell | null)[], text: string, style: string): void {
  if (oneCellEach.test(text)) {
    for (const char of text) {
      cells.push({text: char, style});
    }
    return;
  }
  for (const {segment} of new Intl.Segmenter().segment(text)) {
    // As Ink counts: whatever it prints takes a cell at least.
    const width = Math.max(1, textWidth(segment));
    cells.push({text: segment, style}, ...Array.from({length: width - 1}, () => null));
  }
}

/** A line of a frame (text and style sequences, nothing else) as cells, without blank ones at its end. */
export function lineCells(line: string): readonly (Cell | null)[] {
  const cells: (Cell | null)[] = [];
  const attributes: Attributes = {...noAttributes};
  let from = 0;
  for (const match of line.matchAll(sgr)) {
    pushText(cells, line.slice(from, match.index), styleOf(attributes));
    from = match.index + match[0].length;
    for (const code of (match[1] ?? '').split(';')) {
      apply(attributes, code);
    }
  }
  pushText(cells, line.slice(from), styleOf(attributes));
  while (cells.length > 0 && isBlank(cells.at(-1))) {
    cells.pop();
  }
  return cells;
}

const underlinedOrInverse = /(^|;)[47](;|$)/;

/** Whether a space in this style can be seen. */
export function showsOnSpaces(style: string): boolean {
  return underlinedOrInverse.test(style);
}

/** Nothing to be seen: no cell, or a space in a style that does not show on spaces. */
export function isBlank(cell: Cell | null | undefined): boolean {
  return cell === undefined || (cell?.text === ' ' && !showsOnSpaces(cell.style));
}
