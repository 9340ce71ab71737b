// RFC 9110 has every server write it so. `Date.parse` alone would take almost any text for a date.
const httpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** A date as HTTP headers have it, `Mon, 23 Nov 2026 08:00:00 GMT`, in epoch ms; null when unreadable. */
export function parseHttpDate(text: string | null): number | null {
  const time = httpDate.test(text ?? '') ? Date.parse(text ?? '') : Number.NaN;
  return time >= 0 ? time : null;
}

/**
 * When an answer was sent by the clock of its server (epoch ms, in whole seconds): its `Date`, and the `Age` that a cache
 * on the way added. null when the server does not tell its time.
 */
export function servedAtOf(headers: {readonly get: (name: string) => string | null}): number | null {
  const date = parseHttpDate(headers.get('date'));
  const age = headers.get('age') ?? '';
  return date === null ? null : date + (/^\d{1,9}$/.test(age) ? Number(age) * 1000 : 0);
}
