import {expect, test} from 'vitest';
import {isTime, parseTime} from '../../source/text/time.ts';

test.each([
  ['UTC', '2025-11-05T03:48:06Z', Date.UTC(2025, 10, 5, 3, 48, 6)],
  ['an offset', '2025-11-05T11:48:06+08:00', Date.UTC(2025, 10, 5, 3, 48, 6)],
  ['microseconds and an offset', '2023-11-14T14:31:58.744215+08:00', Date.UTC(2023, 10, 14, 6, 31, 58, 744)],
  ['nanoseconds', '2025-11-05T03:48:06.123456789Z', Date.UTC(2025, 10, 5, 3, 48, 6, 123)],
  ['small letters and a blank', '2025-11-05 03:48:06z', Date.UTC(2025, 10, 5, 3, 48, 6)],
  ['the epoch', '1970-01-01T00:00:00Z', 0],
])('reads %s', (_, text, time) => {
  expect(parseTime(text)).toBe(time);
});

test.each([
  ['nothing', ''],
  ['a word', 'yesterday'],
  ['a date that Date.parse would take', 'Nov 5, 2025'],
  ['a number', '1762314486'],
  ['no offset', '2025-11-05T03:48:06'],
  ['a month that is none', '2025-13-05T03:48:06Z'],
  ['an hour that is none', '2025-11-05T25:48:06Z'],
])('does not read %s', (_, text) => {
  expect(parseTime(text)).toBeNull();
  expect(isTime(text)).toBe(false);
});

test("Go's zero time is a time, but stands for none", () => {
  expect(isTime('0001-01-01T00:00:00Z')).toBe(true);
  expect(parseTime('0001-01-01T00:00:00Z')).toBeNull();
});
