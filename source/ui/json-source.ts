import type {ClusterEntry} from '../monitor/store.ts';

/** Texts of the bodies to show, page after page. */
export type RawBodies = readonly string[];

type RawPod = {readonly metadata?: {readonly uid?: unknown; readonly name?: unknown; readonly namespace?: unknown}};

function podInBody(body: string, wanted: {readonly uid: string; readonly name: string}): string | null {
  try {
    const answer: unknown = JSON.parse(body);
    const items = (answer as {items?: unknown} | null)?.items;
    const pods = Array.isArray(items) ? (items as (RawPod | null)[]) : [];
    const byUid = pods.find(pod => pod?.metadata?.uid === wanted.uid);
    const found = byUid ?? pods.find(pod => pod?.metadata?.name === wanted.name);
    return found ? JSON.stringify(found) : null;
  } catch {
    return null;
  }
}

/** More than this takes long to lay out and much memory, and nobody reads it on a screen. */
const maxShownBytes = 1024 * 1024;

function shownBodies(pages: ClusterEntry['pages'], decoder: TextDecoder): RawBodies {
  const bodies: string[] = [];
  let left = maxShownBytes;
  let hidden = 0;
  for (const {bytes} of pages) {
    const shown = bytes.subarray(0, left);
    left -= shown.byteLength;
    hidden += bytes.byteLength - shown.byteLength;
    if (shown.byteLength > 0) {
      bodies.push(decoder.decode(shown));
    }
  }
  const more = `... ${(hidden / 1024 / 1024).toFixed(1)} MiB more: Ctrl-s writes the whole answer to a file.`;
  return hidden === 0 ? bodies : [...bodies, more];
}

/**
 * The last answer of a cluster as text, the beginning of one of many megabytes; with a uid only that pod of it, or the whole
 * answer when it cannot be cut out.
 */
export function bodiesOf(entry: ClusterEntry, uid: string | null): RawBodies {
  const decoder = new TextDecoder();
  const judged = entry.snapshot?.pods.find(({pod}) => pod.uid === uid);
  const pod =
    judged && entry.pages.map(page => podInBody(decoder.decode(page.bytes), judged.pod)).find(body => body !== null);
  return pod == null ? shownBodies(entry.pages, decoder) : [pod];
}
