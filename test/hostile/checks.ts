import {textWidth} from '../../source/text/fit.ts';

/** Characters that act on a terminal, hide something, or have no width that anybody could know. */
export const harmful =
  /[\x00-\x1f\x7f-\x9f\u2028\u2029\p{Cf}\p{Default_Ignorable_Code_Point}\p{Co}\p{Cn}\p{Cs}]|\p{M}{4}/u;

/** The lines of a text in which something harmful is, written out. */
export function harmIn(text: string): readonly string[] {
  return text
    .split('\n')
    .filter(line => harmful.test(line))
    .map(line => JSON.stringify(line));
}

/** The texts in a JSON value, keys too. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, part]) => [key, ...textsIn(part)])
    : [];
}

/** A line of text as cells; the second cell of a wide character is empty. */
export function cellsOf(line: string): readonly string[] {
  return Array.from(new Intl.Segmenter().segment(line), ({segment}) => segment).flatMap(segment => {
    const width = textWidth(segment);
    return width === 0 ? [] : [segment, ...Array.from({length: width - 1}, () => '')];
  });
}

type Frame = {readonly [part in 'topLeft' | 'topRight' | 'sides' | 'bottom' | 'horizontal']: string};

const frames: readonly Frame[] = [
  {topLeft: '╭', topRight: '╮', sides: '││', bottom: '╰╯', horizontal: '─'},
  // The one under the cursor.
  {topLeft: '┏', topRight: '┓', sides: '┃┃', bottom: '┗┛', horizontal: '━'},
];

function frameBegunBy(cell: string): Frame | undefined {
  return frames.find(({topLeft}) => topLeft === cell);
}

/** What is wrong with the frames on a screen (rows of cells): corners without their counterpart, sides with gaps. */
export function brokenFrames(rows: readonly (readonly string[])[]): readonly string[] {
  return rows.flatMap((cells, row) =>
    cells.flatMap((cell, left) => {
      const frame = frameBegunBy(cell);
      return frame === undefined ? [] : brokenFrame(rows, row, left, frame);
    }),
  );
}

function brokenFrame(rows: readonly (readonly string[])[], top: number, left: number, frame: Frame): readonly string[] {
  const at = (row: number, column: number): string => rows[row]?.[column] ?? '';
  const right = rows[top]?.indexOf(frame.topRight, left) ?? -1;
  const place = `the frame at row ${top}, column ${left}`;
  if (right === -1) {
    return [`${place} has no upper right corner`];
  }
  for (let row = top + 1; row < rows.length; row += 1) {
    const sides = `${at(row, left)}${at(row, right)}`;
    if (sides === frame.bottom) {
      const bottom = rows[row]?.slice(left + 1, right).join('') ?? '';
      return bottom !== '' && bottom.replaceAll(frame.horizontal, '') === ''
        ? []
        : [`${place} has a gap in its bottom: ${bottom}`];
    }
    if (sides !== frame.sides) {
      return [`${place} is open at row ${row}: ${rows[row]?.join('')}`];
    }
  }
  return [`${place} has no bottom`];
}

/** How many frames there are. */
export function framesIn(rows: readonly (readonly string[])[]): number {
  return rows.flat().filter(cell => frameBegunBy(cell) !== undefined).length;
}
