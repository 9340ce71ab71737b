import {describe, expect, it} from 'vitest';
import {fitColumn, fitEnd, fitMiddle, padEnd, textWidth, wrapText} from '../../source/rollout/fit-text.ts';

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
  ])('%s', (_name, text, cells, lines) => {
    expect(wrapText(text, cells)).toEqual(lines);
  });

  it('marks what is left out', () => {
    expect(wrapText('one two three four', 8, 2)).toEqual(['one two', 'three …']);
    expect(wrapText('onetwoth reefour five', 8, 1)).toEqual(['onetwot…']);
  });
});
