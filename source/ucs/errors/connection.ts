import type {FeedFailure} from '../../rollout/feed/failure.ts';
import type {FailureKind} from '../../rollout/feed/failure-kinds.ts';
import {publicText, redact} from '../../text/redact.ts';
import {ucsFailure, ucsWords} from './words.ts';

/** What a failed connection or an answer cut short means, by the code of Node, OpenSSL or undici. */
type FailureRow = {
  readonly codes: RegExp;
  readonly kind: FailureKind;
  readonly meaning: string;
  readonly hint?: string;
};

const clockOrCertificate =
  "Check this machine's clock; if it is right, the server (or the proxy before it) needs a new one.";

/** The first row that fits counts. */
const failureRows: readonly FailureRow[] = [
  {
    codes: /^(ENOTFOUND|EAI_\w+)$/,
    kind: 'network',
    meaning: 'the name of the host is not known',
    hint: 'Check --endpoint and the name service (DNS); behind a proxy set HTTPS_PROXY.',
  },
  {codes: /^ECONNREFUSED$/, kind: 'network', meaning: 'the connection was refused'},
  {
    codes: /^(ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/,
    kind: 'network',
    meaning: 'the connection broke before the answer was complete',
  },
  {
    codes: /^(EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|EACCES|EPERM)$/,
    kind: 'network',
    meaning: 'there is no way to the host',
  },
  {
    codes: /^(ETIMEDOUT|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT)$/,
    kind: 'timeout',
    meaning: 'the host did not answer in time',
  },
  {
    codes: /^(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_\w+|CERT_UNTRUSTED|INVALID_CA)$/,
    kind: 'tls',
    meaning: 'the certificate is signed by nobody this machine trusts',
  },
  {codes: /^CERT_HAS_EXPIRED$/, kind: 'tls', meaning: 'the certificate has expired', hint: clockOrCertificate},
  {codes: /^CERT_NOT_YET_VALID$/, kind: 'tls', meaning: 'the certificate is not valid yet', hint: clockOrCertificate},
  {
    codes: /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    kind: 'tls',
    meaning: 'the certificate is for another host',
    hint: 'Check the host name in --endpoint, and whether a proxy answers in its place.',
  },
  {
    codes: /^(EPROTO|ERR_SSL_WRONG_VERSION_NUMBER|ERR_SSL_PACKET_LENGTH_TOO_LONG)$/,
    kind: 'tls',
    meaning: 'the host does not speak TLS on this port',
    hint: 'Check the scheme (https or http) and the port of --endpoint and of HTTPS_PROXY.',
  },
  {codes: /^(ERR_SSL_\w+|ERR_TLS_\w+|CERT_\w+|CRL_\w+)$/, kind: 'tls', meaning: 'the TLS connection could not be made'},
  {codes: /^(UND_ERR_PRX_TLS|UND_ERR_SOCKS5\w*)$/, kind: 'proxy', meaning: 'no connection through the proxy'},
  {
    codes: /^(UND_ERR_HEADERS_OVERFLOW|HPE_HEADER_OVERFLOW)$/,
    kind: 'too-large',
    meaning: 'the headers of the answer are too large',
  },
  {
    codes: /^(HPE_\w+|HTTPParserError)$/,
    kind: 'shape',
    meaning: 'the answer is not HTTP',
    hint: 'Check the scheme (https or http) and the port of --endpoint.',
  },
  {
    codes: /^(Z_\w+|ERR__ERROR_\w+|ERR_BROTLI_\w+|ZSTD_\w+)$/,
    kind: 'shape',
    meaning: 'the answer could not be decompressed',
  },
];

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
export function classifyFailure(error: unknown, secrets: readonly string[]): FeedFailure {
  const chain = chainOf(error);
  const row = findRow(chain);
  const kind = row?.kind ?? 'network';
  const innermost = chain.at(-1);
  const detail = publicText(innermost === undefined ? String(error) : sentenceOf(innermost), secrets, 200);
  const code = publicText(chain.map(codeOf).findLast(each => each !== '') ?? '', secrets, 64);
  return ucsFailure({
    kind,
    message: `${row?.meaning ?? ucsWords[kind].title}${detail === '' ? '' : `: ${detail}`}`,
    hint: row?.hint ?? null,
    code: code === '' ? null : code,
    cause: innermost === undefined ? undefined : safeCause(innermost, secrets),
  });
}

/** The error for a request that took longer than it may. `phase` says what was being waited for. */
export function timeoutError(ms: number, phase: 'headers' | 'body'): FeedFailure {
  const what = phase === 'headers' ? 'no answer' : 'the answer was not complete';
  return ucsFailure({kind: 'timeout', message: `${what} within ${ms / 1000} s`});
}
