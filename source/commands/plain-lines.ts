import type {ClusterEntry, MonitorState, MonitorStore, Problem} from '../monitor/store.ts';
import type {Change} from '../rollout/change.ts';
import {changeText} from '../rollout/changes.ts';
import {humanDuration} from '../rollout/duration.ts';
import {readyText} from '../rollout/pod-status.ts';
import type {Snapshot} from '../rollout/snapshot.ts';

/** `not enabled`, or `installing 1/4`. */
function standing({state, summary}: Snapshot): string {
  const count = summary.total > 0 ? ` ${summary.ready}/${summary.total}` : '';
  return `${state.replace('-', ' ')}${count}`;
}

function firstLook(snapshot: Snapshot): readonly string[] {
  const pods = snapshot.pods
    .filter(judged => judged.health !== 'ok' && !judged.superseded)
    .map(({pod, line, hint}) => `${pod.name} ${readyText(line)} ${line.status}${hint === null ? '' : `: ${hint}`}`);
  return [standing(snapshot), ...pods];
}

/** A pod that got a hint is told with it: the line must be enough to act on. */
function withHint(change: Change, snapshot: Snapshot | null): string {
  const judged = change.kind === 'status' ? snapshot?.pods.find(({pod}) => pod.name === change.pod) : undefined;
  const text = changeText(change, '->');
  return judged?.hint == null || judged.superseded ? text : `${text}: ${judged.hint}`;
}

function problemText(problem: Problem, entry: ClusterEntry | null): string {
  return `${entry?.connection ?? 'unreachable'}: ${problem.message}. ${problem.hint}`;
}

type Line = {readonly at: number; readonly cluster: string; readonly text: string};

function clusterLines(
  entry: ClusterEntry,
  before: ClusterEntry | undefined,
  changes: readonly Change[],
  now: number,
): Line[] {
  const line = (text: string): Line => ({at: now, cluster: entry.ref.name, text});
  const lines: Line[] = [];
  if (entry.problem && entry.problem.message !== before?.problem?.message) {
    lines.push(line(problemText(entry.problem, entry)));
  } else if (!entry.problem && before?.problem) {
    lines.push(line(`live again after ${humanDuration(now - before.problem.since)}`));
  }
  if (entry.snapshot && !before?.snapshot) {
    lines.push(...firstLook(entry.snapshot).map(line));
  }
  const told = changes.filter(({clusterId, kind}) => clusterId === entry.ref.id && kind !== 'connection');
  return [...lines, ...told.map(change => line(withHint(change, entry.snapshot)))];
}

function linesBetween(state: MonitorState, before: MonitorState, now: number): readonly Line[] {
  const known = before.changes[0];
  const end = known ? state.changes.indexOf(known) : state.changes.length;
  const changes = state.changes.slice(0, end === -1 ? undefined : end).toReversed();
  const lines = [...state.clusters.values()].flatMap(entry => {
    const was = before.clusters.get(entry.ref.id);
    return was === entry ? [] : clusterLines(entry, was, changes, now);
  });
  const list = state.listProblem;
  return list && list.message !== before.listProblem?.message
    ? [{at: now, cluster: 'clusters', text: problemText(list, null)}, ...lines]
    : lines;
}

/**
 * Calls `print` with a line for every change (time, cluster, pod, what changed), and for the state of a cluster at the
 * first look. All text comes from decoded answers and errors, so no line holds a control character.
 */
export function printChanges(store: MonitorStore, now: () => number, print: (line: string) => void): () => void {
  return store.subscribe((state, before) => {
    if (
      state.clusters !== before.clusters ||
      state.changes !== before.changes ||
      state.listProblem !== before.listProblem
    ) {
      for (const {at, cluster, text} of linesBetween(state, before, now())) {
        const time = new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
        print(`${time} ${cluster} ${text}`);
      }
    }
  });
}
