import {isDone} from './done.ts';
import type {Snapshot} from './snapshot.ts';

/** That a cluster is done, and since which answer (epoch ms). `restarts`: of the pods that count; null: none was listed. */
export type Stability = {readonly since: number; readonly restarts: number | null};

/**
 * The stability of a cluster after an answer; null while it is not done. A restart, or pods of another count of
 * restarts in their place, begin anew. Gives `before` itself when the answer says nothing new.
 */
export function stabilityAfter(
  before: Stability | null,
  snapshot: Snapshot,
  expect: readonly string[],
): Stability | null {
  if (!isDone(snapshot, expect)) {
    return null;
  }
  // An announcement counts no restarts: those of the last list still hold.
  const known = before?.restarts ?? null;
  const restarts = snapshot.observation.kind === 'pods' ? snapshot.summary.restarts : known;
  if (before === null || (known !== null && restarts !== known)) {
    return {since: snapshot.observedAt, restarts};
  }
  return restarts === known ? before : {...before, restarts};
}
