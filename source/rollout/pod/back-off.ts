import {humanDuration} from '../../text/duration.ts';

const second = 1000;
const minute = 60 * second;

/**
 * The kubelet's own figures for restarting a crashing container, in ms: it waits 10 s, then twice as long each time
 * up to 5 min, and starts again with 10 s once the container has run for 10 min.
 */
export const crashBackOff = {first: 10 * second, longest: 5 * minute, forgottenAfter: 10 * minute} as const;

const unitMs: Readonly<Record<string, number>> = {h: 3_600_000, m: 60_000, s: 1000, ms: 1};

/** `2m40s` in a message `back-off 2m40s restarting failed container…` as ms; null in any other. */
export function backOffInMessage(message: string | null): number | null {
  const text = message?.match(/back-off ((?:\d+(?:\.\d+)?(?:ms|h|m|s))+) restarting/)?.[1];
  if (text === undefined) {
    return null;
  }
  return Array.from(text.matchAll(/([\d.]+)(ms|h|m|s)/g)).reduce(
    (sum, [, value = '0', unit = 's']) => sum + Number(value) * (unitMs[unit] ?? 0),
    0,
  );
}

/** The kubelet waits longer from pull to pull, and never longer than this; its messages name no time. */
export const pullBackOffPhrase = `the kubelet tries again within ${humanDuration(crashBackOff.longest)}`;

/**
 * How long the kubelet waits before it starts a container again, by its own message: the figure in it, and the longest
 * while that is still to come. Null when the message speaks of no back-off. Changes only when the message does.
 */
export function backOffPhrase(message: string | null): string | null {
  const waitMs = backOffInMessage(message);
  if (waitMs === null) {
    return null;
  }
  const wait = humanDuration(waitMs);
  return waitMs < crashBackOff.longest
    ? `the kubelet waits ${wait} before the next try, ${humanDuration(crashBackOff.longest)} at most`
    : `the kubelet waits ${wait} before each try`;
}

/** What the back-offs before one of `backOffMs` add up to: 40 s come after 10 s and 20 s. */
export function spentInSmallerBackOffs(backOffMs: number): number {
  let spent = 0;
  for (let step: number = crashBackOff.first; step < Math.min(backOffMs, crashBackOff.longest); step *= 2) {
    spent += step;
  }
  return spent;
}
