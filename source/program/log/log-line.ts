import type {Redact} from '../../text/redact.ts';
import {escapeForTerminal} from '../../text/safe.ts';
import type {LogEvent, LogFields} from '../effects.ts';

const longestText = 1000;

// Secrets are looked for in so much of a text, and it is cut only after that.
const longestRead = 10_000;

function bounded(text: string, redact: Redact): string {
  const safe = redact(text.slice(0, longestRead));
  return safe.length <= longestText ? safe : `${safe.slice(0, longestText - 1)}…`;
}

/**
 * A line of the log, a JSON object: bounded, without secrets, and without any character that could act on a terminal.
 * @param now epoch ms.
 */
export function logLine(now: number, event: LogEvent, fields: LogFields, redact: Redact): string {
  const safe = Object.entries(fields).map(([name, value]) => [
    name,
    typeof value === 'string' ? bounded(value, redact) : value,
  ]);
  const line = JSON.stringify({time: new Date(now).toISOString(), event, ...Object.fromEntries(safe)});
  return `${escapeForTerminal(line)}\n`;
}
