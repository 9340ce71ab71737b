import xterm from '@xterm/headless';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {compactFrame} from '../../source/ui/compact-frame.ts';

const esc = '\u{1B}';
const next = `${esc}[E`;

test.each([
  ['a run of steps', `a${next}${next}${next}b`, `a${esc}[3Eb`],
  ['a single step', `a${next}b`, `a${next}b`],
  ['two runs', `${next}${next}x${next}${next}${next}${next}`, `${esc}[2Ex${esc}[4E`],
  ['styles that show nothing', `${esc}[1m${esc}[22m${esc}[32m${esc}[39mtext`, 'text'],
  ['styles around a line end', `${esc}[32mok${esc}[39m\n${esc}[32mok${esc}[39m`, `${esc}[32mok\nok${esc}[39m`],
  ['bold that goes while dim comes', `${esc}[1ma${esc}[22m${esc}[2mb${esc}[22m`, `${esc}[1ma${esc}[22;2mb${esc}[22m`],
  ['codes of another kind', `${esc}[38;5;9mred${esc}[0m`, `${esc}[38;5;9mred${esc}[0m`],
  ['no codes', 'plain', 'plain'],
])('%s', (_name, frame, compact) => {
  expect(compactFrame(frame)).toBe(compact);
});

/** Characters and looks of a small screen after a frame. */
async function screenAfter(frame: string): Promise<string> {
  const terminal = new xterm.Terminal({cols: 12, rows: 6, allowProposedApi: true, convertEol: true});
  await new Promise<void>(resolve => terminal.write(frame, resolve));
  const buffer = terminal.buffer.active;
  const cells: string[] = [];
  for (let row = 0; row < 6; row += 1) {
    for (let column = 0; column < 12; column += 1) {
      const cell = buffer.getLine(row)?.getCell(column);
      // What an empty cell would look like is not to be seen.
      const blank = (cell?.getChars() ?? '').trim() === '' && !cell?.isInverse();
      cells.push(
        blank ? '' : `${cell?.getChars()}${cell?.getFgColor()}${cell?.isBold()}${cell?.isDim()}${cell?.isInverse()}`,
      );
    }
  }
  terminal.dispose();
  return cells.join('|');
}

const piece = fc.constantFrom(
  ...['1', '2', '22', '7', '27', '31', '32', '39', '90'].map(code => `${esc}[${code}m`),
  next,
  next,
  `${esc}[2A`,
  `${esc}[5G`,
  `${esc}[K`,
  '\n',
  'ab',
  ' x ',
  '❯',
);

test('the screen is the same afterwards, whatever the frame', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(piece, {maxLength: 40}), async frame => {
      const text = frame.join('');
      expect(await screenAfter(compactFrame(text))).toBe(await screenAfter(text));
    }),
    {numRuns: 300},
  );
});
