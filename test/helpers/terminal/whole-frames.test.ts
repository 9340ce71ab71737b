import {expect, test} from 'vitest';
import {wholeFrames} from './whole-frames.ts';

const begin = '\u{1B}[?2026h';
const end = '\u{1B}[?2026l';

test.each<readonly [string, readonly string[], readonly string[], string]>([
  ['text outside of frames comes at once', ['a', 'b'], ['a', 'b'], ''],
  ['a frame in one piece', [`a${begin}frame${end}b`], [`a${begin}frame${end}b`], ''],
  ['a frame in pieces', [`a${begin}fr`, 'am', `e${end}`, 'b'], ['a', `${begin}frame${end}`, 'b'], ''],
  ['marks in pieces', ['a\u{1B}', `[?20`, '26hframe\u{1B}[', '?2026l'], ['a', `${begin}frame${end}`], ''],
  ['a second frame that is not whole', [`${begin}1${end}${begin}2`], [`${begin}1${end}`], `${begin}2`],
  ['a program that ends in a frame', [`${begin}half`], [], `${begin}half`],
])('%s', (_case, pieces, shown, rest) => {
  const seen: string[] = [];
  const frames = wholeFrames(text => seen.push(text));
  for (const piece of pieces) {
    frames.write(piece);
  }
  expect(seen).toEqual(shown);
  frames.flush();
  expect(seen.slice(shown.length).join('')).toBe(rest);
});
