import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {dropCells, fitColumn, fitEnd, fitMiddle, padEnd, textWidth, wrapText} from '../../source/text/fit.ts';

const name = 'source-controller-97bdcd8cf-5fs52';

it.each([
  ['abc', 3],
  ['集群', 4],
  ['🚀', 2],
  ['e\u0301', 1],
])('%s takes %i cells', (text, cells) => {
  expect(textWidth(text)).toBe(cells);
});

describe('fitEnd', () => {
  it.each<[text: string, cells: number, fitted: string]>([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'ab…'],
    ['abcd', 1, '…'],
    ['abcd', 0, ''],
    ['abcd', -1, ''],
    ['集群名', 6, '集群名'],
    ['集群名', 5, '集群…'],
    ['集群名', 4, '集…'],
    ['🚀🚀', 3, '🚀…'],
  ])('%s in %i cells', (text, cells, fitted) => {
    expect(fitEnd(text, cells)).toBe(fitted);
  });

  it('takes another mark', () => {
    expect(fitEnd('abcdef', 5, '...')).toBe('ab...');
    expect(fitEnd('abcdef', 2, '...')).toBe('..');
  });
});

describe('fitMiddle', () => {
  it.each<[text: string, cells: number, fitted: string]>([
    [name, 33, name],
    [name, 21, 'source-con…d8cf-5fs52'],
    [name, 20, 'source-con…8cf-5fs52'],
    [name, 2, 's…'],
    [name, 0, ''],
    ['集群名称', 6, '集…称'],
    ['🇨🇳🇩🇪🇫🇷🇯🇵', 7, '🇨🇳…🇯🇵'],
    [`a${'\uff9e'.repeat(20)}b`, 5, `a\uff9e…\uff9eb`],
  ])('%s in %i cells', (text, cells, fitted) => {
    expect(fitMiddle(text, cells)).toBe(fitted);
  });
});

describe('padEnd and fitColumn', () => {
  it('count cells, not characters', () => {
    expect(padEnd('集', 4)).toBe('集  ');
    expect(padEnd('abcdef', 4)).toBe('abcdef');
    expect(fitColumn('集群名', 4)).toBe('集… ');
    expect(fitColumn('ab', 4)).toBe('ab  ');
  });
});

describe('wrapText', () => {
  it.each<[name: string, text: string, cells: number, lines: readonly string[]]>([
    ['breaks between words', 'check the image name', 10, ['check the', 'image name']],
    ['breaks words that are too long', 'aaaaaaaaaaaa b', 5, ['aaaaa', 'aaaaa', 'aa b']],
    ['counts cells', '集群集群', 5, ['集群', '集群']],
    ['has no room', 'abc', 0, []],
    ['has nothing to say', '', 5, []],
    ['leaves out what is wider than a line', 'a集b', 1, ['a', 'b']],
    ['breaks letters that pile up in one character', 'ｶ\uff9e\uff9e\uff9e\uff9e', 3, ['ｶ\uff9e\uff9e', '\uff9e\uff9e']],
  ])('%s', (_name, text, cells, lines) => {
    expect(wrapText(text, cells)).toEqual(lines);
  });

  it('marks what is left out', () => {
    expect(wrapText('one two three four', 8, 2)).toEqual(['one two', 'three …']);
    expect(wrapText('onetwoth reefour five', 8, 1)).toEqual(['onetwot…']);
  });
});

describe('dropCells', () => {
  it.each<[text: string, cells: number, rest: string]>([
    ['abcdef', 2, 'cdef'],
    ['abc', 0, 'abc'],
    ['abc', 9, ''],
    ['集群', 2, '群'],
    ['集群', 1, ' 群'],
    ['e\u0301x', 1, 'x'],
  ])('%s without its first %i', (text, cells, rest) => {
    expect(dropCells(text, cells)).toBe(rest);
  });
});

describe('of any text', () => {
  const texts = fc.oneof(
    fc.string({unit: 'binary'}),
    fc
      .array(fc.constantFrom('a', ' ', '集', '👩', '🏽', '🇨', '\u1112', '\u1161', '\uff9e', '\u0301', 'क', '\u094d'))
      .map(parts => parts.join('')),
  );

  it('no part is wider than asked for', () => {
    fc.assert(
      fc.property(texts, fc.integer({min: 2, max: 30}), (text, cells) => {
        const fitted = [
          fitEnd(text, cells),
          fitMiddle(text, cells),
          ...wrapText(text, cells),
          ...wrapText(text, cells, 2),
        ];
        expect(fitted.filter(part => textWidth(part) > cells)).toEqual([]);
        expect(textWidth(fitColumn(text, cells))).toBe(cells);
      }),
    );
  });

  it('wrapping loses nothing but spaces', () => {
    fc.assert(
      fc.property(texts, fc.integer({min: 2, max: 30}), (text, cells) => {
        expect(wrapText(text, cells).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });

  it.each([
    ['a name of a million characters', '集'.repeat(1_000_000)],
    ['a million words', 'ä '.repeat(1_000_000)],
    ['a million marks', `e${'\u0301'.repeat(1_000_000)}`],
  ])('%s comes to an end', (_name, text) => {
    expect(textWidth(fitEnd(text, 40))).toBeLessThanOrEqual(40);
    expect(wrapText(text, 40, 5).length).toBeLessThanOrEqual(5);
  });
});
