import {eraseAll, eraseLine, eraseToEnd, wrapOff, wrapOn} from '../sequences.ts';
import {type Cell, isBlank, isCertain, lineCells, showsOnSpaces} from './cells.ts';

/** Moving on costs about as many bytes as writing so many unchanged cells again. */
const worthJumping = 6;

type Cells = readonly (Cell | null)[];

/** Where the terminal is while a frame is written. */
type Pen = {row: number; style: string; unsure: boolean; sawUnsure: boolean; readonly out: string[]};

function setStyle(pen: Pen, style: string): void {
  if (pen.style !== style) {
    const reset = pen.style === '' ? '' : style === '' ? '' : '0;';
    pen.out.push(`\u{1B}[${reset}${style}m`);
    pen.style = style;
  }
}

/** Positions are absolute, so that whatever went wrong on the screen before goes no further. */
function moveTo(pen: Pen, row: number, column: number): void {
  pen.out.push(pen.row === row ? `\u{1B}[${column + 1}G` : `\u{1B}[${row + 1};${column + 1}H`);
  pen.row = row;
  pen.unsure = false;
}

function sameCell(a: Cell | null | undefined, b: Cell | null | undefined): boolean {
  if (isBlank(a) && isBlank(b)) {
    return true;
  }
  return a === b || (a != null && b != null && a.text === b.text && a.style === b.style);
}

function hasUncertain(cells: Cells): boolean {
  return cells.some(cell => cell !== null && !isCertain(cell.text));
}

/** Stretches of columns to write: the changed ones, joined where jumping over the rest would cost more. */
function changedRuns(before: Cells, after: Cells): readonly (readonly [from: number, to: number])[] {
  const runs: [number, number][] = [];
  for (let column = 0; column < after.length; column += 1) {
    if (sameCell(before[column], after[column])) {
      continue;
    }
    // The second half of a wide character is written with its first.
    const from = after[column] === null ? column - 1 : column;
    const last = runs.at(-1);
    if (last && from - last[1] <= worthJumping) {
      last[1] = column + 1;
    } else {
      runs.push([from, column + 1]);
    }
  }
  return runs;
}

function writeCell(pen: Pen, row: number, column: number, cell: Cell): void {
  const certain = isCertain(cell.text);
  // Behind a character that terminals count differently the cursor may be anywhere.
  if (pen.unsure && certain) {
    moveTo(pen, row, column);
  }
  pen.unsure = !certain;
  pen.sawUnsure ||= pen.unsure;
  setStyle(pen, isBlank(cell) ? (showsOnSpaces(pen.style) ? '' : pen.style) : cell.style);
  pen.out.push(cell.text);
}

function writeCells(pen: Pen, row: number, cells: Cells, from: number, to: number): void {
  moveTo(pen, row, from);
  for (let column = from; column < to; column += 1) {
    const cell = cells[column];
    if (cell) {
      writeCell(pen, row, column, cell);
    }
  }
}

function writeLine(pen: Pen, row: number, before: Cells, after: Cells): void {
  // A terminal that counts cells differently may show anything on the rest of the line.
  if (hasUncertain(before) || hasUncertain(after)) {
    moveTo(pen, row, 0);
    setStyle(pen, '');
    pen.out.push(eraseLine);
    writeCells(pen, row, after, 0, after.length);
    return;
  }
  for (const [from, to] of changedRuns(before, after)) {
    writeCells(pen, row, after, from, to);
  }
  if (before.length > after.length) {
    moveTo(pen, row, after.length);
    setStyle(pen, '');
    pen.out.push(eraseToEnd);
  }
}

/**
 * What to write so that a screen that shows `before` shows `after`: only cells that changed. `before` null: nothing is
 * known of the screen, all of it is written.
 */
export function screenDiff(before: readonly string[] | null, after: readonly string[]): string {
  const pen: Pen = {row: -1, style: '', unsure: false, sawUnsure: false, out: before ? [] : [eraseAll]};
  const height = Math.max(before?.length ?? 0, after.length);
  for (let row = 0; row < height; row += 1) {
    const [was, is] = [before?.[row] ?? '', after[row] ?? ''];
    if (was !== is) {
      writeLine(pen, row, lineCells(was), lineCells(is));
    }
  }
  setStyle(pen, '');
  const bytes = pen.out.join('');
  return pen.sawUnsure ? wrapOff + bytes + wrapOn : bytes;
}
