/**
 * How polling goes on after a failure: `backoff` this cluster, longer each time; `slow` down, it will hardly change by
 * itself; `throttled`, the whole endpoint is to be left alone; `stop` until a person has done something about it.
 */
type Retry = 'backoff' | 'slow' | 'throttled' | 'stop';

/** Every kind of failure of a source of answers, with what it means for the poller. */
export const retryOf = {
  auth: 'stop',
  forbidden: 'slow',
  'not-found': 'slow',
  'api-gone': 'slow',
  'bad-request': 'slow',
  frozen: 'slow',
  'cluster-unavailable': 'slow',
  throttled: 'throttled',
  server: 'backoff',
  timeout: 'backoff',
  network: 'backoff',
  tls: 'slow',
  proxy: 'backoff',
  redirect: 'slow',
  'too-large': 'slow',
  shape: 'backoff',
} as const satisfies Readonly<Record<string, Retry>>;

/** See the table `retryOf`. */
export type FailureKind = keyof typeof retryOf;
