import {PassThrough} from 'node:stream';
import {expect, test} from 'vitest';
import {frameWriter} from '../../../source/terminal/frame/writer.ts';

const begin = '\u{1B}[?2026h';
const end = '\u{1B}[?2026l';
const enter = '\u{1B}[?1049h';
const leave = '\u{1B}[?1049l';

function writerAndPieces(
  size: {readonly columns?: number; readonly rows?: number} = {columns: 80, rows: 24},
  wholeFrames = false,
) {
  const pieces: string[] = [];
  const stream = Object.assign(new PassThrough(), {...size, isTTY: true});
  stream.on('data', (data: Buffer) => pieces.push(data.toString()));
  const writer = frameWriter(stream as unknown as NodeJS.WriteStream, wholeFrames);
  const write = (...texts: readonly string[]) => {
    for (const text of texts) {
      writer.stdout.write(text);
    }
  };
  return {writer, write, stream, pieces};
}

test('a frame is one write of what changed, without marks when it is small', () => {
  const {write, pieces} = writerAndPieces();
  write(begin, 'one\ntwo', end, begin, '\u{1B}[1A\u{1B}[2K\u{1B}[G', 'one\nTwo', end);
  expect(pieces).toEqual(['\u{1B}[H\u{1B}[2J\u{1B}[1;1Hone\u{1B}[2;1Htwo', '\u{1B}[2;1HT']);
});

test('a large frame appears at once', () => {
  const {write, pieces} = writerAndPieces();
  write(begin, Array(10).fill('x'.repeat(60)).join('\n'), end);
  expect(pieces[0]).toMatch(/^\u{1B}\[\?2026h.*\u{1B}\[\?2026l$/su);
});

test.each([
  ['erased', '\u{1B}[H\u{1B}[2J'],
  ['exchanged', enter],
])('after the screen was %s all of a frame is written', (_case, sequence) => {
  const {write, pieces} = writerAndPieces();
  write(begin, 'one', end, sequence, begin, 'one', end);
  expect(pieces.at(-1)).toBe('\u{1B}[H\u{1B}[2J\u{1B}[1;1Hone');
});

test('with --full-redraw every frame is written whole', () => {
  const {write, pieces} = writerAndPieces({columns: 80, rows: 24}, true);
  write(begin, 'one', end, begin, 'one', end);
  expect(pieces[1]).toBe(pieces[0]);
});

test('outside of frames everything passes at once', () => {
  const {write, pieces} = writerAndPieces();
  write(enter);
  expect(pieces).toEqual([enter]);
});

test('a frame painted anew begins with a cleared screen, and what Ink writes to forget the last one is not sent', () => {
  const {writer, write, pieces} = writerAndPieces();
  write(begin, 'a', end);
  writer.paintAnew(() => write('erased'));
  write(begin, 'b', end, begin, 'c', end);
  expect(pieces).toEqual(['\u{1B}[H\u{1B}[2J\u{1B}[1;1Ha', '\u{1B}[H\u{1B}[2J\u{1B}[1;1Hb', '\u{1B}[1;1Hc']);
});

test('the primary screen is given back once, by Ink or in its place', () => {
  const {writer, write, pieces} = writerAndPieces();
  writer.restore();
  write(enter);
  writer.restore();
  writer.restore();
  write(leave, enter, leave, leave);
  writer.restore();
  expect(pieces).toEqual([enter, `\u{1B}[?2004l${leave}\u{1B}[?25h`, enter, leave]);
});

test('the size is that of the terminal; Ink is not told when it changes', () => {
  const {writer, stream} = writerAndPieces();
  let told = 0;
  writer.stdout.on('resize', () => {
    told += 1;
  });
  stream.columns = 100;
  stream.emit('resize');
  expect([writer.stdout.columns, writer.stdout.rows, told]).toEqual([100, 24, 0]);
  expect(writer.size()).toEqual({columns: 100, rows: 24});
});

test.each([
  ['0x0, as on a serial line', {columns: 0, rows: 0}],
  ['none', {}],
])('a terminal whose size is %s counts as 80x24', (_case, size) => {
  const {writer} = writerAndPieces(size);
  expect([writer.stdout.columns, writer.stdout.rows, writer.size()]).toEqual([80, 24, {columns: 80, rows: 24}]);
});

test('a frame for a larger terminal is not written; the next one is, whole', () => {
  const {write, pieces} = writerAndPieces({columns: 4, rows: 2});
  write(begin, 'one', end, begin, 'a\nb\nc', end, begin, 'one', end);
  expect(pieces).toEqual(['\u{1B}[H\u{1B}[2J\u{1B}[1;1Hone', '\u{1B}[H\u{1B}[2J\u{1B}[1;1Hone']);
});
