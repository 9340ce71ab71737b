import type {Clock} from '../../clock.ts';
import type {ClusterRef} from '../../rollout/cluster/cluster.ts';
import {UcsError} from '../../rollout/feed/failure.ts';
import type {UcsApi} from '../../rollout/feed/feed.ts';
import {isSettled, jittered, pace, paceMs} from '../pace.ts';
import {retryPlan} from '../retry-plan.ts';
import {listFailed, pollAborted, pollAnswered, pollFailed, pollStarted, setClusters} from '../store/actions.ts';
import type {MonitorStore} from '../store/store.ts';
import type {Turn} from './schedule.ts';
import type {TurnBook} from './turns.ts';

export type AskingOptions = {
  readonly store: MonitorStore;
  readonly gitops: UcsApi['gitops'];
  /** Which clusters to watch; throws UcsError when they cannot be had now, anything else ends the run. */
  readonly listClusters: (signal: AbortSignal) => Promise<readonly ClusterRef[]>;
  /** False: the list is fixed and never read again. */
  readonly relist: boolean;
  readonly clock: Clock;
  readonly random: () => number;
  readonly failGraceMs: number;
  /** How often settled clusters are asked, ms; 0: at the interval, like all others. Slowly when absent. */
  readonly settledMs?: number;
};

/** Single requests, and what follows from them. */
export type Asking = {
  /** Asks for a cluster, or for the list of them; in the end the store holds the outcome and the turn its next plan. */
  readonly ask: (turn: Turn, signal: AbortSignal) => Promise<void>;
  /** The credentials are refused: nobody is asked before a person wants it. */
  readonly isStopped: () => boolean;
};

/** Asks and plans; what an answer or a failure of one cluster means for the others is known here. */
export function createAsking(options: AskingOptions, book: TurnBook): Asking {
  const {store, clock, random} = options;
  const {list, plan, planAll} = book;
  let listFailures = 0;
  // 429s in a row, whichever clusters they were for: they share one back-off.
  let throttles = 0;
  // Counts the 401s: an answer to a request sent before the last one says nothing about the credentials now.
  let refusals = 0;
  let stopped = false;

  /** The credentials are refused everywhere, and five failures lock an AK/SK: nobody asks until a person does. */
  const stopAll = () => {
    refusals += 1;
    stopped = true;
    planAll(book.all(), () => null);
  };

  const saysNothing = (refusalsAtStart: number) => stopped && refusalsAtStart < refusals;

  const accepted = (turn: Turn, delayMs: number | null, refusalsAtStart: number) => {
    turn.last = 'answered';
    // While the endpoint wants quiet nobody asks: this answers a request from before.
    if (clock.now() >= book.quietUntil()) {
      throttles = 0;
    }
    if (saysNothing(refusalsAtStart)) {
      return;
    }
    const now = clock.now();
    if (stopped) {
      stopped = false;
      planAll(options.relist ? book.all() : book.clusters(), () => now);
    }
    plan(turn, delayMs === null ? null : now + jittered(delayMs, random));
  };

  const failed = (turn: Turn, error: unknown, note: (problem: UcsError) => number) => {
    if (!(error instanceof UcsError)) {
      throw error;
    }
    const ownFailures = note(error);
    if (error.kind === 'throttled' && clock.now() >= book.quietUntil()) {
      throttles += 1;
    }
    const failures = error.kind === 'throttled' ? throttles : ownFailures;
    const next = retryPlan(error, failures, store.getState().intervalMs, random);
    if (next.kind === 'stop') {
      stopAll();
      return;
    }
    // A 429 is the endpoint's, and says nothing of the cluster.
    turn.last = next.kind === 'wait' ? 'failed' : turn.last;
    const at = clock.now() + next.delayMs;
    if (next.kind === 'quiet') {
      book.keepQuiet(Math.max(book.quietUntil(), at));
    }
    plan(turn, stopped ? null : at);
  };

  const givenUp = (turn: Turn) => {
    pollAborted(store, turn.id);
    plan(turn, stopped ? null : clock.now());
  };

  const askCluster = async (turn: Turn, signal: AbortSignal) => {
    const refusalsAtStart = refusals;
    pollStarted(store, turn.id, clock.now());
    try {
      const answer = await options.gitops(turn.id, signal, store.getState().clusters.get(turn.id)?.pages);
      const snapshot = pollAnswered(store, turn.id, answer, clock.now(), options.failGraceMs);
      const {selectedId, intervalMs} = store.getState();
      turn.settled = isSettled(snapshot?.state ?? null);
      const delayMs = paceMs(snapshot?.state ?? null, turn.id === selectedId, intervalMs, options.settledMs);
      accepted(turn, delayMs, refusalsAtStart);
    } catch (error) {
      if (signal.aborted) {
        givenUp(turn);
        return;
      }
      failed(turn, error, problem => pollFailed(store, turn.id, problem, clock.now()));
    }
  };

  const askForList = async (signal: AbortSignal) => {
    const refusalsAtStart = refusals;
    try {
      setClusters(store, await options.listClusters(signal));
      book.follow(saysNothing(refusalsAtStart) ? null : clock.now());
      listFailures = 0;
      accepted(list, options.relist ? pace.listMs : null, refusalsAtStart);
    } catch (error) {
      if (signal.aborted) {
        givenUp(list);
        return;
      }
      listFailures += 1;
      failed(list, error, problem => {
        listFailed(store, problem, clock.now());
        return listFailures;
      });
    }
  };

  return {
    ask: (turn, signal) => (turn === list ? askForList(signal) : askCluster(turn, signal)),
    isStopped: () => stopped,
  };
}
