import type {FailureKind} from './failure-kinds.ts';

/** What is known of a failure. What is left out is null. */
export type FeedFailureDetails = {
  readonly kind: FailureKind;
  /** One line, safe to print, without secrets. */
  readonly message: string;
  /** What a person can do about it. */
  readonly hint: string;
  readonly status?: number | null;
  readonly code?: string | null;
  readonly requestId?: string | null;
  readonly retryAfterMs?: number | null;
  readonly cause?: unknown;
};

/** The only error a call of `Feed` throws of itself. Message and hint are safe to print and hold no secret. */
export class FeedFailure extends Error {
  override readonly name = 'FeedFailure';
  readonly kind: FailureKind;
  /** What a person can do about it. */
  readonly hint: string;
  /** The HTTP status; null when there was no answer. */
  readonly status: number | null;
  /** The code of UCS or of the gateway, e.g. `APIGW.0301`. */
  readonly code: string | null;
  /** What support asks for. */
  readonly requestId: string | null;
  /** How long the server asked to be left alone, ms; null when it did not say. */
  readonly retryAfterMs: number | null;

  constructor(details: FeedFailureDetails) {
    super(details.message, details.cause === undefined ? undefined : {cause: details.cause});
    this.kind = details.kind;
    this.hint = details.hint;
    this.status = details.status ?? null;
    this.code = details.code ?? null;
    this.requestId = details.requestId ?? null;
    this.retryAfterMs = details.retryAfterMs ?? null;
  }
}
