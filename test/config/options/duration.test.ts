import {expect, test} from 'vitest';
import {ConfigError} from '../../../source/config/config-error.ts';
import {parseDuration} from '../../../source/config/options/values.ts';

test.each([
  ['500ms', 500],
  ['10s', 10_000],
  ['5m', 300_000],
  ['1h', 3_600_000],
  ['1m30s', 90_000],
  ['1.5s', 1500],
  ['24h', 86_400_000],
])('%s is %i ms', (text, ms) => {
  expect(parseDuration(text, '--interval')).toBe(ms);
});

test.each([
  ['no unit', '10', '--interval: "10" has no unit', 'Write 10s for seconds or 10m for minutes.'],
  ['empty', '', '--interval: "" is not a duration', '500ms, 10s, 5m, 1h'],
  ['negative', '-5s', '"-5s" is not a duration', '500ms, 10s, 5m, 1h'],
  ['unknown unit', '2d', '"2d" is not a duration', '500ms, 10s, 5m, 1h'],
  ['spaces', '5 s', '"5 s" is not a duration', '500ms, 10s, 5m, 1h'],
  ['zero', '0s', '0s is too short', '500ms, 10s, 5m, 1h'],
  ['less than a millisecond', '0.1ms', '0.1ms is too short', '500ms, 10s, 5m, 1h'],
  ['more than a timer holds', '25h', '25h is too long: the most is 24h', '500ms, 10s, 5m, 1h'],
])('refuses a duration that is %s', (_case, text, message, hint) => {
  expect(() => parseDuration(text, '--interval')).toThrow(
    expect.objectContaining({
      constructor: ConfigError,
      message: expect.stringContaining(message),
      hint: expect.stringContaining(hint),
    }),
  );
});
