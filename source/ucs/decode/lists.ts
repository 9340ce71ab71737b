import {cutItems} from '../../json/cut-items.ts';
import {atOnce, bytesAtOnce, inPieces, type Pieces} from '../../json/pieces.ts';
import {textOf} from '../../json/scan.ts';
import {shortenLists} from '../../json/shorten-lists.ts';
import type {FeedFailure} from '../../rollout/feed/failure.ts';
import {maxPods} from '../../rollout/feed/feed.ts';
import type {Pod} from '../../rollout/pod/pod.ts';
import {ucsFailure} from '../errors/words.ts';
import {decodePod} from './pod.ts';
import {podListSchema} from './schema.ts';
import {maxEntries, readTolerantly} from './tolerant.ts';

/** So many pods are read in one piece. */
const podsAtOnce = 50;

/** An entry of a list as it came, and the pod that it is; null: none. */
type ReadEntry = {readonly bytes: Uint8Array; readonly pod: Pod | null};

/** One page of the answer. */
export type DecodedList = {
  readonly pods: readonly Pod[];
  /** What they were read from, for the next answer; empty when the page could not be cut into its entries. */
  readonly read: readonly ReadEntry[];
  /** The token of the next page as it must be sent back; empty on the last one. */
  readonly continueToken: string;
  readonly remainingItemCount: number;
  /** Why this page could not be read whole; null when it was. */
  readonly incomplete: string | null;
};

function describe(value: unknown): string {
  if (value === null) {
    return 'null';
  }
  return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function shapeError(message: string): FeedFailure {
  return ucsFailure({kind: 'shape', message});
}

/**
 * The `items` of a list; empty when they are null or left out although `otherKey` is there, as Go writes an empty list.
 * Throws `FeedFailure` of kind `shape` for anything else.
 */
export function itemsOf(body: unknown, otherKey: string): readonly unknown[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw shapeError(`the answer is not an object but ${describe(body)}`);
  }
  const {items} = body as {readonly items?: unknown};
  if (Array.isArray(items)) {
    return items;
  }
  if (items === null || (items === undefined && otherKey in body)) {
    return [];
  }
  throw shapeError(
    items === undefined
      ? `the answer has neither "items" nor "${otherKey}"`
      : `"items" of the answer is not a list but ${describe(items)}`,
  );
}

type Entries = {
  readonly body: unknown;
  readonly total: number;
  /** The entries where the page could not be cut; else empty. */
  readonly items: readonly unknown[];
  /** The first entries as they came; null: the page could not be cut. */
  readonly parts: readonly Uint8Array[] | null;
};

/** The body of a page and its entries, which are parsed when their turn comes. */
function* readEntries(json: Uint8Array): Pieces<Entries> {
  const cut = yield* cutItems(json, maxPods);
  const body: unknown = JSON.parse(textOf(cut?.rest ?? json));
  const items = itemsOf(body, 'metadata');
  return {body, total: cut?.total ?? items.length, items, parts: cut?.entries ?? null};
}

function* readPart(part: Uint8Array): Pieces<Pod | null> {
  // One more than is read, so that it is told that there are more.
  const json = part.byteLength > bytesAtOnce ? yield* shortenLists(part, maxEntries + 1) : part;
  return decodePod(JSON.parse(textOf(json)));
}

/** Entries that came before, byte for byte, are the pods they were: of a list in which one pod changed only that one is read. */
function* readParts(parts: readonly Uint8Array[], before: readonly ReadEntry[]): Pieces<(Pod | null)[]> {
  // What is after a pod that came or went has moved.
  const moved = before.length - parts.length;
  const read: (Pod | null)[] = [];
  for (const [index, part] of parts.entries()) {
    const known = [before[index], before[index + moved]].find(
      entry => entry !== undefined && Buffer.compare(entry.bytes, part) === 0,
    );
    read.push(known === undefined ? yield* readPart(part) : known.pod);
    if (read.length % podsAtOnce === 0) {
      yield;
    }
  }
  return read;
}

function* readList(json: Uint8Array, before: readonly ReadEntry[]): Pieces<DecodedList> {
  const {body, total, items, parts} = yield* readEntries(json);
  const read = parts === null ? items.slice(0, maxPods).map(decodePod) : yield* readParts(parts, before);
  const {value} = readTolerantly(podListSchema, body);
  const pods = read.filter(pod => pod !== null);
  const odd = read.length - pods.length;
  const notes = [
    odd > 0 ? `${odd} of ${total} entries are no pods` : null,
    total > maxPods ? `only the first ${maxPods} of ${total} pods are read` : null,
  ].filter(note => note !== null);
  return {
    pods,
    read: (parts ?? []).map((bytes, index) => ({bytes, pod: read[index] ?? null})),
    continueToken: value?.metadata?.continue ?? '',
    remainingItemCount: value?.metadata?.remainingItemCount ?? 0,
    incomplete: notes.length > 0 ? notes.join('; ') : null,
  };
}

/**
 * One page of `GET /v1/clusters/{clusterid}/gitops` (table 3). `before` is what the same page was read from last time.
 * Throws `FeedFailure` of kind `shape`, a `SyntaxError` for what is no JSON, and the signal's reason when aborted.
 */
export function decodeList(
  json: Uint8Array,
  signal?: AbortSignal,
  before: DecodedList['read'] = [],
): Promise<DecodedList> {
  return inPieces(readList(json, before), signal);
}

/** The same in one go, for answers that are kept already. */
export function decodeKeptList(json: Uint8Array): DecodedList {
  return atOnce(readList(json, []));
}
