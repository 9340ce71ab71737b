import {describe, expect, it} from 'vitest';
import {ageOf, coarseAge, humanDuration} from '../../source/text/duration.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const year = 365 * day;

describe('humanDuration', () => {
  it.each<[ms: number, text: string]>([
    [0, '0s'],
    [999, '0s'],
    [second, '1s'],
    [119 * second + 999, '119s'],
    [2 * minute, '2m'],
    [2 * minute + 5 * second, '2m5s'],
    [10 * minute - 1, '9m59s'],
    [10 * minute, '10m'],
    [10 * minute + 59 * second, '10m'],
    [3 * hour - 1, '179m'],
    [3 * hour, '3h'],
    [3 * hour + 10 * minute, '3h10m'],
    [8 * hour - 1, '7h59m'],
    [8 * hour, '8h'],
    [8 * hour + 30 * minute, '8h'],
    [48 * hour - 1, '47h'],
    [48 * hour, '2d'],
    [49 * hour, '2d1h'],
    [8 * day - 1, '7d23h'],
    [8 * day, '8d'],
    [8 * day + 5 * hour, '8d'],
    [2 * year - 1, '729d'],
    [2 * year, '2y'],
    [2 * year + 30 * day, '2y30d'],
    [8 * year - 1, '7y364d'],
    [8 * year, '8y'],
    [20 * year + 100 * day, '20y'],
  ])('%i ms is %s', (ms, text) => {
    expect(humanDuration(ms)).toBe(text);
  });

  it.each([-1, -second, -5 * minute, -30 * day])('a future of %i ms is 0s', ms => {
    expect(humanDuration(ms)).toBe('0s');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('%d is <unknown>', ms => {
    expect(humanDuration(ms)).toBe('<unknown>');
  });
});

describe('ageOf', () => {
  it('counts from the time to now', () => {
    expect(ageOf(1_000_000, 1_000_000 + 3 * minute)).toBe('3m');
  });

  it('says <unknown> without a time', () => {
    expect(ageOf(null, 1_000_000)).toBe('<unknown>');
    expect(ageOf(Number.NaN, 1_000_000)).toBe('<unknown>');
  });

  it('says 0s where the clock of this machine is behind', () => {
    expect(ageOf(1_000_000 + hour, 1_000_000)).toBe('0s');
  });
});

describe('coarseAge', () => {
  it.each<[ms: number, text: string]>([
    [-second, '0s'],
    [5 * second - 1, '0s'],
    [5 * second, '5s'],
    [minute - 1, '55s'],
    [minute, '1m'],
    [2 * minute - 1, '1m'],
    [5 * minute + 59 * second, '5m'],
    [3 * hour + 10 * minute + 59 * second, '3h10m'],
    [49 * hour, '2d1h'],
  ])('%i ms is %s', (ms, text) => {
    expect(coarseAge(1000, 1000 + ms)).toBe(text);
  });
});
