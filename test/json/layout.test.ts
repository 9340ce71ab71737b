import {expect, test} from 'vitest';
import {layoutStart, nextJsonLine, nextTextLine} from '../../source/json/layout.ts';

const none = new Set<string>();

/** All lines; each of them also ends where it ends when it is not written. */
function laidOut(text: string, hidden: ReadonlySet<string>): string {
  const written = {...layoutStart};
  const passed = {...layoutStart};
  const lines: string[] = [];
  for (;;) {
    let line = '';
    const more = nextJsonLine(text, written, hidden, part => {
      line += part;
    });
    expect([nextJsonLine(text, passed, hidden, null), passed]).toEqual([more, written]);
    if (!more) {
      return lines.join('\n');
    }
    lines.push(line);
  }
}

const cases: readonly (readonly [string, string, string])[] = [
  ['an empty object', '{ }', '{}'],
  ['an empty list inside', '{"a":[ ]}', '{\n  "a": []\n}'],
  ['nesting', '{"a":{"b":[1,2]}}', '{\n  "a": {\n    "b": [\n      1,\n      2\n    ]\n  }\n}'],
  ['a number beyond what JavaScript can hold', '[12345678901234567890.10]', '[\n  12345678901234567890.10\n]'],
  ['a doubled key', '{"a":1,"a":2}', '{\n  "a": 1,\n  "a": 2\n}'],
  ['brackets and escaped quotes in a string', '["}\\"],{"]', '[\n  "}\\"],{"\n]'],
  ['a string that ends in backslashes', '["\\\\",1]', '[\n  "\\\\",\n  1\n]'],
  ['a bare string', '"no"', '"no"'],
  ['text cut in the middle of a string', '{"a":"b', '{\n  "a": "b'],
  ['text cut in the middle of an object', '{"a":1,', '{\n  "a": 1'],
  ['closing brackets that were never opened', ']}', ']\n}'],
];

test.each(cases)('%s', (_name, text, expected) => {
  expect(laidOut(text, none)).toBe(expected);
});

const valid = '{"metadata":{},"items":[{"metadata":{"name":"a","managedFields":[{"x":{"y":[1,"]"]}}]},"z":null}]}';

test('gives what JSON.stringify gives for ordinary JSON', () => {
  expect(laidOut(valid, none)).toBe(JSON.stringify(JSON.parse(valid), null, 2));
});

const hiding: readonly (readonly [string, string, string])[] = [
  ['first', '{"m":[1,{"m":2}],"a":1}', '{\n  "a": 1\n}'],
  ['in the middle', '{"a":1,"m":"x","b":2}', '{\n  "a": 1,\n  "b": 2\n}'],
  ['last', '{"a":1,"m":{}}', '{\n  "a": 1\n}'],
  ['the only one', '{"m":true}', '{}'],
  ['as a value it stays', '["m"]', '[\n  "m"\n]'],
];

test.each(hiding)('leaves out a hidden key that is %s', (_name, text, expected) => {
  expect(laidOut(text, new Set(['m']))).toBe(expected);
});

test('10,000 levels of nesting take no stack and little room', () => {
  const text = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
  const lines = laidOut(text, none);
  expect(lines.match(/\[/g)).toHaveLength(10_000);
  expect(lines.length).toBeLessThan(2_000_000);
});

test('what is no JSON keeps its lines', () => {
  const cursor = {...layoutStart};
  const lines: string[] = [];
  while (nextTextLine('a\n\n b\n', cursor, part => lines.push(part))) {}
  expect(lines).toEqual(['a', '', ' b']);
});
