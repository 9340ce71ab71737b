import {writeSync} from 'node:fs';
import {type FileHandle, open} from 'node:fs/promises';
import {resolve} from 'node:path';
import {isatty} from 'node:tty';
import {ConfigError, errorCode, whyNotWritten} from '../../config/config-error.ts';
import {exposureWarning} from '../../config/credentials/private-file.ts';
import type {Redact} from '../../text/redact.ts';
import {escapeForTerminal} from '../../text/safe.ts';
import type {Effects, Log, LogEvent, LogFields} from '../effects.ts';

const longestText = 1000;

// Texts are cut to this length, secrets are replaced, and then they are cut to `longestText`.
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

/** A log file that is open. */
type LogFile = {
  readonly log: Log;
  /** What to warn of: that other users can read the file. */
  readonly warning: string | null;
  readonly close: () => Promise<void>;
};

/** Opens the file to append to it; a new one is the user's alone (0600). Throws `ConfigError`. */
async function openToAppend(path: string): Promise<FileHandle> {
  const file = await open(path, 'a', 0o600).catch((error: unknown) => {
    throw new ConfigError(`log file ${path} cannot be opened: ${whyNotWritten(error)}`, 'Name another --log-file.');
  });
  if (isatty(file.fd)) {
    await file.close();
    throw new ConfigError(`log file ${path} is a terminal`, 'The log would be written over the screen: name a file.');
  }
  return file;
}

/**
 * Opens a log file, or continues one that exists. A line is written whole and at once, so that it is there whatever
 * happens next. The first line that cannot be written ends the log, and nothing else; `over` is called with the reason, once.
 * Throws `ConfigError` for a file that cannot be opened.
 */
export async function openLogFile(
  path: string,
  {cwd, platform, clock, secrets}: Pick<Effects, 'cwd' | 'platform' | 'clock' | 'secrets'>,
  over: (why: string) => void,
): Promise<LogFile> {
  const full = resolve(cwd, path);
  const file = await openToAppend(full);
  let isOver = false;

  const end = (error: unknown): void => {
    isOver = true;
    over(`log file ${full} cannot be written any more (${errorCode(error)}): nothing more is logged`);
  };
  const write = (line: string): void => {
    const bytes = Buffer.from(line);
    for (let written = 0; written < bytes.length; ) {
      written += writeSync(file.fd, bytes, written);
    }
  };
  return {
    warning: exposureWarning(full, await file.stat(), platform),
    log: (event, fields) => {
      if (isOver) {
        return;
      }
      try {
        write(logLine(clock.now(), event, fields, secrets.redact));
      } catch (error) {
        end(error);
      }
    },
    close: async () => {
      // Its number may soon be that of another file.
      isOver = true;
      // Some file systems report only now that they are full.
      await file.close().catch(end);
    },
  };
}
