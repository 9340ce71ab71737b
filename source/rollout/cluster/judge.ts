import type {JudgedPod} from '../health/health.ts';
import {type PodMemory, remember, rememberHealth} from '../health/memory.ts';
import {judgePod} from '../health/pod-health.ts';
import {withSharedNodes} from '../health/shared-node.ts';
import type {Pod} from '../pod/pod.ts';
import {podLine} from '../pod/status.ts';
import {createdAtOf, newestPods, replicaSetOf} from './replica-sets.ts';
import {sameValue} from './same-value.ts';
import {supersededUids} from './superseded.ts';

/** The pods of one answer with everything said of them, and what to remember for the next. */
export type Judged = {readonly pods: readonly JudgedPod[]; readonly memory: ReadonlyMap<string, PodMemory>};

function compare<Value extends string | number>(a: Value, b: Value): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** By app, then newest ReplicaSet first, then name: an order that only changes when pods come and go. */
function inOrder(pods: readonly Pod[]): readonly Pod[] {
  const newest = newestPods(pods, replicaSetOf);
  return pods
    .map(pod => ({pod, replicaSetAt: createdAtOf(newest.get(replicaSetOf(pod)) ?? pod)}))
    .sort(
      (a, b) =>
        compare(a.pod.app, b.pod.app) ||
        compare(b.replicaSetAt, a.replicaSetAt) ||
        compare(a.pod.name, b.pod.name) ||
        compare(a.pod.uid, b.pod.uid),
    )
    .map(({pod}) => pod);
}

/**
 * Judges the pods of an answer seen at `now` (epoch ms) with what is remembered of them. A pod about which nothing
 * changed is the same object as in `previous`. `firstLook`: nothing of the cluster was seen before.
 */
export function judgePods(
  pods: readonly Pod[],
  memory: ReadonlyMap<string, PodMemory>,
  now: number,
  previous: readonly JudgedPod[],
  firstLook: boolean,
): Judged {
  const superseded = supersededUids(pods);
  const before = new Map(previous.map(judged => [judged.pod.uid, judged]));
  const after = new Map<string, PodMemory>();

  const judge = (pod: Pod): JudgedPod => {
    const line = podLine(pod);
    const remembered = remember(memory.get(pod.uid), pod, line, now, firstLook);
    const judgement = judgePod(pod, line, now, remembered);
    after.set(pod.uid, rememberHealth(remembered, judgement, now));
    return {
      pod,
      line,
      ...judgement,
      superseded: superseded.has(pod.uid),
      restartsSinceWatch: line.restarts - remembered.restartsAtStart,
    };
  };
  const keep = (judged: JudgedPod): JudgedPod => {
    const known = before.get(judged.pod.uid);
    return known !== undefined && sameValue(known, judged) ? known : judged;
  };
  return {pods: withSharedNodes(inOrder(pods).map(judge)).map(keep), memory: after};
}
