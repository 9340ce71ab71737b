import {PassThrough} from 'node:stream';
import {expect, test} from 'vitest';
import {frameWriter} from '../../source/ui/frame-writer.ts';

function writerAndPieces() {
  const pieces: string[] = [];
  const stream = Object.assign(new PassThrough(), {columns: 80, rows: 24, isTTY: true});
  stream.on('data', (data: Buffer) => pieces.push(data.toString()));
  return {writer: frameWriter(stream as unknown as NodeJS.WriteStream), stream, pieces};
}

test('a small frame is one write without marks, a large one keeps them', () => {
  const {writer, pieces} = writerAndPieces();
  const large = 'x'.repeat(600);
  for (const frame of [['a', 'b'], [large]]) {
    writer.write('\u{1B}[?2026h');
    for (const piece of frame) {
      writer.write(piece);
    }
    writer.write('\u{1B}[?2026l');
  }
  expect(pieces).toEqual(['ab', `\u{1B}[?2026h${large}\u{1B}[?2026l`]);
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
