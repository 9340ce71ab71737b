import type {Snapshot} from './snapshot.ts';
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
