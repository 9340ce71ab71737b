import type {JudgedPod} from '../rollout/health.ts';
import {shownConnection} from './connection.ts';
import type {ClusterEntry, MonitorState} from './store.ts';

/** The cluster on the screen; null before the list of clusters is known. */
export function selectedEntry(state: MonitorState): ClusterEntry | null {
  return state.selectedId === null ? null : (state.clusters.get(state.selectedId) ?? null);
}

/** The clusters in the order of their tabs. */
export function entriesInOrder(state: MonitorState): readonly ClusterEntry[] {
  return state.order.flatMap(id => state.clusters.get(id) ?? []);
}

/** The connection of a cluster as it is shown now. */
export function connectionOf(state: MonitorState, entry: ClusterEntry): ReturnType<typeof shownConnection> {
  // Which cluster was selected is not recorded, so a replay expects none to have been asked more often than the others.
  const selected = state.replay === null && entry.ref.id === state.selectedId;
  return shownConnection(entry, selected, state.intervalMs, state.now);
}

/** What `/` matches: app, name, status, reason and node; a leading `!` turns it round. Letter case does not count. */
export function matchesFilter(judged: JudgedPod, filter: string): boolean {
  const inverted = filter.startsWith('!');
  const wanted = (inverted ? filter.slice(1) : filter).trim().toLowerCase();
  if (wanted === '') {
    return true;
  }
  const {pod, line, reason} = judged;
  const texts = [pod.app, pod.name, line.status, reason, pod.nodeName ?? ''];
  return texts.some(text => text.toLowerCase().includes(wanted)) !== inverted;
}

const noPods: readonly JudgedPod[] = [];

/** The pods to show: all, or what the filter and "only problems" leave. The same array when nothing is left out. */
export function visiblePods(
  entry: ClusterEntry | null,
  options: {readonly filter: string; readonly onlyProblems: boolean},
): readonly JudgedPod[] {
  const pods = entry?.snapshot?.pods ?? noPods;
  if (options.filter === '' && !options.onlyProblems) {
    return pods;
  }
  return pods.filter(
    judged =>
      matchesFilter(judged, options.filter) && !(options.onlyProblems && (judged.superseded || judged.health === 'ok')),
  );
}
