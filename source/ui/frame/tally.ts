import {urgency} from '../../monitor/store/sort-order.ts';
import type {MonitorState} from '../../monitor/store/store.ts';
import type {ClusterState} from '../../rollout/cluster/cluster.ts';
import type {Segments} from '../look/segments.ts';
import {stateOf} from '../look/state.ts';
import {type Symbols, stateTone} from '../look/theme.ts';

/** How much a tally says of each state: `6 ✗ failing`, `6 ✗` or `6✗`. */
export type TallyForm = 'words' | 'glyphs' | 'tight';

/** How many clusters are in each state, those that need somebody first; states that none is in are left out. */
export type Tally = readonly {readonly clusterState: ClusterState; readonly count: number}[];

/** Counts the clusters. */
export function tallyOf(state: MonitorState): Tally {
  const counts = new Map<ClusterState, number>();
  for (const entry of state.clusters.values()) {
    const clusterState = stateOf(entry);
    counts.set(clusterState, (counts.get(clusterState) ?? 0) + 1);
  }
  return urgency.flatMap(clusterState => {
    const count = counts.get(clusterState) ?? 0;
    return count === 0 ? [] : [{clusterState, count}];
  });
}

/** The tally as a part of a line. */
export function tallySegments(tally: Tally, symbols: Symbols, form: TallyForm): Segments {
  return tally.flatMap(({clusterState, count}, index): Segments => {
    const gap = index === 0 ? '' : form === 'tight' ? ' ' : '  ';
    const word = form === 'words' ? ` ${clusterState.replace('-', ' ')}` : '';
    const tone = stateTone(clusterState);
    return [
      {text: `${gap}${count}${form === 'tight' ? '' : ' '}`},
      {text: `${symbols.state[clusterState]}${word}`, tone},
    ];
  });
}
