import {FeedFailure} from '../../rollout/feed/failure.ts';
import {nameOrNull} from '../../text/safe.ts';
import {list, object, readTolerantly, text} from '../decode/tolerant.ts';
import {ucsFailure} from '../errors/words.ts';
import type {Credentials} from './options.ts';

type AkskCredentials = Credentials & {readonly kind: 'aksk'};

const setIt = 'Set the domain (account) id: HUAWEICLOUD_SDK_DOMAIN_ID or HW_DOMAIN_ID.';

const domainListSchema = object({domains: list(object({id: text, name: text}))});

function firstDomainId(body: unknown): string {
  const domains = readTolerantly(domainListSchema, body).value?.domains ?? [];
  const id = nameOrNull(domains.find(domain => domain?.id)?.id);
  if (id === null) {
    throw ucsFailure({
      kind: 'auth',
      message: 'IAM names no domain for this access key, and a signed request needs its id',
      hint: setIt,
    });
  }
  return id;
}

// The caller asked for a cluster: it must be told that it was IAM that failed.
function asLookupError(error: unknown): unknown {
  if (!(error instanceof FeedFailure)) {
    return error;
  }
  const {kind, hint, status, code, requestId, retryAfterMs} = error;
  const message = `the domain id could not be looked up: ${error.message}`;
  const details = {kind, message, status, code, requestId, retryAfterMs, cause: error.cause};
  return ucsFailure({...details, hint: kind === 'auth' ? hint : `${setIt} ${hint}`});
}

type Lookup = {readonly result: Promise<string>; readonly controller: AbortController; waiting: number};

/**
 * Finds the domain id of an access key; `fetchDomains` gives the answer of `GET {iam}/v3/auth/domains`. A key is looked up
 * once, also for calls made at the same time: each refusal counts towards the lock of the key. A failed lookup is made again.
 */
export function createDomainIds(fetchDomains: (keys: AkskCredentials, signal: AbortSignal) => Promise<unknown>) {
  const lookups = new Map<string, Lookup>();

  function forget(accessKey: string, lookup: Lookup): void {
    if (lookups.get(accessKey) === lookup) {
      lookups.delete(accessKey);
    }
  }

  function start(keys: AkskCredentials): Lookup {
    const controller = new AbortController();
    const lookup: Lookup = {
      controller,
      waiting: 0,
      result: fetchDomains(keys, controller.signal)
        .then(firstDomainId)
        .catch((error: unknown) => {
          forget(keys.accessKey, lookup);
          throw asLookupError(error);
        }),
    };
    lookups.set(keys.accessKey, lookup);
    return lookup;
  }

  return async (keys: AkskCredentials, signal?: AbortSignal): Promise<string> => {
    signal?.throwIfAborted();
    const lookup = lookups.get(keys.accessKey) ?? start(keys);
    const aborted = Promise.withResolvers<never>();
    const leave = () => {
      aborted.reject(signal?.reason);
      if (lookup.waiting === 1) {
        // No call waits for it any more.
        forget(keys.accessKey, lookup);
        lookup.controller.abort(signal?.reason);
      }
    };
    lookup.waiting += 1;
    signal?.addEventListener('abort', leave);
    try {
      return await Promise.race([lookup.result, aborted.promise]);
    } finally {
      lookup.waiting -= 1;
      signal?.removeEventListener('abort', leave);
    }
  };
}
