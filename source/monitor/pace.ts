import type {ClusterState} from '../rollout/cluster/cluster.ts';
import type {FeedFailure} from '../rollout/feed/failure.ts';
import {retryOf} from '../rollout/feed/failure-kinds.ts';

/** When clusters are polled, all in ms (one scheduler for all of them). */
export const pace = {
  /** A settled cluster (enabled, or GitOps not enabled on it) that is not on the screen. */
  settledMs: 30_000,
  /** A cluster that refused us (403) or is not known (404): it may be granted or created later. */
  slowMs: 60_000,
  /** The longest wait between two tries of a cluster that fails. */
  backoffCapMs: 60_000,
  /** How often the list of clusters is read again. */
  listMs: 60_000,
  /** The list is not read again sooner than this after a cluster of it turned out to be unknown. */
  relistMs: 10_000,
  /** The clock is looked at every second; when it moved on by more than this, nothing ran meanwhile. */
  leapMs: 5000,
  /** Requests under way at once, over all clusters. */
  maxInFlight: 4,
  /** Of these, how many clusters may hold that never answered yet or failed last time, and how many that failed. */
  maxUnproven: 3,
  maxFailed: 2,
  /** With more due than there is room for, a second's wait of an unsettled cluster counts as so many of others. */
  unsettledWeight: 6,
  /** Polls are spread by up to this share of their delay, so that many clusters do not line up. */
  jitter: 0.1,
} as const;

/** The delay spread by ±10 %; `random` gives 0..1. */
export function jittered(delayMs: number, random: () => number): number {
  return Math.round(delayMs * (1 - pace.jitter + 2 * pace.jitter * random()));
}

/** Exponential back-off: the interval doubles with each failure in a row up to a minute, and half of it is jitter. */
function backoffMs(failures: number, intervalMs: number, random: () => number): number {
  const full = Math.min(pace.backoffCapMs, intervalMs * 2 ** Math.min(failures - 1, 10));
  return Math.round(full * (0.5 + 0.5 * random()));
}

/** A settled cluster changes only when somebody changes it, so it is polled less often. */
export function isSettled(state: ClusterState | null): boolean {
  return state === 'enabled' || state === 'not-enabled';
}

/** The delay after a good answer: the selected and the unsettled at the interval, the settled slowly. */
export function paceMs(
  state: ClusterState | null,
  selected: boolean,
  intervalMs: number,
  settledMs: number = pace.settledMs,
): number {
  return isSettled(state) && !selected ? Math.max(settledMs, intervalMs) : intervalMs;
}

/** What follows a failed poll. `quiet`: the whole endpoint is left alone for that long; `wait`: only this cluster. */
type RetryPlan =
  | {readonly kind: 'stop'}
  | {readonly kind: 'quiet'; readonly delayMs: number}
  | {readonly kind: 'wait'; readonly delayMs: number};

/**
 * By what the table of error kinds says of it: 401 stops, 403 and 404 slow down, 429 silences the endpoint, the rest
 * backs off. `failures` are those in a row, of this cluster, or for a 429 of the endpoint.
 */
export function retryPlan(error: FeedFailure, failures: number, intervalMs: number, random: () => number): RetryPlan {
  const backoff = Math.max(error.retryAfterMs ?? 0, backoffMs(failures, intervalMs, random));
  switch (retryOf[error.kind]) {
    case 'stop':
      return {kind: 'stop'};
    case 'slow':
      return {kind: 'wait', delayMs: jittered(Math.max(pace.slowMs, intervalMs), random)};
    case 'throttled':
      return {kind: 'quiet', delayMs: backoff};
    default:
      return {kind: 'wait', delayMs: backoff};
  }
}
