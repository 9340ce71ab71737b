import xterm from '@xterm/headless';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {screenDiff} from '../../../source/terminal/frame/diff.ts';

const esc = '\u{1B}';
const red = (text: string) => `${esc}[31m${text}${esc}[39m`;
const bold = (text: string) => `${esc}[1m${text}${esc}[22m`;

test.each<[string, readonly string[] | null, readonly string[], string]>([
  ['nothing changed', ['abc'], ['abc'], ''],
  ['a first frame', null, ['a', 'b'], `${esc}[H${esc}[2J${esc}[1;1Ha${esc}[2;1Hb`],
  ['one digit', ['age 3s', 'x'], ['age 4s', 'x'], `${esc}[1;5H4`],
  ['two far apart', ['a..........b'], ['c..........d'], `${esc}[1;1Hc${esc}[12Gd`],
  ['two close together', ['a..b'], ['c..d'], `${esc}[1;1Hc..d`],
  ['only the style', ['ok'], [red('ok')], `${esc}[1;1H${esc}[31mok${esc}[m`],
  ['a shorter line', ['abcdef'], ['abc'], `${esc}[1;4H${esc}[K`],
  ['blanks at the end are no text', ['abc   '], ['abc'], ''],
  ['a line that goes', ['a', 'b'], ['a'], `${esc}[2;1H${esc}[K`],
  ['styles of the same text around it', [`${bold('a')}b`], [`${bold('a')}c`], `${esc}[1;2Hc`],
  ['a wide character', ['中a'], ['国a'], `${esc}[?7l${esc}[1;1H${esc}[2K${esc}[1G国${esc}[3Ga${esc}[?7h`],
  ['what follows a wide character', ['中a'], ['国b'], `${esc}[?7l${esc}[1;1H${esc}[2K${esc}[1G国${esc}[3Gb${esc}[?7h`],
])('%s', (_name, before, after, bytes) => {
  expect(screenDiff(before, after)).toBe(bytes);
});

const columns = 14;
const rows = 5;

function cellsOf(terminal: InstanceType<typeof xterm.Terminal>): string {
  const buffer = terminal.buffer.active;
  const cells: string[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const cell = buffer.getLine(row)?.getCell(column);
      const blank =
        (cell?.getChars() ?? '').trim() === '' && cell?.getWidth() !== 0 && !cell?.isInverse() && !cell?.isUnderline();
      const look = `${cell?.getFgColor()}${cell?.isBold()}${cell?.isDim()}${cell?.isUnderline()}${cell?.isInverse()}`;
      cells.push(blank ? '' : `${cell?.getChars()}${look}`);
    }
  }
  return cells.join('|');
}

const write = (terminal: InstanceType<typeof xterm.Terminal>, text: string) =>
  new Promise<void>(resolve => terminal.write(text, resolve));

const piece = fc.tuple(
  fc.constantFrom('ab', 'c', ' ', '   ', '中', '│', '✓', 'é', 'e\u0301', '4s'),
  fc.constantFrom('', '1', '2', '4', '7', '31', '32'),
);
const closing: Readonly<Record<string, string>> = {'1': '22', '2': '22', '4': '24', '7': '27', '31': '39', '32': '39'};
const line = fc
  .array(piece, {maxLength: 6})
  .map(pieces =>
    pieces.map(([text, code]) => (code ? `${esc}[${code}m${text}${esc}[${closing[code]}m` : text)).join(''),
  );
const frame = fc.array(line, {minLength: 1, maxLength: rows});

test('after any row of frames the screen is that of the last one alone', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(frame, {minLength: 1, maxLength: 4}), async frames => {
      const size = {cols: columns, rows, allowProposedApi: true};
      const [walked, fresh] = [new xterm.Terminal(size), new xterm.Terminal(size)];
      let before: readonly string[] | null = null;
      for (const lines of frames) {
        await write(walked, screenDiff(before, lines));
        before = lines;
      }
      await write(fresh, screenDiff(null, before ?? []));
      expect(cellsOf(walked)).toBe(cellsOf(fresh));
      walked.dispose();
      fresh.dispose();
    }),
    {numRuns: 200},
  );
});
