import type {Effects} from '../../program/effects.ts';
import {exitCodes} from '../../program/exit-codes.ts';
import {type Finding, fail, ok, warn} from './finding.ts';

type Fetch = Effects['fetch'];

/** An answer from any server, whatever its status. */
export type Answer = {
  readonly url: string;
  readonly tookMs: number;
  /** The server's clock and ours when the answer came, epoch ms; null: the answer had no date. */
  readonly times: {readonly server: number; readonly own: number} | null;
  /** The request was signed with AK/SK, so that the time counts. */
  readonly signed: boolean;
};

/** Listens to what a fetch is answered; `answers` grows. */
export function listen(now: () => number): {readonly wrapFetch: (fetch: Fetch) => Fetch; readonly answers: Answer[]} {
  const answers: Answer[] = [];
  const wrapFetch =
    (fetch: Fetch): Fetch =>
    async (input, init) => {
      const started = now();
      const response = await fetch(input, init);
      const own = now();
      const server = Date.parse(response.headers.get('date') ?? '');
      answers.push({
        url: input instanceof Request ? input.url : String(input),
        tookMs: own - started,
        times: Number.isNaN(server) ? null : {server, own},
        signed: new Headers(init?.headers).has('authorization'),
      });
      return response;
    };
  return {wrapFetch, answers};
}

const noticeMs = 60_000;
/** The gateway refuses signatures that are older or newer than that. */
const refusedMs = 15 * 60_000;

/** Whether this machine's clock is right, by that of the server. */
export function clockFinding({times, signed}: Pick<Answer, 'times' | 'signed'>): Finding {
  if (times === null) {
    return ok('clock', 'not known: the server does not tell its time');
  }
  const skewMs = times.own - times.server;
  const size = Math.abs(skewMs);
  if (size <= noticeMs) {
    return ok('clock', 'as the server');
  }
  const seconds = Math.round(size / 1000);
  const amount = seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
  const text = `${amount} ${skewMs > 0 ? 'ahead of' : 'behind'} the server`;
  const hint = "Set this machine's clock (NTP): requests signed with AK/SK are refused from 15 min on.";
  return signed && size > refusedMs ? fail('clock', text, exitCodes.credentials, hint) : warn('clock', text, hint);
}
