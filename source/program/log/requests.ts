import {FeedFailure} from '../../rollout/feed/failure.ts';
import type {Feed} from '../../rollout/feed/feed.ts';
import type {Log} from '../effects.ts';

type Fetch = typeof globalThis.fetch;

/** Without the query, which holds tokens for the next page. */
function withoutQuery(url: string): string {
  const {origin, pathname} = new URL(url);
  return origin + pathname;
}

/** Passes a body on and reports its length (bytes) at its end. */
async function* counted(body: ReadableStream<Uint8Array>, ended: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    yield chunk;
  }
  ended(bytes);
}

/** A fetch whose requests and complete answers are logged; `id` shows which belong together. */
export function logRequests(fetch: Fetch, log: Log, now: () => number): Fetch {
  let requests = 0;
  return async (input, init) => {
    requests += 1;
    const id = requests;
    const url = withoutQuery(input instanceof Request ? input.url : String(input));
    const startedAt = now();
    log('request', {id, url});
    const response = await fetch(input, init);
    const {status, statusText, headers, body} = response;
    const answered = (bytes: number | null) =>
      log('answer', {id, url, status, ms: now() - startedAt, bytes, requestId: headers.get('x-request-id')});
    // A Response cannot be made with an invalid status: it is passed on as it is.
    if (body === null || status > 599) {
      answered(body === null ? 0 : null);
      return response;
    }
    return new Response(ReadableStream.from(counted(body, answered)), {status, statusText, headers});
  };
}

/** An API whose failed calls are logged, with what was made of them. `cluster` is an id; null: the list of clusters. */
export function logFailures(api: Feed, log: Log, now: () => number): Feed {
  const watch = async <Answer>(cluster: string | null, call: () => Promise<Answer>): Promise<Answer> => {
    const startedAt = now();
    try {
      return await call();
    } catch (error) {
      if (error instanceof FeedFailure) {
        const {kind, message, status, code, requestId, retryAfterMs} = error;
        log('failure', {cluster, kind, message, status, code, ms: now() - startedAt, requestId, retryAfterMs});
      }
      throw error;
    }
  };
  return {
    gitops: (clusterId, signal, previous) => watch(clusterId, () => api.gitops(clusterId, signal, previous)),
    clusters: signal => watch(null, () => api.clusters(signal)),
  };
}
