import {FeedFailure, type FeedFailureDetails} from '../../rollout/feed/failure.ts';
import type {FailureKind} from '../../rollout/feed/failure-kinds.ts';

type Words = {
  /** What went wrong, in a few words. */
  readonly title: string;
  /** What a person can do about it; the code of an answer may tell better. */
  readonly hint: string;
};

/** What each kind of failure means at UCS. */
export const ucsWords: Readonly<Record<FailureKind, Words>> = {
  auth: {
    title: 'credentials refused',
    hint: 'Get a new token or check the access key, then try again; five refusals in a row lock a key for five minutes.',
  },
  forbidden: {
    title: 'permission denied',
    hint: 'Ask for read access to UCS (for example the policy "UCS ReadOnlyAccess") and check that the domain id is right.',
  },
  'not-found': {
    title: 'no such cluster',
    hint: 'Check the cluster id; without one, every cluster of the account is shown. A cluster of the other site needs --site.',
  },
  'api-gone': {
    title: 'no such API at this endpoint',
    hint: 'Check --endpoint and --site. UCS documents this API as outdated: the endpoint may not offer it any more.',
  },
  'bad-request': {
    title: 'request not accepted',
    hint: 'Check the cluster id and the domain id.',
  },
  frozen: {
    title: 'cluster frozen',
    hint: 'The cluster is frozen for arrears or by the provider: settle that in the console.',
  },
  'cluster-unavailable': {
    title: 'cluster not reachable for UCS',
    hint: 'Check in the console that the cluster is connected and that its proxy-agent in kube-system is running.',
  },
  throttled: {
    title: 'throttled',
    hint: 'Ask less often, for instance with a longer --interval: everybody who uses the account counts.',
  },
  server: {
    title: 'server error',
    hint: 'If it stays, contact the support of Huawei Cloud.',
  },
  timeout: {
    title: 'no answer in time',
    hint: 'Check the network and the proxy (HTTPS_PROXY, NO_PROXY); a slow line needs a longer --request-timeout.',
  },
  network: {
    title: 'not reachable',
    hint: 'Check --endpoint, the network and the proxy (HTTPS_PROXY, NO_PROXY).',
  },
  tls: {
    title: 'no secure connection',
    hint: 'If a company proxy opens TLS connections, name its certificate with --ca-file.',
  },
  proxy: {
    title: 'proxy refused',
    hint: 'Check HTTPS_PROXY and the name and password in it, or list the endpoint in NO_PROXY.',
  },
  redirect: {
    title: 'redirected',
    hint: 'Redirects are not followed, as they would carry the credentials away: set --endpoint to the API itself.',
  },
  'too-large': {
    title: 'answer too large',
    hint: 'Check --endpoint: an answer of this API is far smaller.',
  },
  shape: {
    title: 'answer not understood',
    hint: 'Check --endpoint, and whether a proxy or a login page answers in its place.',
  },
};

function hintOf({kind, requestId}: Pick<FeedFailureDetails, 'kind' | 'requestId'>): string {
  return kind === 'server' && requestId ? `If it stays, give request id ${requestId} to support.` : ucsWords[kind].hint;
}

/** A failure of UCS; what is not known better is said in the words of its kind. */
export function ucsFailure(details: Omit<FeedFailureDetails, 'hint'> & {readonly hint?: string | null}): FeedFailure {
  return new FeedFailure({...details, hint: details.hint ?? hintOf(details)});
}
