type Pair<Value> = readonly [key: string, value: Value];

/**
 * An immutable map in which replacing the value of a key costs next to nothing: the keys are shared, and only a list of
 * references is copied. With thousands of clusters, copying a `Map` for each poll would be most of the work.
 */
class EntryMap<Value> implements ReadonlyMap<string, Value> {
  readonly #pairs: readonly Pair<Value>[];
  readonly #places: ReadonlyMap<string, number>;

  constructor(
    pairs: readonly Pair<Value>[],
    places: ReadonlyMap<string, number> = new Map(pairs.map(([key], place) => [key, place])),
  ) {
    this.#pairs = pairs;
    this.#places = places;
  }

  replace(replacements: Iterable<Pair<Value>>): EntryMap<Value> {
    const pairs = [...this.#pairs];
    for (const pair of replacements) {
      const place = this.#places.get(pair[0]);
      if (place !== undefined) {
        pairs[place] = pair;
      }
    }
    return new EntryMap(pairs, this.#places);
  }

  get size(): number {
    return this.#pairs.length;
  }

  has(key: string): boolean {
    return this.#places.has(key);
  }

  get(key: string): Value | undefined {
    return this.#pairs[this.#places.get(key) ?? -1]?.[1];
  }

  keys(): MapIterator<string> {
    return this.#places.keys();
  }

  values(): MapIterator<Value> {
    return this.#pairs.map(([, value]) => value).values();
  }

  entries(): MapIterator<[string, Value]> {
    return this.#pairs.map(([key, value]): [string, Value] => [key, value]).values();
  }

  [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.entries();
  }

  forEach(visit: (value: Value, key: string, map: ReadonlyMap<string, Value>) => void): void {
    for (const [key, value] of this.#pairs) {
      visit(value, key, this);
    }
  }
}

/**
 * The map with other values for some of its keys; keys it does not have are left out. The result is made for being
 * changed so again and again.
 */
export function withEntries<Value>(
  map: ReadonlyMap<string, Value>,
  replacements: Iterable<Pair<Value>>,
): ReadonlyMap<string, Value> {
  const entries: EntryMap<Value> = map instanceof EntryMap ? map : new EntryMap([...map]);
  return entries.replace(replacements);
}
