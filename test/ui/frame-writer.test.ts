import {PassThrough} from 'node:stream';
import {expect, test} from 'vitest';
import {frameWriter} from '../../source/ui/frame-writer.ts';

function writerAndPieces(wholeFrames = false) {
  const pieces: string[] = [];
  const stream = Object.assign(new PassThrough(), {columns: 80, rows: 24, isTTY: true});
  stream.on('data', (data: Buffer) => pieces.push(data.toString()));
  return {writer: frameWriter(stream as unknown as NodeJS.WriteStream, wholeFrames), stream, pieces};
}

function frame(writer: NodeJS.WriteStream, text: string): void {
  writer.write('\u{1B}[?2026h');
  writer.write(text);
  writer.write('\u{1B}[?2026l');
}

test('a frame is one write of what changed, without marks when it is small', () => {
  const {writer, pieces} = writerAndPieces();
  frame(writer, 'one\ntwo');
  frame(writer, '\u{1B}[1A\u{1B}[2K\u{1B}[Gone\nTwo');
  expect(pieces).toEqual(['\u{1B}[H\u{1B}[J\u{1B}[1;1Hone\u{1B}[2;1Htwo', '\u{1B}[2;1HT']);
});

test('a large frame appears at once', () => {
  const {writer, pieces} = writerAndPieces();
  frame(writer, 'x'.repeat(600));
  expect(pieces[0]).toMatch(/^\u{1B}\[\?2026h.*\u{1B}\[\?2026l$/su);
});

test.each([
  ['the terminal was resized', (writer: NodeJS.WriteStream) => writer.emit('resize')],
  ['the screen was erased', (writer: NodeJS.WriteStream) => writer.write('\u{1B}[H\u{1B}[2J')],
  ['the other screen was shown', (writer: NodeJS.WriteStream) => writer.write('\u{1B}[?1049h')],
])('after %s all of it is written', (_name, happen) => {
  const {writer, pieces} = writerAndPieces();
  frame(writer, 'one');
  happen(writer);
  frame(writer, 'one');
  expect(pieces.at(-1)).toBe('\u{1B}[H\u{1B}[J\u{1B}[1;1Hone');
});

test('with --full-redraw every frame is written whole', () => {
  const {writer, pieces} = writerAndPieces(true);
  frame(writer, 'one');
  frame(writer, 'one');
  expect(pieces[1]).toBe(pieces[0]);
});

test('outside of frames everything passes at once', () => {
  const {writer, pieces} = writerAndPieces();
  writer.write('\u{1B}[?1049h');
  expect(pieces).toEqual(['\u{1B}[?1049h']);
});

test('size and events are those of the terminal', () => {
  const {writer, stream} = writerAndPieces();
  let resized = 0;
  writer.on('resize', () => {
    resized += 1;
  });
  stream.columns = 100;
  stream.emit('resize');
  expect([writer.columns, writer.rows, resized]).toEqual([100, 24, 1]);
});
