/** The kubelet's next wait after one of `before` seconds: 10 s first, then twice as long each time, 5 minutes at most. */
export function nextWait(before: number): number {
  return before === 0 ? 10 : Math.min(before * 2, 300);
}

/**
 * How many seconds after a run has ended the kubelet restarts the container, if that run lasted `ran` seconds and followed a
 * wait of `before` seconds (null: it was the first run). The kubelet restarts it without a wait after the first run, and
 * after a run of more than 10 minutes (`doBackOff`: the entry for the container expires after twice the longest back-off).
 */
export function waitAfterRun(before: number | null, ran: number): number {
  return before === null || ran > 600 ? 0 : nextWait(before);
}

/** A whole number of seconds as kubelet's messages print it: `40s`, `1m20s`, `5m0s`. */
export function inMessages(seconds: number): string {
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
}
