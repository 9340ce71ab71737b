import ky from 'ky';
import {FeedFailure} from '../../rollout/feed/failure.ts';
import {classifyFailure, timeoutError} from '../errors/connection.ts';
import {authHeaders, secretsOf} from './auth.ts';
import {readBody} from './body.ts';
import {startDeadline} from './deadline.ts';
import type {Credentials, UcsClientOptions} from './options.ts';

/** An answer of any status, read to its end. */
export type Reply = {
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  /** When the request was sent and its headers came, epoch ms. */
  readonly sentAt: number;
  readonly receivedAt: number;
};

/** One authorised GET. Throws `FeedFailure` when there is no answer, and the signal's reason when aborted. */
type Get = (url: string, credentials: Credentials | null, signal?: AbortSignal) => Promise<Reply>;

// With plain values, as a fetch of another undici than Node's own does not know Node's Request. The signal is not that of
// the request: ky lets go of it after the headers, and once it is collected no abort reaches the body any more.
function plainFetch(fetch: UcsClientOptions['fetch'], signal: AbortSignal) {
  return (input: string | URL | Request): Promise<Response> => {
    const request = input instanceof Request ? input : new Request(input);
    return fetch(request.url, {
      method: request.method,
      headers: Object.fromEntries(request.headers),
      redirect: request.redirect,
      signal,
    });
  };
}

/** Makes the function that all calls go through. It neither retries nor follows redirects. */
export function createGet(options: UcsClientOptions): Get {
  const http = ky.create({
    headers: {Accept: 'application/json', 'Content-Type': 'application/json', 'User-Agent': options.userAgent},
    redirect: 'manual',
    retry: 0,
    throwHttpErrors: false,
    timeout: false,
  });
  return async (url, credentials, signal) => {
    signal?.throwIfAborted();
    const deadline = startDeadline(options.requestTimeoutMs, signal);
    const sentAt = options.now();
    let phase: 'headers' | 'body' = 'headers';
    try {
      const response = await http.get(url, {
        fetch: plainFetch(options.fetch, deadline.signal),
        hooks: {
          beforeRequest: [
            ({request}) => {
              for (const [name, value] of Object.entries(authHeaders(request.url, credentials, options.now()))) {
                request.headers.set(name, value);
              }
            },
          ],
        },
      });
      phase = 'body';
      const receivedAt = options.now();
      const bytes = await readBody(response);
      return {url, status: response.status, headers: response.headers, bytes, sentAt, receivedAt};
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof FeedFailure) {
        throw error;
      }
      throw deadline.expired()
        ? timeoutError(options.requestTimeoutMs, phase)
        : classifyFailure(error, secretsOf(credentials));
    } finally {
      deadline.dispose();
    }
  };
}
