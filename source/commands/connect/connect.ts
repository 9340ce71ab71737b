import {isDeepStrictEqual} from 'node:util';
import {type FoundCredentials, findCredentials} from '../../config/credentials/credentials.ts';
import {missingCredentials} from '../../config/credentials/places.ts';
import {isLoopback} from '../../config/endpoint.ts';
import {defaultIamEndpoint} from '../../config/options/connection.ts';
import type {Settings} from '../../config/settings/settings.ts';
import type {Effects} from '../../program/effects.ts';
import {warn as warnOf} from '../../program/failure.ts';
import {logFailures, logRequests} from '../../program/log/requests.ts';
import {version} from '../../program/version.ts';
import type {Feed} from '../../rollout/feed/feed.ts';
import {createUcsClient} from '../../ucs/client.ts';
import {secretsOf} from '../../ucs/http/auth.ts';
import type {Credentials} from '../../ucs/http/options.ts';
import type {ClusterDirectory} from './clusters.ts';
import {chooseFetch} from './fetch.ts';
import {withNames} from './names.ts';

/** The API, and what is known about the credentials used for it. */
export type Connected = {
  readonly api: Feed & ClusterDirectory;
  /** Where they come from, without any secret. */
  readonly credentialsSource: string;
  /** Whether they have changed since they were last used: a reason to try again after a 401. */
  readonly credentialsRenewed: () => Promise<boolean>;
};

/** How `doctor` listens in. */
type ConnectHooks = {
  /** Receives warnings; without it they go to standard error. */
  readonly warn?: (message: string) => Promise<void>;
  /** Returns the fetch to use instead of the usual one. */
  readonly wrapFetch?: (fetch: Effects['fetch']) => Effects['fetch'];
};

/**
 * Finds the credentials and the way to the endpoint; sends no request yet. Warnings go to standard error. Throws
 * `ConfigError` for credentials, a proxy or a CA file that cannot be used.
 */
export async function connect(settings: Settings, effects: Effects, hooks: ConnectHooks = {}): Promise<Connected> {
  const {warn = message => warnOf(effects, message), wrapFetch = fetch => fetch} = hooks;
  const found = await credentialsFor(settings, effects);
  for (const warning of found?.warnings ?? []) {
    await warn(warning);
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
  const client = createUcsClient({
    endpoint: settings.endpoint,
    iamEndpoint,
    credentials: credentials.provide,
    requestTimeoutMs: settings.requestTimeoutMs,
    fetch: wrapFetch(log === null ? fetch : logRequests(fetch, log, clock.now)),
    now: clock.now,
    userAgent: `ucs-gitops/${version}`,
  });
  log?.('connect', {endpoint: settings.endpoint, iamEndpoint, credentials: credentialsSource});
  const api = await withNames(log === null ? client : logFailures(client, log, clock.now), settings, effects);
  return {api, credentialsSource, credentialsRenewed: credentials.renewed};
}

/** null: send no credentials, which only works with a server on this machine such as `demo --serve`. */
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

type Provide = () => Promise<Credentials | null>;

/** Credentials that notice when they have changed. */
type WatchedCredentials = {
  readonly provide: Provide;
  /**
   * Whether they have changed since they were last used or checked, as when a token file was renewed. False while they
   * cannot be read: a file may just be being replaced.
   */
  readonly renewed: () => Promise<boolean>;
};

/** Remembers what `provide` gave last. */
export function watchCredentials(provide: Provide): WatchedCredentials {
  let last: Credentials | null = null;
  return {
    provide: async () => {
      last = await provide();
      return last;
    },
    renewed: async () => {
      const before = last;
      last = await provide().catch(() => before);
      return !isDeepStrictEqual(last, before);
    },
  };
}
