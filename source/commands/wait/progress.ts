import type {ClusterEntry, MonitorStore, Problem} from '../../monitor/store/store.ts';
import {waitReasonText} from '../../monitor/wait/reason.ts';
import type {OpenCluster, WaitState, WaitStore, WaitVerdict} from '../../monitor/wait/verdict.ts';
import {humanDuration} from '../../text/duration.ts';
import {printChanges, situation, timedLine} from '../monitor/lines.ts';

/** How many clusters a verdict names. */
const mostNames = 10;

/** After this long without a line about a cluster that is waited for, one says how far it is (ms). */
const heartbeatMs = 60_000;

function listed(texts: readonly string[]): string {
  const more = texts.length > mostNames ? ` and ${texts.length - mostNames} more` : '';
  return texts.slice(0, mostNames).join(', ') + more;
}

function withHint({message, hint}: Problem): string {
  return hint === '' ? message : `${message}. ${hint}`;
}

function openText(open: readonly OpenCluster[], now: number): string {
  const [first, ...others] = open;
  if (first === undefined) {
    return 'no cluster is known yet';
  }
  const gap = first.reason.kind === 'pod' ? ' ' : ': ';
  const text = `${first.entry.ref.label}${gap}${waitReasonText(first.reason, now, 'long')}`;
  return others.length === 0 ? text : `${text}; also not done: ${listed(others.map(({entry}) => entry.ref.label))}`;
}

function doneText(entries: readonly ClusterEntry[], {stableForMs}: WaitState): string {
  const names = entries.map(({ref, snapshot}) =>
    snapshot === null || snapshot.summary.total === 0
      ? ref.label
      : `${ref.label} ${snapshot.summary.ready}/${snapshot.summary.total}`,
  );
  return `done: GitOps is enabled, stable for ${humanDuration(stableForMs)}: ${listed(names)}`;
}

/** What a wait came to, in one sentence; `waiting` is for one that was stopped before. */
export function verdictText(verdict: WaitVerdict, wait: WaitState, monitor: MonitorStore, now: number): string {
  switch (verdict.kind) {
    case 'done':
      return doneText([...monitor.getState().clusters.values()], wait);
    case 'failed':
      return `failed: ${verdict.cluster.label} ${waitReasonText({kind: 'pod', judged: verdict.pod}, now, 'long')}`;
    case 'timed-out':
      return `timed out after ${humanDuration(wait.timeoutMs)}: ${openText(verdict.open, now)}`;
    case 'refused':
      return `credentials refused: ${withHint(verdict.problem)}`;
    case 'no-such-cluster':
      return `not found: ${verdict.cluster.label}: ${withHint(verdict.problem)}`;
    case 'unanswered': {
      const cluster = verdict.cluster === null ? '' : `${verdict.cluster.label}: `;
      const why = verdict.problem === null ? 'nothing was answered' : withHint(verdict.problem);
      return `no usable answer in ${humanDuration(wait.timeoutMs)}: ${cluster}${why}`;
    }
    case 'waiting':
      return `stopped after ${humanDuration(now - wait.startedAt)}: ${openText(verdict.open, now)}`;
  }
}

function heartbeatText({entry, reason}: OpenCluster, now: number): string {
  const why = waitReasonText(reason, now, 'short');
  const {snapshot} = entry;
  if (snapshot === null) {
    return why;
  }
  const percent = snapshot.summary.total > 0 ? ` ${Math.floor(snapshot.summary.progress * 100)}%` : '';
  return `${situation(snapshot)}${percent} (${why})`;
}

/**
 * Calls `print` with a line for every change, and once a minute with one for each cluster that is still waited for and
 * had no other line.
 */
export function printProgress(
  monitor: MonitorStore,
  wait: WaitStore,
  now: () => number,
  print: (line: string) => void,
): () => void {
  const printedAt = new Map<string, number>();
  const say = (line: string, cluster: string) => {
    printedAt.set(cluster, now());
    print(line);
  };
  const stopChanges = printChanges(monitor, now, say);
  const beat = (at: number, cluster: string, text: string) => {
    if (at - (printedAt.get(cluster) ?? wait.getState().startedAt) >= heartbeatMs) {
      say(timedLine(at, `${cluster} ${text}`), cluster);
    }
  };
  const stopBeats = monitor.subscribe((state, before) => {
    const {verdict} = wait.getState();
    if (state.now === before.now || verdict.kind !== 'waiting') {
      return;
    }
    if (state.clusters.size === 0) {
      beat(state.now, 'clusters', state.listProblem?.message ?? 'no answer yet');
    }
    for (const open of verdict.open) {
      beat(state.now, open.entry.ref.label, heartbeatText(open, state.now));
    }
  });
  return () => {
    stopChanges();
    stopBeats();
  };
}
