import type {Snapshot} from './cluster.ts';
import {countedPods} from './state.ts';

/** The apps of `expect` of which no pod counts. */
export function missingApps(snapshot: Snapshot, expect: readonly string[]): readonly string[] {
  const apps = new Set(countedPods(snapshot.pods).map(({pod}) => pod.app));
  return expect.filter(app => !apps.has(app));
}

/**
 * Whether GitOps is done at this moment: the list was read whole, at least one pod counts, all that count are ok, and
 * every app of `expect` is among them. UCS announcing `enabled` without a list is taken at its word unless apps are
 * expected, since it names none. That it stays so for a while is for the caller to see.
 */
export function isDone(snapshot: Snapshot, expect: readonly string[]): boolean {
  const {observation} = snapshot;
  if (observation.kind === 'announced') {
    return observation.announcement === 'enabled' && expect.length === 0;
  }
  const counted = countedPods(snapshot.pods);
  return (
    observation.incomplete === null &&
    counted.length > 0 &&
    counted.every(({health}) => health === 'ok') &&
    missingApps(snapshot, expect).length === 0
  );
}

/** That a cluster is done, and since which answer (epoch ms). `restarts`: of the pods that count; null: none was listed. */
export type Stability = {readonly since: number; readonly restarts: number | null};

/**
 * The stability of a cluster after an answer; null while it is not done. A restart, or pods of another count of
 * restarts in their place, begin again. Gives `before` itself when the answer says nothing new.
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
