import {afterEach, expect, test} from 'vitest';
import {clockText} from '../../source/text/time.ts';

const {TZ} = process.env;

afterEach(() => {
  process.env['TZ'] = TZ;
});

test.each([
  ['UTC', '2026-11-23T08:00:05Z', '08:00:05'],
  ['Pacific/Kiritimati', '2028-02-29T23:59:30Z', '13:59:30'],
  ['America/St_Johns', '2026-11-23T08:00:05Z', '04:30:05'],
  ['America/St_Johns', '2026-07-01T00:10:00Z', '21:40:00'],
])('in %s, %s is shown as %s', (zone, time, shown) => {
  process.env['TZ'] = zone;
  expect(clockText(Date.parse(time))).toBe(shown);
});
