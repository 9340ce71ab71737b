import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {readJson} from '../../../source/config/file/read-json.ts';

test.each<readonly [string, string, number, number, string]>([
  ['no end', '{"a": 1', 1, 8, '"," or "}"'],
  ['no end of a list', '[1', 1, 3, '"," or "]"'],
  ['no comma', '{\n  "a": 1\n  "b": 2\n}', 3, 3, '"," or the closing bracket'],
  ['the wrong bracket', '{"a": 1]', 1, 8, '"," or the closing bracket'],
  ['two commas', '{"a": [1,, 2]}', 1, 10, 'a value'],
  ['no value', '{"a":}', 1, 6, 'a value'],
  ['single quotes', "{'a': 1}", 1, 2, 'a key in double quotes'],
  ['no quotes', '{"b": 1, a: 1}', 1, 10, 'a key in double quotes'],
  ['no colon', '{"a" 1}', 1, 6, '":"'],
  ['another sign for the colon', '{"a"= 1}', 1, 5, '":"'],
  ['another sign for the comma', '{"a": 1; "b": 1}', 1, 8, 'text in double quotes, a number, true, false, or one of'],
  ['a bare word', '{"interval": 5s}', 1, 15, 'text in double quotes, a number'],
  ['a half word', '{"plain": tru}', 1, 11, 'text in double quotes, a number'],
  ['a leading zero', '[01]', 1, 3, '"," or the closing bracket'],
  ['a half number', '[1.]', 1, 2, 'a number such as'],
  ['another kind of comment', '{\r\n  # here\r\n}', 2, 3, 'a key in double quotes'],
  ['a comment without end', '{\n  /* here\n}', 2, 3, '"*/" at the end of this comment'],
  ['a line break in a text', '["a\nb"]', 1, 2, 'a double quote at the end of this text, on the same line'],
  ['a control character in a text', '["a\tb"]', 1, 2, 'no control characters in this text (a tab is written as \\t)'],
  ['a wrong escape', '["C:\\x"]', 1, 2, 'every \\ in this text to be written as \\\\'],
  ['a wrong character code', '["\\u12"]', 1, 2, 'four digits after \\u'],
  ['something after the end', '{} {}', 1, 4, 'the end of the file'],
])('%s', (_case, text, line, column, expected) => {
  expect(readJson(text)).toEqual({line, column, expected: expect.stringContaining(expected)});
});

test('comments are given as they stand there, and not looked for in texts', () => {
  const text = '{ // one\r\n "a": "// no", /* two\n lines */ "b": [1,],}';
  expect(readJson(text)).toEqual({value: {a: '// no', b: [1]}, comments: ['// one', '/* two\n lines */']});
});

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

test('what JSON.parse reads it reads as well, and the rest is a fault', async () => {
  // No comments and no comma before the end of a list: those are no JSON to JSON.parse.
  const marks = ['', ',', '}', ']', '"', ':', '{', '[', '1', ' ', 'e', '-', '.', '\\', '\u0000'];
  const broken = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom(...marks))
    .map(([text, at, mark]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + mark + text.slice(place + 1);
    })
    .filter(text => !/,\s*[\]}]|\/[/*]/.test(text));
  await fc.assert(
    fc.property(fc.oneof(fc.json(), broken), text => {
      const read = readJson(text);
      const value = 'value' in read ? read.value : undefined;
      expect(JSON.stringify(value)).toBe(JSON.stringify(jsonOf(text)));
    }),
    {numRuns: 1000},
  );
});
