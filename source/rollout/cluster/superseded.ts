import {isGivenUp} from '../health/reasons/rules.ts';
import type {Pod} from '../pod/pod.ts';

// No name holds it: text of an answer is without control characters.
const separator = '\u0000';

/**
 * The Deployment a pod is of, as a key. Two Deployments may share a label `app`: the name of the ReplicaSet that owns
 * the pod, without its hash, tells them apart.
 */
function workloadOf(pod: Pod): string {
  const suffix = `-${pod.templateHash}`;
  const {owner} = pod;
  const deployment =
    owner?.kind === 'ReplicaSet' && owner.name.endsWith(suffix) ? owner.name.slice(0, -suffix.length) : '';
  return [pod.namespace, pod.app, deployment].join(separator);
}

/** The ReplicaSet a pod is of, as a key. */
export function replicaSetOf(pod: Pod): string {
  return [workloadOf(pod), pod.templateHash].join(separator);
}

/** When the pod was created, epoch ms; one that does not say so is older than all others. */
export function createdAtOf(pod: Pod): number {
  return pod.createdAt ?? Number.NEGATIVE_INFINITY;
}

/** The newest pod of each group; the first of several that are equally new. */
export function newestPods(pods: readonly Pod[], groupOf: (pod: Pod) => string): ReadonlyMap<string, Pod> {
  const newest = new Map<string, Pod>();
  for (const pod of pods) {
    const group = groupOf(pod);
    const known = newest.get(group);
    if (known === undefined || createdAtOf(pod) > createdAtOf(known)) {
      newest.set(group, pod);
    }
  }
  return newest;
}

function wasGivenUp(pod: Pod): boolean {
  return pod.phase === 'Failed' && isGivenUp(pod.statusReason);
}

/**
 * The uids of the pods that do not count: those that terminate, those of an older ReplicaSet of a workload that has a
 * newer one, and those evicted (or given up in a like way) that a newer pod has replaced. A pod that terminates or
 * was given up replaces no other.
 */
export function supersededUids(pods: readonly Pod[]): ReadonlySet<string> {
  const current = pods.filter(pod => !(pod.deleting || wasGivenUp(pod)));
  const newestOfWorkload = newestPods(current, workloadOf);
  const newestOfReplicaSet = newestPods(current, replicaSetOf);

  const isSuperseded = (pod: Pod): boolean => {
    const newest = newestOfWorkload.get(workloadOf(pod));
    if (pod.deleting || newest === undefined) {
      return pod.deleting;
    }
    if (wasGivenUp(pod)) {
      return createdAtOf(newest) > createdAtOf(pod);
    }
    const sibling = newestOfReplicaSet.get(replicaSetOf(pod)) ?? pod;
    const hasOtherHash =
      pod.templateHash !== null && newest.templateHash !== null && pod.templateHash !== newest.templateHash;
    return hasOtherHash && createdAtOf(newest) > createdAtOf(sibling);
  };
  return new Set(pods.filter(isSuperseded).map(pod => pod.uid));
}
