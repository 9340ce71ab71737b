import {changesSince} from '../../monitor/store/selectors.ts';
import type {MonitorStore} from '../../monitor/store/store.ts';
import type {Log} from '../effects.ts';

/** Logs every change that is seen, pods and connections alike, for as long as the store lives. */
export function logChanges(store: MonitorStore, log: Log): void {
  store.subscribe((state, before) => {
    if (state.changes === before.changes) {
      return;
    }
    for (const {clusterId, pod, kind, from, to} of changesSince(state.changes, before.changes[0])) {
      const name = (state.clusters.get(clusterId)?.ref ?? state.left.get(clusterId))?.name ?? clusterId;
      log('change', {cluster: clusterId, name, pod, kind, from, to});
    }
  });
}
