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

/** One page of the answer. */
export type DecodedList = {
  readonly pods: readonly Pod[];
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

type Entries = {readonly body: unknown; readonly total: number; readonly entries: Iterable<unknown>};

function* parseEach(parts: readonly Uint8Array[]): Generator<unknown> {
  for (const part of parts) {
    yield JSON.parse(textOf(part));
  }
}

/** The body of a page, and its entries, which are parsed when their turn comes. */
function readEntries(json: Uint8Array): Entries {
  const cut = cutItems(json, maxPods);
  const body: unknown = JSON.parse(textOf(cut?.rest ?? json));
  const items = itemsOf(body, 'metadata');
  return cut === null
    ? {body, total: items.length, entries: items.slice(0, maxPods)}
    : {body, total: cut.total, entries: parseEach(cut.entries)};
}

async function decodePods(entries: Iterable<unknown>, signal: AbortSignal | undefined): Promise<(Pod | null)[]> {
  const read: (Pod | null)[] = [];
  for (const entry of entries) {
    read.push(decodePod(entry));
    if (read.length % podsAtOnce === 0) {
      await otherWork();
      signal?.throwIfAborted();
    }
  }
  return read;
}

function listOf({body, total}: Entries, read: readonly (Pod | null)[]): DecodedList {
  const {value} = readTolerantly(podListSchema, body);
  const pods = read.filter(pod => pod !== null);
  const odd = read.length - pods.length;
  const notes = [
    odd > 0 ? `${odd} of ${total} entries are no pods` : null,
    total > maxPods ? `only the first ${maxPods} of ${total} pods are read` : null,
  ].filter(note => note !== null);
  return {
    pods,
    continueToken: value?.metadata?.continue ?? '',
    remainingItemCount: value?.metadata?.remainingItemCount ?? 0,
    incomplete: notes.length > 0 ? notes.join('; ') : null,
  };
}

/**
 * One page of `GET /v1/clusters/{clusterid}/gitops` (table 3). Throws `UcsError` of kind `shape`, a `SyntaxError` for what
 * is no JSON, and the signal's reason when aborted.
 */
export async function decodeList(json: Uint8Array, signal?: AbortSignal): Promise<DecodedList> {
  const page = readEntries(json);
  return listOf(page, await decodePods(page.entries, signal));
}

/** The same in one go, for answers that are kept already. */
export function decodeKeptList(json: Uint8Array): DecodedList {
  const page = readEntries(json);
  return listOf(page, Array.from(page.entries, decodePod));
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
