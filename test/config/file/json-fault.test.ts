import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {findJsonFault} from '../../../source/config/file/json-fault.ts';

test.each<readonly [string, string, number, number, string]>([
  ['nothing', '', 1, 1, 'a value'],
  ['no end', '{"a": 1', 1, 8, '"," or "}"'],
  ['no comma', '{\n  "a": 1\n  "b": 2\n}', 3, 3, '"," or "}"'],
  ['a comma too many', '{"a": [1, 2,]}', 1, 13, 'a value'],
  ['a comma after the last entry', '{\n  "a": 1,\n}', 3, 1, 'a key in double quotes'],
  ['single quotes', "{'a': 1}", 1, 2, 'a key in double quotes'],
  ['no colon', '{"a" 1}', 1, 6, '":"'],
  ['a bare word', '{"interval": 5s}', 1, 14, 'a value'],
  ['a half word', '{"plain": tru}', 1, 11, 'a value'],
  ['a leading zero', '[01]', 1, 2, 'a value'],
  ['a comment', '{\r\n  // here\r\n}', 2, 3, 'a key in double quotes'],
  ['a line break in a text', '["a\nb"]', 1, 2, 'a value'],
  ['a wrong escape', '["\\x"]', 1, 2, 'a value'],
  ['something after the end', '{} {}', 1, 4, 'the end of the file'],
])('%s', (_case, text, line, column, expected) => {
  expect(() => JSON.parse(text)).toThrow();
  expect(findJsonFault(text)).toEqual({line, column, expected: expect.stringContaining(expected)});
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test('it finds no fault in JSON, and one in everything that JSON.parse refuses', async () => {
  const broken = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '}', ']', '"', ':', '{', '[', '1', ' ', 'e', '-', '.'))
    .map(([text, at, mark]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + mark + text.slice(place + 1);
    });
  await fc.assert(
    fc.property(fc.oneof(fc.json(), broken), text => {
      expect(findJsonFault(text) === null).toBe(isJson(text));
    }),
  );
});
