import {missingCredentials} from '../config/credential-places.ts';
import {type FoundCredentials, findCredentials} from '../config/credentials.ts';
import {isLoopback} from '../config/endpoint.ts';
import {defaultIamEndpoint} from '../config/options.ts';
import type {Settings} from '../config/settings.ts';
import type {UcsApi} from '../ucs/api.ts';
import {secretsOf} from '../ucs/authorise.ts';
import {createUcsClient} from '../ucs/client.ts';
import type {Effects} from './effects.ts';
import {chooseFetch} from './http-fetch.ts';
import {logFailures, logRequests} from './log-requests.ts';
import {version} from './version.ts';
import {warn} from './warn.ts';
import {watchCredentials} from './watch-credentials.ts';

/** The API to ask, and what is known of the credentials it is asked with. */
export type Connected = {
  readonly api: UcsApi;
  /** Where they come from, without any secret. */
  readonly credentialsSource: string;
  /** Whether they are others than those used last: a reason to try again after a 401. */
  readonly credentialsRenewed: () => Promise<boolean>;
};

/**
 * Finds the credentials and the way to the endpoint; asks nothing yet. Warnings go to standard error. Throws
 * `ConfigError` for credentials, a proxy or a CA file that cannot be used.
 */
export async function connect(settings: Settings, effects: Effects): Promise<Connected> {
  const found = await credentialsFor(settings, effects);
  for (const warning of found?.warnings ?? []) {
    await warn(effects, warning);
  }
  const {log, clock, secrets} = effects;
  const credentials = watchCredentials(async () => {
    const current = (await found?.provide()) ?? null;
    secrets.add(secretsOf(current));
    return current;
  });
  const credentialsSource = found?.source ?? 'none';
  const iamEndpoint = settings.iamEndpoint ?? found?.iamEndpoint ?? defaultIamEndpoint;
  const fetch = await chooseFetch(settings, effects);
  const api = createUcsClient({
    endpoint: settings.endpoint,
    iamEndpoint,
    credentials: credentials.provide,
    requestTimeoutMs: settings.requestTimeoutMs,
    fetch: log === null ? fetch : logRequests(fetch, log, clock.now),
    now: clock.now,
    userAgent: `ucs-gitops/${version}`,
  });
  log?.('connect', {endpoint: settings.endpoint, iamEndpoint, credentials: credentialsSource});
  return {
    api: log === null ? api : logFailures(api, log, clock.now),
    credentialsSource,
    credentialsRenewed: credentials.renewed,
  };
}

/** null: ask without credentials, which only a server on this machine (as of `demo --serve`) is good for. */
async function credentialsFor(settings: Settings, effects: Effects): Promise<FoundCredentials | null> {
  if (settings.credentials === 'none') {
    return null;
  }
  const found = await findCredentials({...effects, tokenFile: settings.tokenFile});
  if (found === null && !isLoopback(settings.endpoint)) {
    throw missingCredentials(effects.env);
  }
  return found;
}
