import type {Credentials} from './api.ts';
import {secretsOf} from './authorise.ts';
import {classifyResponse} from './classify-response.ts';
import {parseJson, readErrorBody} from './error-body.ts';
import {UcsError} from './errors.ts';
import {publicText} from './public-text.ts';
import type {Reply} from './request.ts';

/** Who asked, when, and whether for one cluster. */
export type AnswerContext = {
  readonly credentials: Credentials | null;
  readonly now: number;
  readonly namesCluster: boolean;
};

/** The JSON value of a good answer. Throws `UcsError`: what the status says, or `shape` when the body is no JSON. */
export function jsonOf(reply: Reply, context: AnswerContext): unknown {
  const secrets = secretsOf(context.credentials);
  if (reply.status < 200 || reply.status > 299) {
    throw classifyResponse(reply, {...context, credentials: context.credentials?.kind ?? null, secrets});
  }
  const value = parseJson(reply.text);
  if (value === undefined) {
    const seen = publicText(readErrorBody(reply.text).message, secrets, 80);
    throw new UcsError({
      kind: 'shape',
      message: seen === '' ? 'the answer is empty' : `the answer is not JSON: ${seen}`,
      status: reply.status,
    });
  }
  return value;
}
