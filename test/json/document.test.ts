import {expect, test} from 'vitest';
import {documentText, jsonDocument, lengthAtOnce, linesAt} from '../../source/json/document.ts';
import {wholeDocument} from '../helpers/whole-document.ts';

const everything = Number.MAX_SAFE_INTEGER;

test('cuts out single lines, without managedFields', () => {
  const document = wholeDocument(['{"kind":"Pod","managedFields":[1],"n":2}'], false);
  expect(document.lineCount()).toBe(4);
  expect([0, 1, 2, 3, 4].map(line => linesAt(document, line, 1))).toEqual([
    ['{'],
    ['  "kind": "Pod",'],
    ['  "n": 2'],
    ['}'],
    [],
  ]);
  expect(linesAt(document, 1, 2)).toEqual(['  "kind": "Pod",', '  "n": 2']);
  expect(linesAt(document, 1, 0)).toEqual([]);
});

test('managedFields show when asked for', () => {
  expect(documentText(wholeDocument(['{"managedFields":[1]}']), everything)).toContain('managedFields');
});

test('pages stand one after the other, and a body that is no JSON stays as it is', () => {
  const document = wholeDocument(['[1]', '', '<html>\n</html>']);
  expect(documentText(document, everything)).toBe('[\n  1\n]\n<html>\n</html>');
  expect(linesAt(document, 2, 2)).toEqual([']', '<html>']);
});

test('every line of a long answer is found from the place before it', () => {
  const numbers = Array.from({length: 1000}, (_, index) => index);
  const pretty = JSON.stringify({numbers}, null, 2).split('\n');
  const document = wholeDocument([JSON.stringify({numbers}), JSON.stringify({numbers})]);
  expect(document.lineCount()).toBe(2 * pretty.length);
  const lines = Array.from({length: document.lineCount()}, (_, line) => linesAt(document, line, 1)[0]);
  expect(lines).toEqual([...pretty, ...pretty]);
});

test('is laid out bit by bit, and what is laid out can be shown', () => {
  const zeros = Array.from({length: lengthAtOnce}, () => 0);
  const document = jsonDocument([JSON.stringify(zeros)], true);
  expect([document.lineCount(), document.isWhole()]).toEqual([0, false]);
  document.layOut(50_000);
  const known = document.lineCount();
  expect([known, document.isWhole()]).toEqual([25_001, false]);
  expect(linesAt(document, known - 1, 5)).toEqual(['  0,']);
  expect(documentText(document, everything)).toBe(null);
  document.layOut();
  expect(document.lineCount()).toBe(known + lengthAtOnce / 2);
  document.layOut();
  document.layOut();
  expect([document.lineCount(), document.isWhole()]).toEqual([zeros.length + 2, true]);
  expect(linesAt(document, known - 1, 2)).toEqual(['  0,', '  0,']);
});

test('a text that is longer than wanted is not put together', () => {
  const document = wholeDocument(['[1]']);
  expect(documentText(document, 7)).toBe('[\n  1\n]');
  expect(documentText(document, 6)).toBe(null);
});

test('of a line as long as the answer only what fills the screen is cut out', () => {
  const long = wholeDocument([`["${'集'.repeat(5_000_000)}"]`]);
  expect(linesAt(long, 1, 1, 100)[0]?.length).toBe(800);
  expect(linesAt(long, 2, 1, 100)).toEqual([']']);
});

test('what could act on the terminal is written out', () => {
  expect(linesAt(wholeDocument(['["\u{1B}[31m\u{7}\n"]']), 1, 9)).toEqual(['  "\\u001b[31m\\u0007\\u000a"', ']']);
});
