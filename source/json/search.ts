import {type JsonDocument, lengthAtOnce} from './document.ts';

/** Matches beyond this many are not counted. */
export const maxMatches = 9999;

/** What is looked for in a document, and how far that is. */
export type JsonSearch = {
  readonly query: string;
  /** Lines with a match, as far as the document is searched. */
  readonly lines: readonly number[];
  /** Which of them is shown. */
  readonly current: number;
  /** The first line that is not searched yet. */
  readonly next: number;
  /** The line from which on a match is still awaited; null when it was found. */
  readonly awaitedFrom: number | null;
};

/** Begins to look from the line `from` on; nothing is looked for when the query is empty. */
export function startSearch(query: string, from: number): JsonSearch | null {
  return query === '' ? null : {query, lines: [], current: 0, next: 0, awaitedFrom: from};
}

/** The same search in another document, which is about the same place in it. */
export function searchAgain(search: JsonSearch | null): JsonSearch | null {
  return search && {...search, lines: [], next: 0};
}

/** Nothing of the document is left to be searched. */
export function isSearched(search: JsonSearch | null, document: JsonDocument): boolean {
  return (
    search === null || search.lines.length >= maxMatches || (document.isWhole() && search.next >= document.lineCount())
  );
}

/** Searches the next lines, `lengthAtOnce` characters of them, letter case ignored. */
export function searchOn(search: JsonSearch, document: JsonDocument): JsonSearch {
  const pattern = new RegExp(search.query.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i');
  const lines = [...search.lines];
  let {next} = search;
  let length = 0;
  document.visit(next, line => {
    if (pattern.test(line)) {
      lines.push(next);
    }
    next += 1;
    length += line.length;
    return length < lengthAtOnce && lines.length < maxMatches;
  });
  return settle({...search, lines, next}, document);
}

/**
 * Takes the first match behind the awaited line as the current one, or the first of all when there is none behind it. When
 * none is awaited the current one stays, or becomes the last one where there are fewer now.
 */
function settle(search: JsonSearch, document: JsonDocument): JsonSearch {
  const {lines, awaitedFrom} = search;
  if (awaitedFrom === null) {
    const last = Math.max(0, lines.length - 1);
    return isSearched(search, document) ? {...search, current: Math.min(search.current, last)} : search;
  }
  const behind = lines.findIndex(line => line >= awaitedFrom);
  if (behind !== -1) {
    return {...search, current: behind, awaitedFrom: null};
  }
  return isSearched(search, document) ? {...search, current: 0, awaitedFrom: null} : search;
}

/** The match `by` places on, around the ends. */
export function stepSearch(search: JsonSearch, by: number): JsonSearch {
  const count = search.lines.length;
  return count === 0 ? search : {...search, current: (Math.min(search.current, count - 1) + by + count) % count};
}

/** The line of the current match; undefined when there is none yet. */
export function currentLine(search: JsonSearch | null): number | undefined {
  return search === null || search.awaitedFrom !== null ? undefined : search.lines[search.current];
}
