import type {UcsError} from '../rollout/feed/failure.ts';
import {errorKinds} from '../rollout/feed/failure-kinds.ts';
import {backoffMs, jittered, pace} from './pace.ts';

/** What follows a failed poll. `quiet`: the whole endpoint is left alone for that long; `wait`: only this cluster. */
export type RetryPlan =
  | {readonly kind: 'stop'}
  | {readonly kind: 'quiet'; readonly delayMs: number}
  | {readonly kind: 'wait'; readonly delayMs: number};

/**
 * By what the table of error kinds says of it: 401 stops, 403 and 404 slow down, 429 silences the endpoint, the rest
 * backs off. `failures` are those in a row, of this cluster, or for a 429 of the endpoint.
 */
export function retryPlan(error: UcsError, failures: number, intervalMs: number, random: () => number): RetryPlan {
  const backoff = Math.max(error.retryAfterMs ?? 0, backoffMs(failures, intervalMs, random));
  switch (errorKinds[error.kind].retry) {
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
