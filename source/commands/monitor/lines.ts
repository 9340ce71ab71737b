import {connectionAfter} from '../../monitor/store/connection.ts';
import {changesSince, clockRemark, labelOf} from '../../monitor/store/selectors.ts';
import type {ClusterEntry, MonitorState, MonitorStore, Problem} from '../../monitor/store/store.ts';
import {changeText} from '../../rollout/cluster/changes/words.ts';
import type {Change, Snapshot} from '../../rollout/cluster/cluster.ts';
import {stateText} from '../../rollout/cluster/state.ts';
import {unfinishedText} from '../../rollout/cluster/unfinished.ts';
import {isConcern, type JudgedPod} from '../../rollout/health/health.ts';
import {readyText} from '../../rollout/pod/status.ts';
import {humanDuration} from '../../text/duration.ts';

/** How far GitOps is on a cluster: `not enabled`, or `installing 1/4`. */
export function situation(snapshot: Snapshot): string {
  const {summary} = snapshot;
  const count = summary.total > 0 ? ` ${summary.ready}/${summary.total}` : '';
  return `${stateText(snapshot)}${count}`;
}

// A pod that another has replaced is of concern where it does not go.
function concernText({pod, line, hint, superseded}: JudgedPod): string {
  const status = `${line.status}${superseded ? ' (superseded)' : ''}`;
  return `${pod.name} ${readyText(line)} ${status}${hint === null ? '' : `: ${hint}`}`;
}

function firstLook(snapshot: Snapshot, now: number): readonly string[] {
  const pods = snapshot.pods.filter(isConcern).map(concernText);
  const unfinished = unfinishedText(snapshot, now, 'long');
  return [situation(snapshot), ...pods, ...(unfinished === null ? [] : [unfinished])];
}

/** The hint of the pod is part of its line, which must be enough to act on. */
function withHint(change: Change, snapshot: Snapshot | null): string {
  const isOfPod = change.kind === 'status' || change.kind === 'ready';
  const judged = isOfPod ? snapshot?.pods.find(({pod}) => pod.name === change.pod) : undefined;
  const text = changeText(change, '->');
  return judged?.hint == null || !isConcern(judged) ? text : `${text}: ${judged.hint}`;
}

function problemText(problem: Problem, entry: ClusterEntry | null): string {
  return `${entry?.connection ?? connectionAfter(problem.kind, false)}: ${problem.message}. ${problem.hint}`;
}

/** A line with its time (epoch ms) before it. */
export function timedLine(at: number, text: string): string {
  return `${new Date(at).toISOString().replace(/\.\d+Z$/, 'Z')} ${text}`;
}

type Line = {readonly cluster: string; readonly text: string};

function entryTexts(entry: ClusterEntry, before: ClusterEntry | undefined, now: number): readonly string[] {
  const {problem, snapshot} = entry;
  const was = before?.problem ?? null;
  return [
    ...(problem && problem.message !== was?.message ? [problemText(problem, entry)] : []),
    ...(was && !problem ? [`live again after ${humanDuration(now - was.since)}`] : []),
    ...(snapshot && !before?.snapshot ? firstLook(snapshot, now) : []),
  ];
}

function linesBetween(state: MonitorState, before: MonitorState, now: number): readonly Line[] {
  const remark = clockRemark(state);
  const clockLines = remark === null || remark === clockRemark(before) ? [] : [remark];
  const list = state.listProblem;
  const listLines = list && list.message !== before.listProblem?.message ? [problemText(list, null)] : [];
  const entries = [...state.clusters.values()].flatMap(entry => {
    const was = before.clusters.get(entry.ref.id);
    const texts = was === entry ? [] : entryTexts(entry, was, now);
    return texts.map(text => ({cluster: entry.ref.label, text}));
  });
  // Outages and their ends have lines above, with the cause.
  const changes = changesSince(state.changes, before.changes[0])
    .filter(({kind, isRound}) => kind !== 'connection' && isRound !== true)
    .map(change => {
      const snapshot = state.clusters.get(change.clusterId)?.snapshot ?? null;
      return {cluster: labelOf(state, change.clusterId), text: withHint(change, snapshot)};
    });
  return [
    ...clockLines.map(text => ({cluster: 'clock', text})),
    ...listLines.map(text => ({cluster: 'clusters', text})),
    ...entries,
    ...changes,
  ];
}

/**
 * Calls `print` with a line for every change (time, cluster, pod, what changed), and for the state of a cluster at the
 * first look. All text comes from decoded answers and errors, so no line holds a control character.
 */
export function printChanges(
  store: MonitorStore,
  now: () => number,
  print: (line: string, cluster: string) => void,
): () => void {
  return store.subscribe((state, before) => {
    const news =
      state.clusters !== before.clusters ||
      state.changes !== before.changes ||
      state.clockSkewMs !== before.clockSkewMs ||
      state.listProblem !== before.listProblem;
    const at = now();
    for (const {cluster, text} of news ? linesBetween(state, before, at) : []) {
      print(timedLine(at, `${cluster} ${text}`), cluster);
    }
  });
}
