import {createStore, type StoreApi} from 'zustand/vanilla';
import type {ShownCluster} from '../../rollout/cluster/cluster.ts';
import {type Stability, stabilityAfter} from '../../rollout/cluster/done.ts';
import {byWorst, type JudgedPod} from '../../rollout/health/health.ts';
import {entriesInOrder} from '../store/selectors.ts';
import type {ClusterEntry, MonitorState, MonitorStore, Problem} from '../store/store.ts';
import {type WaitReason, waitReason} from './reason.ts';

/** A cluster that is not done, and why. */
export type OpenCluster = {readonly entry: ClusterEntry; readonly reason: WaitReason};

/** What is to be said of a wait. */
export type WaitVerdict =
  | {readonly kind: 'waiting'; readonly open: readonly OpenCluster[]}
  | {readonly kind: 'done'}
  | {readonly kind: 'failed'; readonly cluster: ShownCluster; readonly pod: JudgedPod}
  /** 401: more requests would lock the access key. */
  | {readonly kind: 'refused'; readonly problem: Problem}
  | {readonly kind: 'no-such-cluster'; readonly cluster: ShownCluster; readonly problem: Problem}
  /** Time is up; the first of `open`, never empty, is the one that matters most. */
  | {readonly kind: 'timed-out'; readonly open: readonly OpenCluster[]}
  /** Time is up, and of the clusters that are not done (null: of their list) there never was a good answer. */
  | {readonly kind: 'unanswered'; readonly cluster: ShownCluster | null; readonly problem: Problem | null};

/** Since when each cluster that is done has been so, by its id. */
type Stabilities = ReadonlyMap<string, Stability>;

/** The stabilities with what the newest answers say; to be called after each. */
function stabilitiesAfter(before: Stabilities, state: MonitorState): Stabilities {
  const after = new Map<string, Stability>();
  for (const {ref, snapshot} of state.clusters.values()) {
    const known = before.get(ref.id) ?? null;
    const stability = snapshot === null ? null : stabilityAfter(known, snapshot);
    if (stability !== null) {
      after.set(ref.id, stability);
    }
  }
  return after;
}

/** Those that are not done. */
function openClusters(
  entries: readonly ClusterEntry[],
  stabilities: Stabilities,
  stableForMs: number,
): readonly OpenCluster[] {
  return entries.flatMap(entry => {
    const reason = waitReason(entry, stabilities.get(entry.ref.id) ?? null, stableForMs);
    return reason === null ? [] : [{entry, reason}];
  });
}

function failure(entry: ClusterEntry): WaitVerdict | null {
  const {ref, snapshot, problem} = entry;
  const worst = snapshot?.summary.worst ?? null;
  if (snapshot?.state === 'failing' && worst !== null) {
    return {kind: 'failed', cluster: ref, pod: worst};
  }
  if (problem?.kind === 'auth') {
    return {kind: 'refused', problem};
  }
  // One that was there a moment ago may come back.
  return problem?.kind === 'not-found' && snapshot === null ? {kind: 'no-such-cluster', cluster: ref, problem} : null;
}

const isRefusal = (problem: Problem | null) => problem?.kind === 'forbidden';

// What was seen says more than what was not, and refused credentials more than an outage.
function byImportance(a: OpenCluster, b: OpenCluster): number {
  const unseen = ({entry}: OpenCluster) => Number(entry.snapshot === null);
  const health = ({entry}: OpenCluster) => entry.snapshot?.summary.health ?? 'ok';
  const refused = ({entry}: OpenCluster) => Number(isRefusal(entry.problem));
  return unseen(a) - unseen(b) || byWorst(health(a), health(b)) || refused(b) - refused(a);
}

function atTimeout(state: MonitorState, open: readonly OpenCluster[]): WaitVerdict {
  const inOrder = open.toSorted(byImportance);
  const [first] = inOrder;
  if (first === undefined) {
    return {kind: 'unanswered', cluster: null, problem: state.listProblem};
  }
  return first.entry.snapshot === null
    ? {kind: 'unanswered', cluster: first.entry.ref, problem: first.entry.problem}
    : {kind: 'timed-out', open: inOrder};
}

/**
 * What a wait has come to. A cluster that fails ends it at once, as do refused credentials and a cluster that does not
 * exist; failed polls never do. When `timeIsUp`, anything but `waiting`.
 */
function waitVerdict(
  state: MonitorState,
  stabilities: Stabilities,
  stableForMs: number,
  timeIsUp: boolean,
): WaitVerdict {
  const entries = entriesInOrder(state);
  for (const entry of entries) {
    const failed = failure(entry);
    if (failed !== null) {
      return failed;
    }
  }
  if (state.listProblem?.kind === 'auth') {
    return {kind: 'refused', problem: state.listProblem};
  }
  const open = openClusters(entries, stabilities, stableForMs);
  if (state.clusters.size > 0 && open.length === 0) {
    return {kind: 'done'};
  }
  return timeIsUp ? atTimeout(state, open) : {kind: 'waiting', open};
}

/** How long clusters have to be done (ms), from when a wait is (epoch ms), and for how long at most (ms). */
type WaitGoal = {readonly stableForMs: number; readonly startedAt: number; readonly timeoutMs: number};

/** How far a wait is. A verdict other than `waiting` is the last. */
export type WaitState = WaitGoal & {readonly stabilities: Stabilities; readonly verdict: WaitVerdict};

export type WaitStore = StoreApi<WaitState> & {
  /** The time is up: there will be a verdict now. */
  readonly timeIsUp: () => void;
};

/** Follows the clusters of the monitor's store until there is a verdict. */
export function createWaitStore(monitor: MonitorStore, goal: WaitGoal): WaitStore {
  const wait = createStore<WaitState>(() => ({
    ...goal,
    stabilities: new Map(),
    verdict: {kind: 'waiting', open: []},
  }));
  const judge = (timeIsUp: boolean) => {
    const {stabilities: before, verdict} = wait.getState();
    if (verdict.kind === 'waiting') {
      const state = monitor.getState();
      const stabilities = stabilitiesAfter(before, state);
      wait.setState({stabilities, verdict: waitVerdict(state, stabilities, goal.stableForMs, timeIsUp)});
    }
  };
  monitor.subscribe((state, before) => {
    if (state.clusters !== before.clusters || state.listProblem !== before.listProblem) {
      judge(false);
    }
  });
  return {...wait, timeIsUp: () => judge(true)};
}
