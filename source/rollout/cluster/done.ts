import type {Snapshot} from './cluster.ts';
import {countedPods} from './state.ts';

/**
 * Whether GitOps is done at this moment: the cluster is enabled, by a list that was read whole or by an announcement of
 * UCS, and no app is missing (an announcement names none). That it stays so for a while is for the caller to see.
 */
export function isDone({observation, state, missing}: Snapshot): boolean {
  const isWhole = observation.kind === 'announced' || observation.incomplete === null;
  return state === 'enabled' && isWhole && missing.length === 0;
}

/** That a cluster is done, and since which answer (epoch ms). `restarts`: of each pod that counts, by uid; null: none was listed. */
export type Stability = {readonly since: number; readonly restarts: ReadonlyMap<string, number> | null};

function restartsIn(snapshot: Snapshot): Stability['restarts'] {
  const counted = countedPods(snapshot.pods);
  return snapshot.observation.kind === 'pods' ? new Map(counted.map(({pod, line}) => [pod.uid, line.restarts])) : null;
}

// Pod by pod: a sum stays the same when one restarts while another goes.
function isUndisturbed(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): boolean {
  return [...after].every(([uid, restarts]) => before.get(uid) === restarts);
}

/**
 * The stability of a cluster after an answer; null while it is not done. A restart of a pod, or a pod in the place of
 * another, begins again.
 */
export function stabilityAfter(before: Stability | null, snapshot: Snapshot): Stability | null {
  if (!isDone(snapshot)) {
    return null;
  }
  // An announcement lists no pods: those of the last list still hold.
  const known = before?.restarts ?? null;
  const restarts = restartsIn(snapshot) ?? known;
  const goesOn = before !== null && (known === null || restarts === null || isUndisturbed(known, restarts));
  return {since: goesOn ? before.since : snapshot.observedAt, restarts};
}
