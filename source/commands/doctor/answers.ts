import type {Effects} from '../../program/effects.ts';
import {exitCodes} from '../../program/exit-codes.ts';
import {type ServedTime, skewAfter, skewText} from '../../rollout/feed/clock-skew.ts';
import {servedAtOf} from '../../text/http-date.ts';
import {type Finding, fail, ok, warn} from './finding.ts';

type Fetch = Effects['fetch'];

/** An answer from any server, whatever its status. */
export type Answer = {
  readonly url: string;
  readonly tookMs: number;
  /** null: the server did not tell its time. */
  readonly served: ServedTime | null;
  /** The request was signed with AK/SK, so that the time counts. */
  readonly signed: boolean;
};

/** Listens to what a fetch is answered; `answers` grows. */
export function listen(now: () => number): {readonly wrapFetch: (fetch: Fetch) => Fetch; readonly answers: Answer[]} {
  const answers: Answer[] = [];
  const wrapFetch =
    (fetch: Fetch): Fetch =>
    async (input, init) => {
      const sentAt = now();
      const response = await fetch(input, init);
      const receivedAt = now();
      const servedAt = servedAtOf(response.headers);
      answers.push({
        url: input instanceof Request ? input.url : String(input),
        tookMs: receivedAt - sentAt,
        served: servedAt === null ? null : {servedAt, sentAt, receivedAt},
        signed: new Headers(init?.headers).has('authorization'),
      });
      return response;
    };
  return {wrapFetch, answers};
}

/** The gateway refuses signatures that are older or newer than that. */
const refusedMs = 15 * 60_000;

/** Whether this machine's clock is right, by that of the server. */
export function clockFinding({served, signed}: Pick<Answer, 'served' | 'signed'>): Finding {
  if (served === null) {
    return ok('clock', 'not known: no Date header in the answer');
  }
  const skewMs = skewAfter(0, served);
  if (skewMs === 0) {
    return ok('clock', "as the API's");
  }
  const text = skewText(skewMs);
  const hint =
    "Set this machine's clock (chrony or NTP). Ages go by the API's, but requests signed with AK/SK are refused from 15m on.";
  return signed && Math.abs(skewMs) > refusedMs
    ? fail('clock', text, exitCodes.credentials, hint)
    : warn('clock', text, hint);
}
