import type {Pod, PodOwner} from './pod.ts';
import {hasEnded} from './status.ts';

// No name holds it: text of an answer is without control characters.
const separator = '\u0000';

// Kubernetes makes its hashes of these characters only, so that they spell no words.
const replicaSetPod = /-([bcdf-hj-np-tv-xz2456789]{6,10})-[bcdf-hj-np-tv-xz2456789]{5}$/;

type Named = Pick<Pod, 'name' | 'owner' | 'templateHash'>;

function withoutHashes({name, templateHash}: Named): string {
  const end = templateHash === null ? -1 : name.lastIndexOf(`-${templateHash}-`);
  return end > 0 ? name.slice(0, end) : name.replace(replicaSetPod, '');
}

// A Node owns its static pods, and is no workload of theirs.
function workloadOwner({owner}: Named): PodOwner | null {
  return owner === null || owner.kind === 'Node' || owner.name === '' ? null : owner;
}

/**
 * The name of the Deployment, StatefulSet, DaemonSet or Job of a pod: by its owner, else by what stands before
 * `-<hash>-` in its name. The label `app` does not tell it, because several (shards) may share one.
 */
export function workloadNameOf(pod: Named): string {
  const owner = workloadOwner(pod);
  if (owner?.kind !== 'ReplicaSet') {
    return owner?.name ?? withoutHashes(pod);
  }
  const suffix = `-${pod.templateHash ?? ''}`;
  return owner.name.endsWith(suffix) ? owner.name.slice(0, -suffix.length) : owner.name.replace(/-[^-]+$/, '');
}

/** The kind of that workload. */
function workloadKindOf(pod: Named): string {
  const kind = workloadOwner(pod)?.kind ?? 'ReplicaSet';
  return kind === 'ReplicaSet' ? 'Deployment' : kind;
}

/** What keeps the pod running, as a key. A Job counts by its uid: the next of its name has other pods. */
export function workloadOf(pod: Pod): string {
  const kind = workloadKindOf(pod);
  const name = kind === 'Job' ? (pod.owner?.uid ?? workloadNameOf(pod)) : workloadNameOf(pod);
  return [pod.namespace, kind, name].join(separator);
}

/** The name people give to `kubectl rollout status deployment/…`; null for a pod of no Deployment. */
export function deploymentNameOf(pod: Pod): string | null {
  return workloadKindOf(pod) === 'Deployment' ? workloadNameOf(pod) : null;
}

/** The ReplicaSet a pod is of, as a key. For pods of no Deployment it is their workload. */
export function replicaSetOf(pod: Pod): string {
  const {owner, templateHash, name} = pod;
  const ownHash = owner?.kind === 'ReplicaSet' ? owner.name : owner === null ? replicaSetPod.exec(name)?.[1] : null;
  const hash = templateHash ?? ownHash ?? '';
  return [workloadOf(pod), hash].join(separator);
}

/**
 * The pods that replace one another, as a key. A StatefulSet recreates a pod under the same name and a DaemonSet on the
 * same node; the pods of any other workload can replace each other.
 */
export function placeOf(pod: Pod): string {
  const kind = pod.owner?.kind;
  const place = kind === 'StatefulSet' ? pod.name : kind === 'DaemonSet' ? (pod.nodeName ?? pod.name) : '';
  return [workloadOf(pod), place].join(separator);
}

/** When the pod was created, epoch ms; one that does not say so is older than all others. */
export function createdAtOf(pod: Pod): number {
  return pod.createdAt ?? Number.NEGATIVE_INFINITY;
}

/** What a ReplicaSet counts as a replica: not dead, and not terminating (IsPodActive of its controller). */
export function isActive(pod: Pod): boolean {
  return !(hasEnded(pod) || pod.deleting);
}

/** Whether a controller keeps such a pod running for good, so that there is another when it goes. Jobs and bare pods end. */
export function isKeptRunning({owner, templateHash, name, restartPolicy}: Pod): boolean {
  const isKept = owner === null ? templateHash !== null || replicaSetPod.test(name) : owner.kind !== 'Job';
  return isKept && (restartPolicy ?? 'Always') === 'Always';
}
