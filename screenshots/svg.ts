import type {Cell} from '../test/helpers/terminal/terminal.ts';

const cellWidth = 8.4;
/** The height of a line of text (px). */
export const lineHeight = 18;
/** Between the edge of the picture and its text (px). */
export const padding = 14;

// A usual 16-colour palette on a dark ground; what is drawn are the colour numbers the program sent.
const palette = [
  '#3b4252',
  '#e06c75',
  '#98c379',
  '#e5c07b',
  '#61afef',
  '#c678dd',
  '#56b6c2',
  '#dcdfe4',
  '#5c6370',
  '#e06c75',
  '#98c379',
  '#e5c07b',
  '#61afef',
  '#c678dd',
  '#56b6c2',
  '#ffffff',
];
const foreground = '#dcdfe4';
const background = '#1e2127';

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

type Run = {readonly column: number; readonly text: string; readonly cell: Cell};

function sameLook(a: Cell, b: Cell): boolean {
  return a.color === b.color && a.bold === b.bold && a.dim === b.dim && a.inverse === b.inverse;
}

function runsOf(cells: readonly Cell[]): readonly Run[] {
  const runs: Run[] = [];
  for (const [column, cell] of cells.entries()) {
    const last = runs.at(-1);
    if (cell.width === 0) {
      continue;
    }
    if (last && sameLook(last.cell, cell)) {
      runs[runs.length - 1] = {...last, text: last.text + cell.char};
    } else {
      runs.push({column, text: cell.char, cell});
    }
  }
  return runs;
}

function runSvg({column, text, cell}: Run, row: number): string {
  const x = (padding + column * cellWidth).toFixed(1);
  const y = padding + row * lineHeight;
  const width = (text.length * cellWidth).toFixed(1);
  const color = palette[cell.color] ?? foreground;
  const ground = cell.inverse
    ? `<rect x="${x}" y="${y}" width="${width}" height="${lineHeight}" fill="${color}"/>`
    : '';
  if (text.trim() === '') {
    return ground;
  }
  const style = `${cell.bold ? ' font-weight="bold"' : ''}${cell.dim ? ' opacity="0.6"' : ''}`;
  const fill = cell.inverse ? background : color;
  const paint = fill === foreground ? '' : ` fill="${fill}"`;
  // Chromium does not take xml:space from a parent: spaces would collapse, and what is left be spread over the width.
  return `${ground}<text x="${x}" y="${y + 13}"${paint}${style} textLength="${width}" xml:space="preserve">${escapeXml(text)}</text>`;
}

/** The cells of one line, drawn where the line of that number stands. */
export function lineSvg(cells: readonly Cell[], row: number): string {
  return runsOf(cells)
    .map(run => runSvg(run, row))
    .filter(Boolean)
    .join('\n');
}

/** A window of so many cells around what was drawn for its lines; `style` is CSS. */
export function windowSvg(columns: number, rows: number, body: string, style = ''): string {
  const width = Math.ceil(columns * cellWidth + 2 * padding);
  const height = rows * lineHeight + 2 * padding;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    ...(style === '' ? [] : [`<style>${style}</style>`]),
    `<rect width="100%" height="100%" rx="8" fill="${background}"/>`,
    `<g font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="14" fill="${foreground}">`,
    body,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

/** The cells of a screen as an SVG picture. */
export function screenSvg(cells: readonly (readonly Cell[])[]): string {
  return windowSvg(cells[0]?.length ?? 0, cells.length, cells.map(lineSvg).filter(Boolean).join('\n'));
}
