import {describe, expect, it} from 'vitest';
import {between, hex, randomFor, seededRandom, uuid} from '../../../source/demo/play/seeded-random.ts';

describe('numbers by seed', () => {
  it('the same seed gives the same row, another seed another', () => {
    const row = (seed: number) => {
      const random = seededRandom(seed);
      return Array.from({length: 5}, random);
    };
    expect(row(1)).toEqual(row(1));
    expect(row(1)).not.toEqual(row(2));
  });

  it('spreads evenly over 0..1', () => {
    const random = seededRandom(42);
    const tenths = Array.from({length: 10_000}, () => Math.floor(random() * 10));
    const counts = Array.from({length: 10}, (_, tenth) => tenths.filter(each => each === tenth).length);
    expect(counts.filter(count => count < 900 || count > 1100)).toEqual([]);
    expect(counts.reduce((sum, count) => sum + count)).toBe(10_000);
  });

  it('every key has a row of its own, per seed', () => {
    const first = (seed: number, key: string) => randomFor(seed, key)();
    expect(new Set([first(1, 'a'), first(1, 'b'), first(2, 'a'), first(2, 'b')]).size).toBe(4);
    expect(first(1, 'a')).toBe(first(1, 'a'));
  });

  it('makes texts and numbers of it', () => {
    expect(hex(seededRandom(1), 8)).toMatch(/^[0-9a-f]{8}$/);
    expect(uuid(seededRandom(1))).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const random = seededRandom(3);
    const numbers = Array.from({length: 1000}, () => between(random, 5, 7));
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(5);
    expect(Math.max(...numbers)).toBeLessThan(7);
  });
});
