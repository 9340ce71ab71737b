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
