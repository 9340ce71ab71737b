import {textOf} from '../json/scan.ts';
import type {FeedFailure} from '../rollout/feed/failure.ts';
import {publicText} from '../text/redact.ts';
import {readErrorBody} from './errors/body.ts';
import {classifyResponse} from './errors/response.ts';
import {ucsFailure} from './errors/words.ts';
import {secretsOf} from './http/auth.ts';
import type {Credentials} from './http/options.ts';
import type {Reply} from './http/request.ts';

/** With what credentials and when a request was sent, and whether it was for one cluster. */
type AnswerContext = {
  readonly credentials: Credentials | null;
  readonly now: number;
  readonly namesCluster: boolean;
};

// Enough to tell what it is instead.
const quotedBytes = 65_536;

function notJson({bytes, status}: Reply, secrets: readonly string[]): FeedFailure {
  const seen = publicText(readErrorBody(textOf(bytes.subarray(0, quotedBytes))).message, secrets, 80);
  return ucsFailure({
    kind: 'shape',
    message: seen === '' ? 'the answer is empty' : `the answer is not JSON: ${seen}`,
    status,
  });
}

/**
 * What `read` makes of the JSON of a good answer. Throws `FeedFailure`: what the status says, or `shape` when `read` throws a
 * `SyntaxError`, as `JSON.parse` does.
 */
export async function readAnswer<Value>(
  reply: Reply,
  context: AnswerContext,
  read: (json: Uint8Array) => Value | Promise<Value>,
): Promise<Value> {
  const secrets = secretsOf(context.credentials);
  const {url, status, headers, bytes} = reply;
  if (status < 200 || status > 299) {
    const credentials = context.credentials?.kind ?? null;
    throw classifyResponse({url, status, headers, text: textOf(bytes)}, {...context, credentials, secrets});
  }
  try {
    return await read(bytes);
  } catch (error) {
    throw error instanceof SyntaxError ? notJson(reply, secrets) : error;
  }
}
