import {connectionAfter} from '../../monitor/store/connection.ts';
import {noticedQuiet} from '../../monitor/store/endpoint.ts';
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
  const stops = problem.kind === 'auth' ? ' Polling stops for all clusters.' : '';
  return `${entry?.connection ?? connectionAfter(problem.kind, false)}: ${problem.message}.${stops} ${problem.hint}`;
}

/** A line with its time (epoch ms) before it. */
export function timedLine(at: number, text: string): string {
  return `${new Date(at).toISOString().replace(/\.\d+Z$/, 'Z')} ${text}`;
}

type Line = {readonly cluster: string; readonly text: string};

/** Whether the line of another cluster has told it: a 401 and a 429 are about the whole endpoint. */
function isTold({kind, message}: Problem, state: MonitorState, before: MonitorState): boolean {
  return (
    (kind === 'auth' && before.refusal?.message === message) || (kind === 'throttled' && noticedQuiet(state) !== null)
  );
}

/** Two moments of the watch, and the clusters whose problem has had a line: its end is to have one, too. */
type Between = {
  readonly state: MonitorState;
  readonly before: MonitorState;
  readonly now: number;
  readonly told: Set<string>;
};

function entryTexts(entry: ClusterEntry, {state, before, now, told}: Between): readonly string[] {
  const {problem, snapshot, ref} = entry;
  const known = before.clusters.get(ref.id);
  const was = known?.problem ?? null;
  const isNews = problem !== null && problem.message !== was?.message && !isTold(problem, state, before);
  if (isNews) {
    told.add(ref.id);
  }
  const isEnd = was !== null && problem === null && told.delete(ref.id);
  return [
    ...(isNews ? [problemText(problem, entry)] : []),
    ...(isEnd ? [`live again after ${humanDuration(now - was.since)}`] : []),
    ...(snapshot && !known?.snapshot ? firstLook(snapshot, now) : []),
  ];
}

function listTexts({state, before, now}: Between): readonly string[] {
  const [problem, was] = [state.listProblem, before.listProblem];
  if (problem === null) {
    return was === null ? [] : [`listed again after ${humanDuration(now - was.since)}`];
  }
  return problem.message === was?.message || isTold(problem, state, before) ? [] : [problemText(problem, null)];
}

function linesBetween(between: Between): readonly Line[] {
  const {state, before} = between;
  const remark = clockRemark(state);
  const clockLines = remark === null || remark === clockRemark(before) ? [] : [remark];
  const entries = [...state.clusters.values()].flatMap(entry => {
    const texts = before.clusters.get(entry.ref.id) === entry ? [] : entryTexts(entry, between);
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
    ...listTexts(between).map(text => ({cluster: 'clusters', text})),
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
  const told = new Set<string>();
  return store.subscribe((state, before) => {
    const news =
      state.clusters !== before.clusters ||
      state.changes !== before.changes ||
      state.clockSkewMs !== before.clockSkewMs ||
      state.listProblem !== before.listProblem;
    const at = now();
    for (const {cluster, text} of news ? linesBetween({state, before, now: at, told}) : []) {
      print(timedLine(at, `${cluster} ${text}`), cluster);
    }
  });
}
