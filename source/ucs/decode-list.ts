import {setImmediate as otherWork} from 'node:timers/promises';
import type {Pod} from '../rollout/pod.ts';
import {textOf} from './body.ts';
import {cutItems} from './cut-items.ts';
import {decodePod} from './decode-pod.ts';
import {UcsError} from './errors.ts';
import {podListSchema} from './schema.ts';
import {readTolerantly} from './tolerant.ts';

/** Far more than GitOps ever deploys; the rest of a longer list is left out. */
export const maxPods = 20_000;

/** Longer lists are read in pieces, so that a key need not wait for thousands of pods. */
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

function shapeError(message: string): UcsError {
  return new UcsError({kind: 'shape', message});
}

/**
 * The `items` of a list; empty when they are null or left out although `otherKey` is there, as Go writes an empty list.
 * Throws `UcsError` of kind `shape` for anything else.
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
  /** Entries are parsed when their turn comes. */
  readonly pods: Iterable<Pod | null>;
  readonly parts: readonly Uint8Array[];
};

function* decodeEach(items: readonly unknown[]): Generator<Pod | null> {
  for (const item of items) {
    yield decodePod(item);
  }
}

/** Entries that came before, byte for byte, are the pods they were: of a list in which one pod changed only that one is read. */
function* readEach(parts: readonly Uint8Array[], before: readonly ReadEntry[]): Generator<Pod | null> {
  // What is after a pod that came or went has moved.
  const moved = before.length - parts.length;
  for (const [index, part] of parts.entries()) {
    const known = [before[index], before[index + moved]].find(
      entry => entry !== undefined && Buffer.compare(entry.bytes, part) === 0,
    );
    yield known === undefined ? decodePod(JSON.parse(textOf(part))) : known.pod;
  }
}

/** The body of a page and its entries. */
function readEntries(json: Uint8Array, before: readonly ReadEntry[]): Entries {
  const cut = cutItems(json, maxPods);
  const body: unknown = JSON.parse(textOf(cut?.rest ?? json));
  const items = itemsOf(body, 'metadata');
  return cut === null
    ? {body, total: items.length, pods: decodeEach(items.slice(0, maxPods)), parts: []}
    : {body, total: cut.total, pods: readEach(cut.entries, before), parts: cut.entries};
}

async function readPods(pods: Iterable<Pod | null>, signal: AbortSignal | undefined): Promise<(Pod | null)[]> {
  const read: (Pod | null)[] = [];
  for (const pod of pods) {
    read.push(pod);
    if (read.length % podsAtOnce === 0) {
      await otherWork();
      signal?.throwIfAborted();
    }
  }
  return read;
}

function listOf({body, total, parts}: Entries, read: readonly (Pod | null)[]): DecodedList {
  const {value} = readTolerantly(podListSchema, body);
  const pods = read.filter(pod => pod !== null);
  const odd = read.length - pods.length;
  const notes = [
    odd > 0 ? `${odd} of ${total} entries are no pods` : null,
    total > maxPods ? `only the first ${maxPods} of ${total} pods are read` : null,
  ].filter(note => note !== null);
  return {
    pods,
    read: parts.map((bytes, index) => ({bytes, pod: read[index] ?? null})),
    continueToken: value?.metadata?.continue ?? '',
    remainingItemCount: value?.metadata?.remainingItemCount ?? 0,
    incomplete: notes.length > 0 ? notes.join('; ') : null,
  };
}

/**
 * One page of `GET /v1/clusters/{clusterid}/gitops` (table 3). `before` is what the same page was read from last time.
 * Throws `UcsError` of kind `shape`, a `SyntaxError` for what is no JSON, and the signal's reason when aborted.
 */
export async function decodeList(
  json: Uint8Array,
  signal?: AbortSignal,
  before: DecodedList['read'] = [],
): Promise<DecodedList> {
  const page = readEntries(json, before);
  return listOf(page, await readPods(page.pods, signal));
}

/** The same in one go, for answers that are kept already. */
export function decodeKeptList(json: Uint8Array): DecodedList {
  const page = readEntries(json, []);
  return listOf(page, [...page.pods]);
}

/** The same pods with a uid each: a second pod of one uid gets `#2` behind it. */
export function withUniqueUids(pods: readonly Pod[]): Pod[] {
  const used = new Set<string>();
  const copies = new Map<string, number>();
  return pods.map(pod => {
    let uid = pod.uid;
    while (used.has(uid)) {
      const copy = (copies.get(pod.uid) ?? 1) + 1;
      copies.set(pod.uid, copy);
      uid = `${pod.uid}#${copy}`;
    }
    used.add(uid);
    return uid === pod.uid ? pod : {...pod, uid};
  });
}
