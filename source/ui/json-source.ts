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

/** The last answer of a cluster as text; with a uid only that pod of it, or the whole answer when it cannot be cut out. */
export function bodiesOf(entry: ClusterEntry, uid: string | null): RawBodies {
  const decoder = new TextDecoder();
  const bodies = entry.pages.map(page => decoder.decode(page.bytes));
  const judged = entry.snapshot?.pods.find(({pod}) => pod.uid === uid);
  if (!judged) {
    return bodies;
  }
  const pod = bodies.map(body => podInBody(body, judged.pod)).find(found => found !== null);
  return pod == null ? bodies : [pod];
}
