import type {Change, ShownCluster} from '../../rollout/cluster/cluster.ts';
import type {ClusterEntry, MonitorState} from './store.ts';

type Entries = ReadonlyMap<string, ClusterEntry>;

/** What one list of clusters has other than the one before, at `at` (epoch ms): who left, who was renamed, who joined. */
export function listChanges(before: Entries, after: Entries, at: number): readonly Change[] {
  const told = {at, pod: null, app: null, uid: null, from: null, to: null} as const;
  const removed = [...before.keys()]
    .filter(clusterId => !after.has(clusterId))
    .map((clusterId): Change => ({...told, clusterId, kind: 'cluster-removed', health: 'degraded'}));
  const others = [...after].flatMap(([clusterId, {ref}]): readonly Change[] => {
    const known = before.get(clusterId)?.ref;
    if (known === undefined) {
      return [{...told, clusterId, kind: 'cluster-added', health: 'ok'}];
    }
    return known.name === ref.name
      ? []
      : [{...told, clusterId, kind: 'cluster-renamed', from: known.name, to: ref.name, health: 'ok'}];
  });
  return [...removed, ...others];
}

/** The clusters that are no longer in the list but are named in a change, including those that leave with this list. */
export function leftAfter({clusters: before, changes, left}: MonitorState, after: Entries): MonitorState['left'] {
  const changed = new Set(changes.map(({clusterId}) => clusterId));
  const leaving = [...before.values()].map(({ref}) => ref);
  const known = [...left.values()].filter(({id}) => changed.has(id));
  const gone = [...known, ...leaving].filter(({id}) => !after.has(id));
  return new Map(gone.map((ref): [string, ShownCluster] => [ref.id, ref]));
}
