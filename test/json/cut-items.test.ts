import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {cutItems} from '../../source/json/cut-items.ts';
import {atOnce} from '../../source/json/pieces.ts';
import {textOf} from '../../source/json/scan.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

function cut(json: string, maxEntries = 10) {
  const found = atOnce(cutItems(bytesOf(json), maxEntries));
  return found && {...found, rest: textOf(found.rest), entries: found.entries.map(textOf)};
}

/** What is read of the text by way of its parts; an error for what is no JSON. */
function readInParts(json: string): unknown {
  const found = cut(json);
  return found === null
    ? JSON.parse(json)
    : {...JSON.parse(found.rest), items: found.entries.map(text => JSON.parse(text))};
}

test.each<[string, string, string, readonly string[]]>([
  [
    'entries of every type',
    '{"items":[{"a":[1,2]},[3,4],"x",5,null]}',
    '{"items":[]}',
    ['{"a":[1,2]}', '[3,4]', '"x"', '5', 'null'],
  ],
  ['white space', ' { "items" : [ 1 ,\n2 ] , "b" : 3 } ', ' { "items" : [] , "b" : 3 } ', [' 1 ', '\n2 ']],
  ['no entries', '{"items":[]}', '{"items":[]}', []],
  ['nothing but white space', '{"items":[ \t\r\n]}', '{"items":[]}', []],
  ['other fields before and after', '{"a":[1],"items":[2],"b":{"c":[3]}}', '{"a":[1],"items":[],"b":{"c":[3]}}', ['2']],
  ['brackets and quotes in texts', '{"items":["]}\\"[","\\\\",","]}', '{"items":[]}', ['"]}\\"["', '"\\\\"', '","']],
  [
    'a list of that name further down',
    '{"metadata":{"items":[1]},"items":[2]}',
    '{"metadata":{"items":[1]},"items":[]}',
    ['2'],
  ],
  ['a value of that name', '{"kind":"items","items":[1]}', '{"kind":"items","items":[]}', ['1']],
  ['a byte order mark', '\uFEFF{"items":[1]}', '{"items":[]}', ['1']],
])('%s', (_, json, rest, entries) => {
  expect(cut(json)).toEqual({rest, entries, total: entries.length});
});

test.each([
  ['no list', '{"metadata":{}}'],
  ['another name', '{"items2":[1],"item":[2]}'],
  ['something else than a list', '{"items":{"a":[1]}}'],
  ['two lists', '{"items":[1],"items":[2]}'],
  ['a name written in another way', '{"\\u0069tems":[1]}'],
  ['a list alone', '[1]'],
  ['a list that does not end', '{"items":[1,2'],
  ['a text that does not end', '{"items":["a]}'],
  ['nothing', ''],
])('%s: not cut', (_, json) => {
  expect(cut(json)).toBeNull();
});

test('only so many entries are given, but all are counted', () => {
  expect(cut('{"items":[1,2,3,4]}', 2)).toEqual({rest: '{"items":[]}', entries: ['1', '2'], total: 4});
});

describe('read in parts, a text gives what it gives as a whole', () => {
  const items = fc.array(fc.jsonValue({maxDepth: 3}), {maxLength: 5});
  const bodies = fc.record(
    {metadata: fc.jsonValue(), items, kind: fc.constantFrom('items', 'List')},
    {requiredKeys: ['items']},
  );
  const texts = fc
    .tuple(bodies, fc.constantFrom(undefined, 1, '\t'))
    .map(([body, space]) => JSON.stringify(body, null, space));
  const reading = (read: (text: string) => unknown, text: string) => {
    try {
      return read(text);
    } catch (error) {
      return (error as Error).name;
    }
  };

  test('when it is JSON', () => {
    fc.assert(
      fc.property(texts, text => {
        expect(readInParts(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  test('and when it is broken somewhere', () => {
    const breaks = fc.tuple(texts, fc.nat(), fc.constantFrom('', ',', '"', '[', ']', '{', '}', '\\', ' ', '\u00A0'));
    fc.assert(
      fc.property(breaks, ([text, place, character]) => {
        const at = place % text.length;
        for (const broken of [text.slice(0, at) + character + text.slice(at), text.slice(0, at) + text.slice(at + 1)]) {
          expect(reading(readInParts, broken)).toEqual(reading(JSON.parse, broken));
        }
      }),
      {numRuns: 2000},
    );
  });
});
