import {expect, test} from 'vitest';
import {jsonDocument, lengthAtOnce} from '../../source/json/document.ts';
import {
  currentLine,
  isSearched,
  type JsonSearch,
  maxMatches,
  searchAgain,
  searchOn,
  startSearch,
  stepSearch,
} from '../../source/json/search.ts';
import {wholeDocument} from '../helpers/whole-document.ts';

const document = wholeDocument(['{"kind":"Pod","n":2,"z":"pod"}']);

function begun(query: string, from = 0): JsonSearch {
  const search = startSearch(query, from);
  if (search === null) {
    throw new Error('nothing is looked for');
  }
  return search;
}

test.each([
  ['pod', [1, 3]],
  ['"', [1, 2, 3]],
  ['.', []],
] as const)('finds %j in lines %j whatever the letter case', (query, lines) => {
  const search = searchOn(begun(query), document);
  expect(search.lines).toEqual(lines);
  expect(isSearched(search, document)).toBe(true);
});

test('nothing is looked for without a word', () => {
  expect(startSearch('', 0)).toBe(null);
  expect(isSearched(null, document)).toBe(true);
});

test.each([
  [0, 1],
  [1, 1],
  [2, 3],
  [4, 1],
])('from line %i on the match in line %i is the first', (from, line) => {
  expect(currentLine(searchOn(begun('pod', from), document))).toBe(line);
});

test('steps go around the ends', () => {
  const search = searchOn(begun('pod'), document);
  expect([1, 2, -1].map(by => currentLine(stepSearch(search, by)))).toEqual([3, 1, 3]);
  expect(stepSearch(begun('x'), 1)).toEqual(begun('x'));
});

test('a long answer is searched bit by bit, and a match shows as soon as it is found', () => {
  const quarter = lengthAtOnce / 4;
  const numbers = Array.from({length: lengthAtOnce}, (_, index) => (index % quarter === 0 ? 1 : 0));
  const long = wholeDocument([JSON.stringify(numbers)]);
  const first = searchOn(begun('1', 2), long);
  expect([first.lines, currentLine(first), isSearched(first, long)]).toEqual([[1], undefined, false]);
  let search = first;
  const seen: (number | undefined)[] = [];
  while (!isSearched(search, long)) {
    search = searchOn(search, long);
    seen.push(currentLine(search));
  }
  expect(search.lines).toEqual([0, 1, 2, 3].map(place => place * quarter + 1));
  expect(new Set(seen)).toEqual(new Set([quarter + 1]));
});

test('what is not laid out yet is awaited', () => {
  const growing = jsonDocument([JSON.stringify(Array.from({length: lengthAtOnce}, () => 0)), '["x"]'], true);
  growing.layOut();
  let search = searchOn(searchOn(searchOn(searchOn(begun('x'), growing), growing), growing), growing);
  expect([currentLine(search), isSearched(search, growing)]).toEqual([undefined, false]);
  while (!isSearched(search, growing)) {
    growing.layOut();
    search = searchOn(search, growing);
  }
  expect(currentLine(search)).toBe(lengthAtOnce + 3);
});

test('a newer answer is searched anew, and the match that is shown stays', () => {
  const shown = stepSearch(searchOn(begun('pod'), document), 1);
  const again = searchAgain(shown);
  expect(again).toEqual({...shown, lines: [], next: 0});
  expect(again && currentLine(searchOn(again, wholeDocument(['["pod","pod"]'])))).toBe(2);
  expect(searchAgain(null)).toBe(null);
});

test('where a newer answer has fewer matches the last one becomes the current one', () => {
  const shown = stepSearch(searchOn(begun('pod'), document), 1);
  const again = searchAgain(shown);
  const search = again && searchOn(again, wholeDocument(['["pod"]']));
  expect([search?.current, currentLine(search)]).toEqual([0, 1]);
});

test('more matches than anybody steps through are not counted', () => {
  const many = wholeDocument([JSON.stringify(Array.from({length: 2 * maxMatches}, () => 1))]);
  const search = searchOn(begun('1'), many);
  expect([search.lines.length, isSearched(search, many)]).toEqual([maxMatches, true]);
});
