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
