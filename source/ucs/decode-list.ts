import type {Pod} from '../rollout/pod.ts';
import {decodePod} from './decode-pod.ts';
import {UcsError} from './errors.ts';
import {podListSchema} from './schema.ts';
import {readTolerantly} from './tolerant.ts';

/** Far more than GitOps ever deploys; the rest of a longer list is left out. */
export const maxPods = 20_000;

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

/** One page of `GET /v1/clusters/{clusterid}/gitops` (table 3). Throws `UcsError` of kind `shape`. */
export function decodeList(body: unknown): DecodedList {
  const items = itemsOf(body, 'metadata');
  const {value} = readTolerantly(podListSchema, body);
  const read = items.slice(0, maxPods).map(decodePod);
  const pods = read.filter(pod => pod !== null);
  const odd = read.length - pods.length;
  const notes = [
    odd > 0 ? `${odd} of ${items.length} entries are no pods` : null,
    items.length > maxPods ? `only the first ${maxPods} of ${items.length} pods are read` : null,
  ].filter(note => note !== null);
  return {
    pods,
    continueToken: value?.metadata?.continue ?? '',
    remainingItemCount: value?.metadata?.remainingItemCount ?? 0,
    incomplete: notes.length > 0 ? notes.join('; ') : null,
  };
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
