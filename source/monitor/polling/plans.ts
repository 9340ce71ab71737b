import type {Clock} from '../../clock.ts';
import type {FeedFailure} from '../../rollout/feed/failure.ts';
import {isSettled, jittered, pace, paceMs, retryPlan} from '../pace.ts';
import {endRefusal, noteQuiet} from '../store/endpoint.ts';
import type {MonitorStore} from '../store/store.ts';
import type {Outcome} from './requests.ts';
import type {Turn} from './schedule.ts';
import type {Turns} from './turns.ts';

/** What the plans depend on. */
export type PlanOptions = {
  readonly store: MonitorStore;
  /** False: the list is fixed and never read again. */
  readonly relist: boolean;
  readonly clock: Clock;
  readonly random: () => number;
  /** How often settled clusters are polled, ms; 0: at the interval, like all others. Slowly when absent. */
  readonly settledMs?: number;
};

/** What follows from requests: when their cluster, or every cluster, is polled next. */
type Plans = {
  /** A request is sent; its outcome goes to what this gives. */
  readonly begin: (turn: Turn) => (outcome: Outcome) => void;
  /** The credentials are refused: no request is sent before a person asks for one. */
  readonly isStopped: () => boolean;
};

/** Knows what an answer or a failure of one cluster means for the others. */
export function createPlans({store, relist, clock, random, settledMs}: PlanOptions, turns: Turns): Plans {
  // 429s in a row, whichever clusters they were for: they share one back-off.
  let throttles = 0;
  // Counts the 401s: an answer to a request sent before the last one says nothing about the credentials now.
  let refusals = 0;
  let stopped = false;
  let listedAt = 0;

  /** The credentials are refused everywhere, and five failures lock an AK/SK. */
  const stopAll = () => {
    refusals += 1;
    stopped = true;
    turns.planAll(turns.all(), () => null);
  };

  const isOutdated = (refusalsAtStart: number) => stopped && refusalsAtStart < refusals;

  const planAfterAnswer = (turn: Turn, delayMs: number | null, refusalsAtStart: number) => {
    const now = clock.now();
    // While the endpoint wants quiet no request is sent: this answers one from before.
    if (now >= turns.quietUntil()) {
      throttles = 0;
    }
    if (isOutdated(refusalsAtStart)) {
      return;
    }
    if (stopped) {
      stopped = false;
      endRefusal(store);
      turns.planAll(relist ? turns.all() : turns.clusters(), () => now);
    }
    turns.plan(turn, delayMs === null ? null : now + jittered(delayMs, random));
  };

  /** Gives how the turn ended. */
  const planAfterFailure = (turn: Turn, error: FeedFailure, ownFailures: number): Turn['last'] => {
    const isThrottled = error.kind === 'throttled';
    if (isThrottled && clock.now() >= turns.quietUntil()) {
      throttles += 1;
    }
    const failures = isThrottled ? throttles : ownFailures;
    const next = retryPlan(error, failures, store.getState().intervalMs, random);
    if (next.kind === 'stop') {
      stopAll();
      return turn.last;
    }
    const at = clock.now() + next.delayMs;
    if (next.kind === 'quiet') {
      const until = Math.max(turns.quietUntil(), at);
      turns.keepQuiet(until);
      const {message, hint} = error;
      noteQuiet(store, {clusterId: turn.id, message, hint, from: clock.now(), until});
    }
    turns.plan(turn, stopped ? null : at);
    // A 429 is the endpoint's, and says nothing of the cluster.
    return next.kind === 'wait' ? 'failed' : turn.last;
  };

  /** A cluster that is suddenly unknown may have left the list: that is read again before its time. */
  const relistSoon = () => {
    const {list} = turns;
    const at = Math.max(clock.now(), listedAt + pace.relistMs);
    if (relist && list.dueAt !== null && at < list.dueAt) {
      turns.plan(list, at);
    }
  };

  /** What a person sees now is to be current soon; the wait after a failure stays. */
  const planShown = (id: string) => {
    const turn = turns.get(id);
    if (turn !== undefined && turn.dueAt !== null && turn.last !== 'failed') {
      turns.plan(turn, Math.min(turn.dueAt, clock.now()));
    }
  };

  const end = (turn: Turn, outcome: Outcome, refusalsAtStart: number) => {
    switch (outcome.kind) {
      case 'listed':
        turns.follow(isOutdated(refusalsAtStart) ? null : clock.now());
        planAfterAnswer(turn, relist ? pace.listMs : null, refusalsAtStart);
        listedAt = clock.now();
        if (outcome.instead !== null) {
          planShown(outcome.instead);
        }
        turns.end(turn, {last: 'answered'});
        break;
      case 'answered': {
        const {selectedId, intervalMs} = store.getState();
        planAfterAnswer(turn, paceMs(outcome.state, turn.id === selectedId, intervalMs, settledMs), refusalsAtStart);
        turns.end(turn, {last: 'answered', settled: isSettled(outcome.state)});
        break;
      }
      case 'failed':
        turns.end(turn, {last: planAfterFailure(turn, outcome.error, outcome.failures)});
        if (turn.id !== null && outcome.error.kind === 'not-found' && outcome.failures === 1) {
          relistSoon();
        }
        break;
      case 'aborted':
        turns.plan(turn, stopped ? null : clock.now());
        turns.end(turn, {});
        break;
    }
  };

  return {
    begin: turn => {
      const refusalsAtStart = refusals;
      turns.begin(turn);
      return outcome => end(turn, outcome, refusalsAtStart);
    },
    isStopped: () => stopped,
  };
}
