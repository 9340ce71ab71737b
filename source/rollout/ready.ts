import {countedPods} from './cluster-state.ts';
import type {Snapshot} from './snapshot.ts';

/**
 * Whether GitOps is done at this moment: the list was read whole, at least one pod counts, all that count are ok, and
 * every app of `expect` is among them. That it stays so for a while is for the caller to see.
 */
export function isDone(snapshot: Snapshot, expect: readonly string[]): boolean {
  const {observation} = snapshot;
  const counted = countedPods(snapshot.pods);
  const apps = new Set(counted.map(({pod}) => pod.app));
  return (
    observation.kind === 'pods' &&
    observation.incomplete === null &&
    counted.length > 0 &&
    counted.every(({health}) => health === 'ok') &&
    expect.every(app => apps.has(app))
  );
}
