import xterm from '@xterm/headless';
import {eastAsianWidth} from 'get-east-asian-width';

/** How many cells a terminal gives a code point. */
type CellWidth = (codePoint: number) => 0 | 1 | 2;

const joining = /[\p{Mn}\p{Me}\p{Cf}\p{Default_Ignorable_Code_Point}\u1160-\u11ff]/u;
const frame = /[\u2500-\u257f]/;

const modern: CellWidth = codePoint => (joining.test(String.fromCodePoint(codePoint)) ? 0 : eastAsianWidth(codePoint));

/** Terminals do not agree on how many cells a character takes; these are the ways in which they differ. */
export const terminalKinds: Readonly<Record<string, CellWidth | null>> = {
  'emoji are narrow, as the emulator has it': null,
  'emoji are wide': modern,
  'marks have cells of their own': codePoint => modern(codePoint) || 1,
  'all ambiguous characters but the frames are wide': codePoint =>
    frame.test(String.fromCodePoint(codePoint)) || modern(codePoint) === 0
      ? modern(codePoint)
      : eastAsianWidth(codePoint, {ambiguousAsWide: true}),
};

// As the emulator packs them: the width, and whether the cell before is joined.
const packed = (width: number, joins: boolean): number => (width << 1) | (joins ? 1 : 0);

function countCellsBy(emulator: xterm.Terminal, widthOf: CellWidth): void {
  emulator.unicode.register({
    version: 'test',
    wcwidth: widthOf,
    charProperties: (codePoint, preceding) => {
      const width = widthOf(codePoint);
      const before = (preceding >> 1) & 3;
      return width === 0 && before > 0 ? packed(before, true) : packed(width, false);
    },
  });
  emulator.unicode.activeVersion = 'test';
}

/** What stands in the cells of a terminal of that kind after each of these outputs, one on top of the other. */
export async function screensOn(
  widthOf: CellWidth | null,
  columns: number,
  rows: number,
  outputs: readonly string[],
): Promise<readonly (readonly (readonly string[])[])[]> {
  const emulator = new xterm.Terminal({cols: columns, rows, allowProposedApi: true, scrollback: 0});
  if (widthOf) {
    countCellsBy(emulator, widthOf);
  }
  const screens: string[][][] = [];
  for (const output of outputs) {
    await new Promise<void>(resolve => emulator.write(output, resolve));
    const {active} = emulator.buffer;
    screens.push(
      Array.from({length: rows}, (_, row) =>
        Array.from({length: columns}, (_cell, column) => active.getLine(row)?.getCell(column)?.getChars() || ' '),
      ),
    );
  }
  emulator.dispose();
  return screens;
}
