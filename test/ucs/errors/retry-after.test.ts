import {expect, test} from 'vitest';
import {parseRetryAfter, throttleWindow} from '../../../source/ucs/errors/response.ts';

const now = Date.UTC(2026, 10, 23, 8, 0, 0);

test.each([
  ['seconds', '120', 120_000],
  ['no wait', '0', 0],
  ['a fraction', ' 1.5 ', 1500],
  ['at most an hour', '999999999', 3_600_000],
  ['a date', 'Mon, 23 Nov 2026 08:00:30 GMT', 30_000],
  ['a date of the past', 'Mon, 23 Nov 2026 07:00:00 GMT', 0],
  ['a date far away', 'Sun, 23 Nov 2036 07:00:00 GMT', 3_600_000],
  ['nothing', null, null],
  ['an empty text', '', null],
  ['a word', 'soon', null],
  ['less than nothing', '-5', null],
  ['a number that Date.parse would take for a year', '1e3', null],
])('Retry-After: %s', (_, header, ms) => {
  expect(parseRetryAfter(header, now)).toBe(ms);
});

test.each([
  ['policy user over ratelimit,limit:10,time:1 minute', 60_000],
  ['limit:5, time: 30 seconds', 30_000],
  ['limit:1000,time:2 hours', 3_600_000],
  ['The throttling threshold has been reached', null],
  ['time:1 fortnight', null],
])('%s', (text, ms) => {
  expect(throttleWindow(text)).toBe(ms);
});
