import type {ClusterState, Snapshot} from '../../rollout/cluster/cluster.ts';
import {stateText} from '../../rollout/cluster/state.ts';
import type {Symbols} from './theme.ts';

type Seen = {readonly snapshot: Pick<Snapshot, 'state' | 'observation'> | null};

/** The state of a cluster in words, the short ones at most as wide as `not enabled`; `unknown` before the first answer. */
export function stateWord({snapshot}: Seen, form: 'short' | 'long' = 'long'): string {
  const text = snapshot === null ? 'unknown' : stateText(snapshot);
  return form === 'short' ? text.replace(' listed', '') : text;
}

/** The state of a cluster; `unknown` before the first answer. */
export function stateOf(entry: {readonly snapshot: {readonly state: ClusterState} | null} | null): ClusterState {
  return entry?.snapshot?.state ?? 'unknown';
}

/** A bar of so many cells for a progress of 0..1. */
export function progressBar(progress: number, cells: number, symbols: Symbols): string {
  // Full only when everything is: a bar must not round up to done.
  const full = Math.min(Math.floor(progress * cells), cells);
  return symbols.barFull.repeat(full) + symbols.barEmpty.repeat(cells - full);
}

/** `4x`, `1/2x`. */
export function speedText(speed: number): string {
  return speed < 1 && Number.isInteger(1 / speed) ? `1/${1 / speed}x` : `${speed}x`;
}
