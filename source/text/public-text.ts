import {redact} from './redact.ts';
import {safeText} from './safe.ts';

// Longer than any message; keeps the patterns of redact() away from a body of megabytes.
const maxRead = 10_000;

/** A text of a server, or of an error, as it may be shown: one line, without secrets, bounded. */
export function publicText(text: string, secrets: readonly string[], maxLength = 300): string {
  const line = redact(text.slice(0, maxRead), secrets).replace(/\s+/g, ' ').trim();
  return safeText(line, maxLength);
}
