import {expect, test} from 'vitest';
import {parseHttpDate, servedAtOf} from '../../source/text/http-date.ts';

test.each([
  ['Mon, 23 Nov 2026 08:00:00 GMT', 1_795_420_800_000],
  ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
  ['Wed, 31 Dec 1969 23:59:59 GMT', null],
  ['Mon, 23 Nov 2026 08:00:00', null],
  ['Mon, 99 Foo 2026 08:00:00 GMT', null],
  ['Mon, 23 Nov 275760 08:00:00 GMT', null],
  ['2026-11-23T08:00:00Z', null],
  ['soon', null],
  ['', null],
  [null, null],
])('%s', (text, time) => {
  expect(parseHttpDate(text)).toBe(time);
});

test.each([
  [{}, 0],
  [{age: '30'}, 30_000],
  [{age: '-30'}, 0],
  [{age: '99999999999999999999'}, 0],
  [{age: 'old'}, 0],
])('an answer with %o was sent so many ms after its date', (headers, ms) => {
  const date = 'Mon, 23 Nov 2026 08:00:00 GMT';
  expect(servedAtOf(new Headers({...headers, date}))).toBe(1_795_420_800_000 + ms);
});
