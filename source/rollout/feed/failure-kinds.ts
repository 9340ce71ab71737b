/**
 * How polling goes on after an error: `backoff` this cluster, longer each time; `slow` down, it will hardly change by
 * itself; `throttled`, the whole endpoint is to be left alone; `stop` until a person has done something about it.
 */
type Retry = 'backoff' | 'slow' | 'throttled' | 'stop';

type ErrorKindRow = {
  /** What went wrong, in a few words. */
  readonly title: string;
  /** What a person can do about it; the code of an answer may tell better. */
  readonly hint: string;
  readonly retry: Retry;
};

/** Every kind of failure of a call, with what it means for people and for the poller. */
export const errorKinds = {
  auth: {
    title: 'credentials refused',
    hint: 'Get a new token or check the access key, then try again; five refusals in a row lock a key for five minutes.',
    retry: 'stop',
  },
  forbidden: {
    title: 'permission denied',
    hint: 'Ask for read access to UCS (for example the policy "UCS ReadOnlyAccess") and check that the domain id is right.',
    retry: 'slow',
  },
  'not-found': {
    title: 'no such cluster',
    hint: 'Check the cluster id; without one, every cluster of the account is shown. A cluster of the other site needs --site.',
    retry: 'slow',
  },
  'api-gone': {
    title: 'no such API at this endpoint',
    hint: 'Check --endpoint and --site. UCS documents this API as outdated: the endpoint may not offer it any more.',
    retry: 'slow',
  },
  'bad-request': {
    title: 'request not accepted',
    hint: 'Check the cluster id and the domain id.',
    retry: 'slow',
  },
  frozen: {
    title: 'cluster frozen',
    hint: 'The cluster is frozen for arrears or by the provider: settle that in the console.',
    retry: 'slow',
  },
  'cluster-unavailable': {
    title: 'cluster not reachable for UCS',
    hint: 'Check in the console that the cluster is connected and that its proxy-agent in kube-system is running.',
    retry: 'slow',
  },
  throttled: {
    title: 'throttled',
    hint: 'Ask less often, for instance with a longer --interval: everybody who uses the account counts.',
    retry: 'throttled',
  },
  server: {
    title: 'server error',
    hint: 'If it stays, give the request id to support.',
    retry: 'backoff',
  },
  timeout: {
    title: 'no answer in time',
    hint: 'Check the network and the proxy (HTTPS_PROXY, NO_PROXY); a slow line needs a longer --request-timeout.',
    retry: 'backoff',
  },
  network: {
    title: 'not reachable',
    hint: 'Check --endpoint, the network and the proxy (HTTPS_PROXY, NO_PROXY).',
    retry: 'backoff',
  },
  tls: {
    title: 'no secure connection',
    hint: 'If a company proxy opens TLS connections, name its certificate with --ca-file.',
    retry: 'slow',
  },
  proxy: {
    title: 'proxy refused',
    hint: 'Check HTTPS_PROXY and the name and password in it, or list the endpoint in NO_PROXY.',
    retry: 'backoff',
  },
  redirect: {
    title: 'redirected',
    hint: 'Redirects are not followed, as they would carry the credentials away: set --endpoint to the API itself.',
    retry: 'slow',
  },
  'too-large': {
    title: 'answer too large',
    hint: 'Check --endpoint: an answer of this API is far smaller.',
    retry: 'slow',
  },
  shape: {
    title: 'answer not understood',
    hint: 'Check --endpoint, and whether a proxy or a login page answers in its place.',
    retry: 'backoff',
  },
} as const satisfies Readonly<Record<string, ErrorKindRow>>;

/** See the table `errorKinds`. */
export type ErrorKind = keyof typeof errorKinds;
