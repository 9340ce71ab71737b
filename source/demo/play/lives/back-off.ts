/** The kubelet's next wait after one of `before` seconds: 10 s first, then twice as long each time, 5 minutes at most. */
export function nextWait(before: number): number {
  return before === 0 ? 10 : Math.min(before * 2, 300);
}

/**
 * How long after the end of a run the kubelet starts the container again, when the run lasted `ran` seconds and came after a
 * wait of `before` (null: it was the first). It starts anew at once the first time, and after a run of more than 10 minutes
 * (`doBackOff`: the back-off is told by the entry that the start before made, which expires after twice the longest one).
 */
export function waitAfterRun(before: number | null, ran: number): number {
  return before === null || ran > 600 ? 0 : nextWait(before);
}

/** A whole number of seconds as kubelet's messages print it: `40s`, `1m20s`, `5m0s`. */
export function inMessages(seconds: number): string {
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
}
