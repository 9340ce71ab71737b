import type {Connection} from '../../rollout/cluster/cluster.ts';
import type {FailureKind} from '../../rollout/feed/failure-kinds.ts';
import {pace, paceMs} from '../pace.ts';
import type {ClusterEntry} from './store.ts';

/** What a failed poll says of the connection; with data on the screen an outage reads `stale`. */
export function connectionAfter(kind: FailureKind, hasData: boolean): Connection {
  switch (kind) {
    case 'auth':
    case 'forbidden':
      return 'auth';
    case 'throttled':
      return 'throttled';
    case 'not-found':
      return 'not-found';
    default:
      return hasData ? 'stale' : 'unreachable';
  }
}

/** Data older than this can no longer pass for current: three polls missed (ms). */
function freshForMs(entry: ClusterEntry, selected: boolean, intervalMs: number): number {
  const expected = paceMs(entry.snapshot?.state ?? null, selected, intervalMs);
  return 3 * expected * (1 + pace.jitter);
}

/** The connection as it is shown: data that only grew old (paused, a hanging request) does not look live either. */
export function shownConnection(entry: ClusterEntry, selected: boolean, intervalMs: number, now: number): Connection {
  if (entry.connection !== 'live' || entry.snapshot === null) {
    return entry.connection;
  }
  return now - entry.snapshot.observedAt > freshForMs(entry, selected, intervalMs) ? 'stale' : 'live';
}
