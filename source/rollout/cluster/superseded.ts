import {isGivenUp} from '../health/reasons/rules.ts';
import type {Pod} from '../pod/pod.ts';
import {createdAtOf, newestPods, replicaSetOf, workloadOf} from './replica-sets.ts';

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
