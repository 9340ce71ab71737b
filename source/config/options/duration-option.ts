import {ConfigError} from '../config-error.ts';

const unitMs: Readonly<Record<string, number>> = {ms: 1, s: 1000, m: 60_000, h: 3_600_000};

// A timer of more than 24.8 days fires at once; nothing here is worth waiting for longer than a day.
const longestMs = 24 * 3_600_000;

/**
 * Milliseconds of a duration such as `500ms`, `10s`, `5m`, `1h` or `1m30s`; from just above 0 to 24 hours.
 * @param name what is being read, e.g. `--interval`, for the `ConfigError` that anything else throws.
 */
export function parseDuration(text: string, name: string): number {
  const example = 'Write it like 500ms, 10s, 5m, 1h or 1m30s.';
  if (/^\d+(\.\d+)?$/.test(text)) {
    throw new ConfigError(`${name}: "${text}" has no unit`, `Write ${text}s for seconds or ${text}m for minutes.`);
  }
  if (!/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(text)) {
    throw new ConfigError(`${name}: ${JSON.stringify(text)} is not a duration`, example);
  }
  let total = 0;
  for (const [, count, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)) {
    total += Number(count) * (unitMs[unit ?? ''] ?? Number.NaN);
  }
  const ms = Math.round(total);
  if (ms < 1) {
    throw new ConfigError(`${name}: ${text} is too short: it must be longer than 0`, example);
  }
  if (ms > longestMs) {
    throw new ConfigError(`${name}: ${text} is too long: the most is 24h`, example);
  }
  return ms;
}
