import {humanDuration} from '../../text/duration.ts';

/** When an answer was made: by the clock of its server, in whole seconds, and between which moments of ours. Epoch ms. */
export type ServedTime = {readonly servedAt: number; readonly sentAt: number; readonly receivedAt: number};

/** No age is judged so exactly that less than this would matter (ms). */
const unnoticedMs = 5000;

/** A skew that is known is kept as long as it is not further off than this: times must not move with every answer (ms). */
const steadyMs = 2000;

/**
 * How far the server's clock is ahead of this machine's, as far as an answer tells (ms; negative: behind). 0 as long as the
 * two may be less than a few seconds apart, `before` as long as it may be right.
 */
export function skewAfter(before: number, {servedAt, sentAt, receivedAt}: ServedTime): number {
  if (receivedAt < sentAt) {
    // This machine's clock was set back in between.
    return before;
  }
  const least = servedAt - receivedAt;
  const most = servedAt + 1000 - sentAt;
  const missedBy = (skew: number) => Math.max(0, least - skew, skew - most);
  if (missedBy(before) <= (before === 0 ? unnoticedMs : steadyMs)) {
    return before;
  }
  return missedBy(0) <= unnoticedMs ? 0 : Math.round((least + most) / 2);
}

function skewSize(skewMs: number): string {
  const unitMs = Math.abs(skewMs) < 120_000 ? 1000 : 60_000;
  const size = humanDuration(Math.round(Math.abs(skewMs) / unitMs) * unitMs);
  return `${size} ${skewMs > 0 ? 'behind' : 'ahead'}`;
}

/** What a skew means for this machine's clock, in whole minutes from two on: `60m behind the API's`. */
export function skewText(skewMs: number): string {
  return `${skewSize(skewMs)}${skewMs > 0 ? '' : ' of'} the API's`;
}

/** What is said of a skew once in a run; null when there is none. */
export function skewRemark(skewMs: number, whose = "this machine's"): string | null {
  return skewMs === 0 ? null : `${whose} clock is ${skewText(skewMs)}: ages go by the API's`;
}

/** The same for narrow screens, in at most 40 cells or so. */
export function shortSkewRemark(skewMs: number): string | null {
  return skewMs === 0 ? null : `Clock ${skewSize(skewMs)}: ages go by the API's`;
}
