import {withoutMissing} from '../../rollout/cluster/apps.ts';
import type {Change, ClusterRef, Connection, ShownCluster, Snapshot} from '../../rollout/cluster/cluster.ts';
import {withLabels} from '../../rollout/cluster/naming/labels.ts';
import {observeCluster} from '../../rollout/cluster/observe.ts';
import type {Rules} from '../../rollout/cluster/rules.ts';
import type {FeedFailure} from '../../rollout/feed/failure.ts';
import {type GitopsAnswer, isSamePage, type RawPage} from '../../rollout/feed/feed.ts';
import {connectionAfter} from './connection.ts';
import {noteRefusal} from './endpoint.ts';
import {leftAfter, listChanges} from './list-changes.ts';
import type {ClusterEntry, MonitorState, MonitorStore, Problem} from './store.ts';

/** How many changes are kept for the timeline. */
const maxChanges = 1000;

const newEntry = (ref: ShownCluster): ClusterEntry => ({
  ref,
  snapshot: null,
  connection: 'connecting',
  problem: null,
  pages: [],
  nextPollAt: null,
  pollingSince: null,
});

function update(store: MonitorStore, id: string, change: (entry: ClusterEntry) => Partial<ClusterEntry>): void {
  store.setState(state => {
    const entry = state.clusters.get(id);
    return entry ? {clusters: new Map(state.clusters).set(id, {...entry, ...change(entry)})} : state;
  });
}

function addChanges(store: MonitorStore, changes: readonly Change[]): void {
  if (changes.length > 0) {
    store.setState(state => ({changes: [...changes.toReversed(), ...state.changes].slice(0, maxChanges)}));
  }
}

function connectionChange(entry: ClusterEntry, to: Connection, at: number): Change[] {
  // The first answer of a cluster is no change of its connection.
  if (entry.connection === to || (entry.connection === 'connecting' && to === 'live')) {
    return [];
  }
  const health = to === 'live' ? 'ok' : 'degraded';
  const subject = {clusterId: entry.ref.id, pod: null, app: null, uid: null};
  return [{at, ...subject, kind: 'connection', from: entry.connection, to, health}];
}

/** Whether two answers are the same, byte for byte. */
export function samePages(a: readonly RawPage[], b: readonly RawPage[]): boolean {
  return a.length === b.length && a.every((page, index) => isSamePage(page, b[index]));
}

/** Moves the one clock. */
export function tick(store: MonitorStore, now: number): void {
  store.setState({now});
}

/**
 * Takes over a list of clusters read at `at` (epoch ms): new ones join, missing ones leave, renamed ones keep their data.
 * Each of these is a change in the timeline, unless this is the first list or `at` is null.
 */
export function setClusters(store: MonitorStore, refs: readonly ClusterRef[], at: number | null): void {
  const before = store.getState();
  store.setState((state): Partial<MonitorState> => {
    const clusters = new Map(
      withLabels(refs).map(ref => {
        const known = state.clusters.get(ref.id);
        const unchanged = known?.ref.name === ref.name && known.ref.label === ref.label;
        return [ref.id, known && unchanged ? known : {...(known ?? newEntry(ref)), ref}];
      }),
    );
    const order = [...clusters.keys()];
    const selected =
      state.selectedId !== null && clusters.has(state.selectedId) ? state.selectedId : (order[0] ?? null);
    const left = leftAfter(state, clusters);
    return {clusters, order, left, selectedId: selected, listed: true, listProblem: null};
  });
  if (before.listed && at !== null) {
    addChanges(store, listChanges(before.clusters, store.getState().clusters, at));
  }
}

/** The list of clusters could not be read; what is known stays. Gives the failures in a row. */
export function listFailed(store: MonitorStore, error: FeedFailure, now: number): number {
  const listProblem = problemAfter(store.getState().listProblem, error, now);
  store.setState({listProblem});
  noteRefusal(store, null, error, now);
  return listProblem.failures;
}

/** A request for a cluster is under way. */
export function pollStarted(store: MonitorStore, id: string, now: number): void {
  update(store, id, () => ({pollingSince: now, nextPollAt: null}));
}

/** A good answer: the pods are judged, what changed is noted, and any problem is over. Gives the snapshot. */
export function pollAnswered(
  store: MonitorStore,
  id: string,
  answer: GitopsAnswer,
  now: number,
  rules: Rules,
): Snapshot | null {
  const entry = store.getState().clusters.get(id);
  if (!entry) {
    return null;
  }
  const {snapshot, changes} = observeCluster(id, entry.snapshot, answer, now, rules);
  if (answer.clockSkewMs !== store.getState().clockSkewMs) {
    store.setState({clockSkewMs: answer.clockSkewMs});
  }
  const pages = samePages(entry.pages, answer.pages) ? entry.pages : answer.pages;
  update(store, id, () => ({snapshot, pages, connection: 'live', problem: null, pollingSince: null}));
  addChanges(store, [...connectionChange(entry, 'live', now), ...changes]);
  return snapshot;
}

function problemAfter(before: Problem | null, error: FeedFailure, now: number): Problem {
  const {kind, message, hint} = error;
  return {kind, message, hint, since: before?.since ?? now, failures: (before?.failures ?? 0) + 1};
}

/** A failed poll: the last good data stays, with what went wrong and since when. Gives the failures in a row. */
export function pollFailed(store: MonitorStore, id: string, error: FeedFailure, now: number): number {
  const entry = store.getState().clusters.get(id);
  if (!entry) {
    noteRefusal(store, id, error, now);
    return 0;
  }
  const problem = problemAfter(entry.problem, error, now);
  const connection = connectionAfter(error.kind, entry.snapshot !== null);
  update(store, id, () => ({problem, connection, pollingSince: null}));
  noteRefusal(store, id, error, now);
  addChanges(store, connectionChange(entry, connection, now));
  return problem.failures;
}

/** A request was given up before it was answered (quit, or the machine slept). */
export function pollAborted(store: MonitorStore, id: string): void {
  update(store, id, () => ({pollingSince: null}));
}

/** When clusters are polled next; null: not before a person asks for it. */
export function planned(store: MonitorStore, plans: ReadonlyMap<string, number | null>): void {
  store.setState(state => {
    const changed = [...plans].flatMap(([id, nextPollAt]) => {
      const entry = state.clusters.get(id);
      return entry === undefined || entry.nextPollAt === nextPollAt ? [] : [[id, {...entry, nextPollAt}] as const];
    });
    return changed.length === 0 ? state : {clusters: new Map([...state.clusters, ...changed])};
  });
}

/** Puts a cluster on the screen. */
export function select(store: MonitorStore, id: string): void {
  store.setState(state => (state.clusters.has(id) ? {selectedId: id} : state));
}

export function setPaused(store: MonitorStore, paused: boolean): void {
  store.setState({paused});
}

export function setIntervalMs(store: MonitorStore, intervalMs: number): void {
  store.setState({intervalMs});
}

/** Stops expecting the apps that a cluster lacks. Gives their names. */
export function acceptMissing(store: MonitorStore, id: string): readonly string[] {
  const snapshot = store.getState().clusters.get(id)?.snapshot ?? null;
  if (snapshot === null) {
    return [];
  }
  update(store, id, () => ({snapshot: withoutMissing(snapshot)}));
  return snapshot.missing.map(({app}) => app);
}
