import type {Folded} from '../../rollout/cluster/changes/fold.ts';
import type {Change} from '../../rollout/cluster/cluster.ts';
import type {HoldUps} from '../../rollout/cluster/hold-up.ts';
import {holdUpText} from '../../rollout/cluster/hold-up-text.ts';
import {stateText} from '../../rollout/cluster/state.ts';
import {shortSkewRemark, skewRemark} from '../../rollout/feed/clock-skew.ts';
import {isConcern, type JudgedPod} from '../../rollout/health/health.ts';
import {shownConnection} from './connection.ts';
import {noticedQuiet} from './endpoint.ts';
import {type SortOrder, sortedClusters, sortedPods} from './sort-order.ts';
import type {ClusterEntry, MonitorState} from './store.ts';

/** The cluster on the screen; null before the list of clusters is known. */
export function selectedEntry(state: MonitorState): ClusterEntry | null {
  return state.selectedId === null ? null : (state.clusters.get(state.selectedId) ?? null);
}

/** The clusters in the order of their tabs. */
export function entriesInOrder(state: MonitorState): readonly ClusterEntry[] {
  return state.order.flatMap(id => state.clusters.get(id) ?? []);
}

/** What a cluster is called, also one that left the list of clusters. */
export function labelOf({clusters, left}: MonitorState, id: string): string {
  return clusters.get(id)?.ref.label ?? left.get(id)?.label ?? id;
}

/** What is to be said of the clock that the answers were judged by; null when it is as the API's. */
export function clockRemark({clockSkewMs, replay}: MonitorState, form: 'long' | 'short' = 'long'): string | null {
  if (form === 'short') {
    return shortSkewRemark(clockSkewMs);
  }
  return replay === null ? skewRemark(clockSkewMs) : skewRemark(clockSkewMs, "the recording's");
}

/** The connection of a cluster as it is shown now: none is live while nothing is polled, and what grew old has its cause. */
export function connectionOf(state: MonitorState, entry: ClusterEntry): ReturnType<typeof shownConnection> {
  if (state.refusal !== null) {
    return 'auth';
  }
  // Which cluster was selected is not recorded, so a replay expects none to have been polled more often than the others.
  const selected = state.replay === null && entry.ref.id === state.selectedId;
  const shown = shownConnection(entry, selected, state.intervalMs, state.now);
  return shown === 'stale' && entry.problem === null && noticedQuiet(state) !== null ? 'throttled' : shown;
}

/** What is known of a cluster may be out of date. Only what was seen can be. */
export function isStale(state: MonitorState, entry: ClusterEntry): boolean {
  return entry.snapshot !== null && connectionOf(state, entry) !== 'live';
}

/**
 * The time by which ages and bars of a cluster are drawn, epoch ms: now, or the time of its last answer once that is stale.
 * What has happened since is not known, so nothing may seem to go on.
 */
export function toldAt(state: MonitorState, entry: ClusterEntry | null): number {
  return entry?.snapshot && isStale(state, entry) ? Math.min(state.now, entry.snapshot.observedAt) : state.now;
}

/** The same of the selected cluster. */
export function selectedToldAt(state: MonitorState): number {
  return toldAt(state, selectedEntry(state));
}

/** Whether one of the texts contains what `/` asks for; a leading `!` turns it round, letter case does not count. */
function matches(texts: readonly string[], filter: string): boolean {
  const inverted = filter.startsWith('!');
  const wanted = (inverted ? filter.slice(1) : filter).trim().toLowerCase();
  return wanted === '' || texts.some(text => text.toLowerCase().includes(wanted)) !== inverted;
}

/** By app, name, status, reason and node. */
function podMatches({pod, line, reason}: JudgedPod, filter: string): boolean {
  return matches([pod.app, pod.name, line.status, reason, pod.nodeName ?? ''], filter);
}

/** By name, id, state, connection, the worst pod with its reason, and what is said of why the cluster is as it is. */
function clusterMatches(state: MonitorState, entry: ClusterEntry, holdUps: HoldUps, filter: string): boolean {
  const {ref, snapshot, problem} = entry;
  const worst = snapshot?.summary.worst;
  const holdUp = snapshot && holdUps(snapshot);
  const word = snapshot === null ? 'unknown' : stateText(snapshot);
  // Without its ages, which come and go.
  const said = holdUp ? (['short', 'long'] as const).map(form => holdUpText(holdUp, () => '', form)) : [];
  const why = [problem?.message ?? '', worst?.pod.name ?? '', worst?.reason ?? '', ...said];
  return matches([ref.label, ref.id, word, connectionOf(state, entry), ...why], filter);
}

/** By cluster, pod, app and what changed. */
function changeMatches({change, from, to}: Folded, clusterName: string, filter: string): boolean {
  return matches([clusterName, change.pod ?? '', change.app ?? '', change.kind, from ?? '', to ?? ''], filter);
}

/** A cluster that wants attention: degraded, failing, or its last poll failed. */
function clusterHasProblem({snapshot, problem}: ClusterEntry): boolean {
  return problem !== null || snapshot?.state === 'degraded' || snapshot?.state === 'failing';
}

/** What is to be shown of many: which, and in what order. */
export type Choice = {readonly filter: string; readonly onlyProblems: boolean; readonly sort: SortOrder};

const noPods: readonly JudgedPod[] = [];

/** The pods of a cluster to show, in order. The same array as in the snapshot when nothing is left out or moved. */
export function visiblePods(entry: ClusterEntry | null, {filter, onlyProblems, sort}: Choice): readonly JudgedPod[] {
  const pods = entry?.snapshot?.pods ?? noPods;
  const chosen =
    filter === '' && !onlyProblems
      ? pods
      : pods.filter(judged => podMatches(judged, filter) && (!onlyProblems || isConcern(judged)));
  return sortedPods(chosen, sort);
}

/** The clusters to show, in order. */
export function visibleClusters(
  state: MonitorState,
  {filter, onlyProblems, sort}: Choice,
  holdUps: HoldUps,
): readonly ClusterEntry[] {
  const entries = entriesInOrder(state);
  const chosen =
    filter === '' && !onlyProblems
      ? entries
      : entries.filter(
          entry => clusterMatches(state, entry, holdUps, filter) && (!onlyProblems || clusterHasProblem(entry)),
        );
  return sortedClusters(chosen, sort);
}

/** The changes to show, newest first. A change that came with a health to worry about is a problem. */
export function visibleChanges(
  state: MonitorState,
  changes: readonly Folded[],
  {filter, onlyProblems}: Pick<Choice, 'filter' | 'onlyProblems'>,
): readonly Folded[] {
  if (filter === '' && !onlyProblems) {
    return changes;
  }
  return changes.filter(
    entry =>
      changeMatches(entry, labelOf(state, entry.change.clusterId), filter) &&
      (!onlyProblems || entry.health === 'degraded' || entry.health === 'failed'),
  );
}

/** The changes that came on top of the list since `known` was its newest. */
export function changesSince(changes: readonly Change[], known: Change | undefined): readonly Change[] {
  const end = known ? changes.indexOf(known) : changes.length;
  return changes.slice(0, end === -1 ? changes.length : end).toReversed();
}
