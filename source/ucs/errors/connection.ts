import {UcsError} from '../../rollout/feed/failure.ts';
import {errorKinds} from '../../rollout/feed/failure-kinds.ts';
import {publicText, redact} from '../../text/redact.ts';
import {type FailureRow, failureRows} from './failure-codes.ts';

const maxDepth = 10;

// fetch says "fetch failed"; what happened is in its cause, or in the causes of that.
function chainOf(error: unknown): Error[] {
  const chain: Error[] = [];
  let current = error;
  while (current instanceof Error && !chain.includes(current) && chain.length < maxDepth) {
    chain.push(current);
    current = current.cause ?? (current instanceof AggregateError ? current.errors[0] : undefined);
  }
  return chain;
}

function codeOf(error: Error): string {
  const code = 'code' in error ? error.code : '';
  return typeof code === 'string' ? code : '';
}

// OpenSSL's own messages are full of its file names; its reason is what counts.
function sentenceOf(error: Error): string {
  const reason = 'reason' in error ? error.reason : '';
  return (typeof reason === 'string' && reason) || error.message || codeOf(error);
}

// A proxy that answers CONNECT with anything but 200 is known by its sentence only: the code says no more than "aborted".
const proxySentence = /^Proxy response/;
const refusedByProxy: FailureRow = {codes: proxySentence, kind: 'proxy', meaning: 'the proxy refused the connection'};

function findRow(chain: readonly Error[]): FailureRow | undefined {
  if (chain.some(error => proxySentence.test(error.message))) {
    return refusedByProxy;
  }
  // undici's parser has a name only.
  const codes = chain.flatMap(error => [codeOf(error), error.name]);
  return failureRows.find(row => codes.some(code => row.codes.test(code)));
}

// Errors of ky hold the request with its headers, those of undici's parser the bytes of the answer: only texts are kept.
function safeCause(error: Error, secrets: readonly string[]): Error {
  const cause = new Error(redact(error.message, secrets));
  cause.name = error.name;
  cause.stack = redact(error.stack ?? '', secrets);
  return cause;
}

/** What `fetch`, or the reading of a body, threw, as an error with a kind. Its `cause` is a copy of the innermost error. */
export function classifyFailure(error: unknown, secrets: readonly string[]): UcsError {
  const chain = chainOf(error);
  const row = findRow(chain);
  const kind = row?.kind ?? 'network';
  const innermost = chain.at(-1);
  const detail = publicText(innermost === undefined ? String(error) : sentenceOf(innermost), secrets, 200);
  const code = publicText(chain.map(codeOf).findLast(each => each !== '') ?? '', secrets, 64);
  return new UcsError({
    kind,
    message: `${row?.meaning ?? errorKinds[kind].title}${detail === '' ? '' : `: ${detail}`}`,
    hint: row?.hint ?? null,
    code: code === '' ? null : code,
    cause: innermost === undefined ? undefined : safeCause(innermost, secrets),
  });
}

/** The error for a request that took longer than it may. `phase` says what was being waited for. */
export function timeoutError(ms: number, phase: 'headers' | 'body'): UcsError {
  const what = phase === 'headers' ? 'no answer' : 'the answer was not complete';
  return new UcsError({kind: 'timeout', message: `${what} within ${ms / 1000} s`});
}
