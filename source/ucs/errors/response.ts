import {textOf} from '../../json/scan.ts';
import type {Announcement} from '../../rollout/cluster/cluster.ts';
import type {FeedFailure} from '../../rollout/feed/failure.ts';
import type {FailureKind} from '../../rollout/feed/failure-kinds.ts';
import type {RawPage} from '../../rollout/feed/feed.ts';
import {servedAtOf} from '../../text/http-date.ts';
import {publicText} from '../../text/redact.ts';
import {type ErrorBody, readErrorBody} from './body.ts';
import {findCode, normalCode} from './codes.ts';
import {type CredentialsKind, explainRefusal} from './refusal.ts';
import {ucsFailure, ucsWords} from './words.ts';

/** An answer that is not the data asked for. */
type BadAnswer = {
  /** The URL of the request. */
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
};

/** What the request was made with. */
type RequestContext = {
  readonly credentials: CredentialsKind;
  /** Whether the URL names a cluster: only then can a 404 be about one. */
  readonly namesCluster: boolean;
  /** Must not show in any message. */
  readonly secrets: readonly string[];
  /** Epoch ms. */
  readonly now: number;
};

const maxWaitMs = 3_600_000;
const unitMs = {second: 1000, minute: 60_000, hour: 3_600_000} as const;

function clampWait(ms: number): number {
  return Math.min(maxWaitMs, Math.max(0, Math.ceil(ms)));
}

/** The header `Retry-After` (seconds or an HTTP date) in ms, at most an hour; null when absent or unreadable. */
export function parseRetryAfter(header: string | null, now: number): number | null {
  const value = header?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(value)) {
    return clampWait(Number(value) * 1000);
  }
  // Only a date with its weekday: Date.parse takes almost anything else for a date, too.
  const date = /^[A-Za-z]{3,9}, ?\d/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? null : clampWait(date - now);
}

/** The window a throttled gateway names in its text (`limit:10,time:1 minute`), ms; null when there is none. */
export function throttleWindow(text: string): number | null {
  const match = /\btime:\s*(\d+)\s*(second|minute|hour)/i.exec(text);
  const unit = match?.[2]?.toLowerCase();
  return unit === 'second' || unit === 'minute' || unit === 'hour'
    ? clampWait(Number(match?.[1]) * unitMs[unit])
    : null;
}

const kindByStatus: Readonly<Record<number, FailureKind>> = {
  401: 'auth',
  403: 'forbidden',
  404: 'not-found',
  408: 'timeout',
  429: 'throttled',
};

function kindOfStatus(status: number): FailureKind {
  if (status >= 300 && status < 400) {
    return 'redirect';
  }
  return kindByStatus[status] ?? (status >= 500 ? 'server' : 'bad-request');
}

function kindOf(status: number, body: ErrorBody, namesCluster: boolean): FailureKind {
  if (status === 429) {
    return 'throttled';
  }
  const kind = findCode(body.code ?? '')?.kind ?? kindOfStatus(status);
  // UCS and its gateway never answer in HTML: something else stands there.
  return kind === 'not-found' && (!namesCluster || body.html) ? 'api-gone' : kind;
}

/**
 * What an answer with an error status says of GitOps itself: the codes UCS.0006000x, or a 404 whose text speaks of
 * GitOps (and neither of the cluster nor of the API). null: nothing; it is a failure, or data.
 */
export function announcedState({status, bytes}: RawPage): Announcement | null {
  if (status < 400) {
    return null;
  }
  const {code, message} = readErrorBody(textOf(bytes));
  const row = findCode(code ?? '');
  if (row?.announcement !== undefined) {
    return row.announcement;
  }
  const missing = status === 404 && (code === null || /^UCS\.0[01]000013$/.test(code));
  // Not as a part of a path: servers like to quote the one of the request.
  return missing && /(?<![\w/])git-?ops(?![\w/])/i.test(message) ? 'not-enabled' : null;
}

function redirectTarget(answer: BadAnswer): string {
  const location = answer.headers.get('location') ?? '';
  return URL.canParse(location, answer.url)
    ? `to ${new URL(location, answer.url).origin}`
    : 'without a readable target';
}

function retryAfter(kind: FailureKind, {headers}: BadAnswer, body: ErrorBody, now: number): number | null {
  // A time in it is of the server's clock.
  const asked = parseRetryAfter(headers.get('retry-after'), servedAtOf(headers) ?? now);
  return asked ?? (kind === 'throttled' ? throttleWindow(body.message) : null);
}

/** The error an answer stands for: by its code where that is known, else by its HTTP status. */
export function classifyResponse(answer: BadAnswer, context: RequestContext): FeedFailure {
  const {status, headers} = answer;
  const body = readErrorBody(answer.text);
  const row = findCode(body.code ?? '');
  const kind = kindOf(status, body, context.namesCluster);
  const refusal =
    kind === 'auth' ? explainRefusal(body.message, context.credentials, headers.get('date'), context.now) : null;
  const meaning = refusal?.meaning ?? row?.meaning ?? ucsWords[kind].title;
  const text = kind === 'redirect' ? redirectTarget(answer) : publicText(body.message, context.secrets);
  const code = body.code === null ? null : publicText(normalCode(body.code), context.secrets, 64);
  const requestId = headers.get('x-request-id') || body.requestId;
  const separator = kind === 'redirect' ? ' ' : ': ';
  return ucsFailure({
    kind,
    message: `${meaning}${text === '' ? '' : separator + text} (HTTP ${status}${code === null ? '' : `, ${code}`})`,
    hint: refusal?.hint ?? row?.hint ?? null,
    status,
    code,
    requestId: requestId === null ? null : publicText(requestId, context.secrets, 64),
    retryAfterMs: refusal?.waitMs ?? retryAfter(kind, answer, body, context.now),
  });
}
