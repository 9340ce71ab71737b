import {expect, test} from 'vitest';
import {jsonDocument, lineAt, lineCount, matchingLines} from '../../source/ui/json-document.ts';
import {jsonSegments, markMatches, scrollLeft} from '../../source/ui/json-segments.ts';

const document = jsonDocument(['{"kind":"Pod","managedFields":[1],"n":2}'], false);

test('cuts out single lines, without managedFields', () => {
  expect(lineCount(document)).toBe(4);
  expect(Array.from({length: 4}, (_, line) => lineAt(document, line))).toEqual([
    '{',
    '  "kind": "Pod",',
    '  "n": 2',
    '}',
  ]);
});

test('managedFields show when asked for', () => {
  expect(jsonDocument(['{"managedFields":[1]}'], true).text).toContain('managedFields');
});

test('pages stand one after the other, and a body that is no JSON stays as it is', () => {
  expect(jsonDocument(['[1]', '<html>\n</html>'], true).text).toBe('[\n  1\n]\n<html>\n</html>');
});

test('of a line as long as the answer only what fills the screen is cut out', () => {
  const long = jsonDocument([`["${'集'.repeat(5_000_000)}"]`], true);
  expect(lineAt(long, 1, 100).length).toBe(800);
  expect(lineAt(long, 2, 100)).toBe(']');
});

test('what could act on the terminal is written out', () => {
  expect(lineAt(jsonDocument(['["\u{1B}[31m\u{7}"]'], true), 1)).toBe('  "\\u001b[31m\\u0007"');
});

test.each([
  ['pod', [1]],
  ['"', [1, 2]],
  ['.', []],
  ['', []],
] as const)('finds %j in lines %j whatever the letter case', (query, lines) => {
  expect(matchingLines(document, query)).toEqual(lines);
});

test('keys, strings, numbers, words and brackets have tones of their own', () => {
  expect(jsonSegments('  "a": "b",').map(({text, tone}) => [text, tone])).toEqual([
    ['  ', undefined],
    ['"a"', 'accent'],
    [': ', 'dim'],
    ['"b"', 'text'],
    [',', 'dim'],
  ]);
  expect(jsonSegments('-1.5').at(-1)?.tone).toBe('number');
  expect(jsonSegments('null,').at(0)?.tone).toBe('literal');
  expect(jsonSegments('{').at(-1)?.tone).toBe('dim');
});

test('marks a match across tones', () => {
  const marked = markMatches(
    [
      {text: '"Ab"', tone: 'accent'},
      {text: ': ', tone: 'dim'},
    ],
    'b":',
  );
  expect(marked).toEqual([
    {text: '"A', tone: 'accent'},
    {text: 'b"', tone: 'match'},
    {text: ':', tone: 'match'},
    {text: ' ', tone: 'dim'},
  ]);
});

test('scrolls sideways by cells', () => {
  expect(scrollLeft([{text: 'abc'}, {text: 'def', tone: 'ok'}], 4)).toEqual([{text: 'ef', tone: 'ok'}]);
  expect(scrollLeft([{text: '集群'}, {text: 'x'}], 1)).toEqual([{text: ' 群'}, {text: 'x'}]);
  expect(scrollLeft([{text: '集群'}, {text: 'x'}], 2)).toEqual([{text: '群'}, {text: 'x'}]);
});
