import {rawPod} from '../../../json/raw-pod.ts';
import type {ClusterEntry} from '../../../monitor/store/store.ts';
import {maxPods} from '../../../rollout/feed/feed.ts';

/** The last answer of a cluster as text, page after page; with a uid only that pod of it, or all when it cannot be cut out. */
export function bodiesOf(entry: ClusterEntry, uid: string | null): readonly string[] {
  const decoder = new TextDecoder();
  const judged = entry.snapshot?.pods.find(({pod}) => pod.uid === uid);
  const pod = judged ? rawPod(entry.pages, judged.pod, maxPods) : null;
  return pod === null ? entry.pages.map(({bytes}) => decoder.decode(bytes)) : [decoder.decode(pod)];
}
