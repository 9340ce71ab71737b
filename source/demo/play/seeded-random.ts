/** Numbers in 0..1 (1 excluded), the same row of them for the same seed. */
export type Random = () => number;

/** Mulberry32: small, and good enough for names that look random. */
export function seededRandom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A row of its own for each key, so that one pod more does not rename all that come after it. */
export function randomFor(seed: number, key: string): Random {
  // FNV-1a over both, as text: mixed as numbers, seed 1 of one key would be seed 2 of another.
  let hash = 0x811c9dc5;
  for (const character of `${seed}/${key}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return seededRandom(hash);
}

/** A number in low..high. */
export function between(random: Random, low: number, high: number): number {
  return low + random() * (high - low);
}

/** One of the characters of `alphabet`, `length` times. */
export function letters(random: Random, alphabet: string, length: number): string {
  return Array.from({length}, () => alphabet.charAt(Math.floor(random() * alphabet.length))).join('');
}

export function hex(random: Random, length: number): string {
  return letters(random, '0123456789abcdef', length);
}

/** A version 4 UUID. */
export function uuid(random: Random): string {
  return [
    hex(random, 8),
    hex(random, 4),
    `4${hex(random, 3)}`,
    `${letters(random, '89ab', 1)}${hex(random, 3)}`,
    hex(random, 12),
  ].join('-');
}
