import {expect, test} from 'vitest';
import {jsonSegments, markMatches, scrollLeft} from '../../../../source/ui/screens/json/segments.ts';

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
  expect(jsonSegments('[],').at(0)?.tone).toBe('plain');
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
