import {ConfigError} from '../config-error.ts';
import type {Parse} from './row.ts';

/** Reads one of a few words; anything else is a `ConfigError` that lists them. */
export function oneOf<const Word extends string>(words: readonly Word[]): Parse<Word> {
  const parse = (text: string, name: string): Word => {
    const word = words.find(known => known === text);
    if (word === undefined) {
      throw new ConfigError(`${name}: unknown value ${JSON.stringify(text)}`, `It is one of: ${words.join(', ')}.`);
    }
    return word;
  };
  return Object.assign(parse, {words});
}

/** Reads a whole number from `least` to `most`. */
export function wholeNumber(least: number, most: number): Parse<number> {
  return (text, name) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most) {
      throw new ConfigError(`${name}: ${JSON.stringify(text)} is not a whole number from ${least} to ${most}`);
    }
    return value;
  };
}

/** Reads a decimal number from `least` to `most`. */
export function numberBetween(least: number, most: number): Parse<number> {
  return (text, name) => {
    const value = Number(text);
    if (!/^\d+(\.\d+)?$/.test(text) || value < least || value > most) {
      throw new ConfigError(`${name}: ${JSON.stringify(text)} is not a number from ${least} to ${most}`);
    }
    return value;
  };
}

/** Reads any text but an empty one. */
export function nonEmpty(text: string, name: string): string {
  if (text.trim() === '') {
    throw new ConfigError(`${name}: the value is empty`, `Give it a value, or leave ${name} out.`);
  }
  return text;
}

/** Reads names with commas between them, each once. */
export function nameList(text: string, name: string): readonly string[] {
  const names = nonEmpty(text, name)
    .split(',')
    .map(part => part.trim());
  if (names.includes('')) {
    throw new ConfigError(`${name}: ${JSON.stringify(text)} has an empty name in it`, 'Write it like a,b,c.');
  }
  return [...new Set(names)];
}

// A tag as the OCI distribution specification has it.
const appOrVersion = /^[^\s=]+(=\w[\w.-]{0,127})?$/;

/** Reads apps with commas between them, each `APP` or `APP=TAG`. */
export function appList(text: string, name: string): readonly string[] {
  const apps = nameList(text, name);
  const odd = apps.find(app => !appOrVersion.test(app));
  if (odd !== undefined) {
    throw new ConfigError(
      `${name}: ${JSON.stringify(odd)} is neither an app nor an app with a tag`,
      'Write it like source-controller, or source-controller=v1.4.1 to wait for that version.',
    );
  }
  return apps;
}

const switchWords: ReadonlyMap<string, boolean> = new Map([
  ['', true],
  ...['1', 'true', 'yes', 'on'].map(word => [word, true] as const),
  ...['0', 'false', 'no', 'off'].map(word => [word, false] as const),
]);

/** Whether a switch is on. As a flag it has no text, and that it is given means yes. */
export function switchedOn(text: string, name: string): boolean {
  const on = switchWords.get(text.trim().toLowerCase());
  if (on === undefined) {
    throw new ConfigError(
      `${name}: ${JSON.stringify(text)} is neither yes nor no`,
      'Write 1, true, yes or on to switch it on, 0, false, no or off to leave it off.',
    );
  }
  return on;
}

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
