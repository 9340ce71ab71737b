import {closeSync, constants, fchmodSync, fstatSync, ftruncateSync, openSync, readSync, writeFileSync} from 'node:fs';
import {ConfigError, errorCode, whyNotWritten} from '../../config/config-error.ts';
import {announcedFormat} from '../../monitor/recording/decode-line.ts';
import {recordingFormat} from '../../monitor/recording/format.ts';
import type {RecorderOptions} from '../../monitor/recording/recorder.ts';

/** A recording tells of nodes, addresses and images: it is for its user alone. */
const ownerOnly = 0o600;

/** Longer than any first line of ours. */
const firstLineBytes = 1024;

/** A file that can be recorded to: its size in bytes, and what adds a line to it. */
export type RecordFile = Pick<RecorderOptions, 'append' | 'size'>;

/** The error for a file that cannot be recorded to. */
export function unwritable(path: string, error: unknown): ConfigError {
  return new ConfigError(`${path} cannot be written: ${whyNotWritten(error)}`, 'Check the path and its permissions.');
}

/** Runs `use` with the file open. It is opened for each line, so that nothing is left to close at the end. */
function withFile<Result>(path: string, flags: string | number, use: (file: number) => Result): Result {
  const file = openSync(path, flags, ownerOnly);
  try {
    return use(file);
  } finally {
    closeSync(file);
  }
}

/** The format of a recording; null when the file is none. */
function formatOf(file: number): number | null {
  const start = Buffer.alloc(firstLineBytes);
  const length = readSync(file, start, 0, firstLineBytes, 0);
  const [line = ''] = start.toString('utf8', 0, length).split('\n');
  return announcedFormat(line)?.format ?? null;
}

function appendTo(path: string, text: string): void {
  // Without O_CREAT: in the place of a file that was taken away there must not be one without a first line.
  withFile(path, constants.O_WRONLY | constants.O_APPEND, file => {
    const {size} = fstatSync(file);
    try {
      writeFileSync(file, text);
    } catch (error) {
      // Half a line could not be played.
      ftruncateSync(file, size);
      throw error;
    }
  });
}

/** Takes a file that is there already; gives its size. Throws `ConfigError` for what is not to be written to. */
function reopen(path: string): number {
  const {size, whole} = withFile(path, 'r+', file => {
    const stats = fstatSync(file);
    if (!stats.isFile()) {
      throw new ConfigError(`${path} is no regular file`, 'A recording needs a file of its own: give another name.');
    }
    if (stats.size === 0) {
      fchmodSync(file, ownerOnly);
      return {size: 0, whole: true};
    }
    const format = formatOf(file);
    if (format !== recordingFormat) {
      const what = format === null ? 'no recording of ucs-gitops' : 'a recording of another version';
      throw new ConfigError(
        `${path} is there already and is ${what}`,
        'Nothing is overwritten: give another name, or move that file away.',
      );
    }
    const last = Buffer.alloc(1);
    readSync(file, last, 0, 1, stats.size - 1);
    return {size: stats.size, whole: last.toString() === '\n'};
  });
  if (!whole) {
    // The program was killed within a line: what comes now begins a new one.
    appendTo(path, '\n');
  }
  return size;
}

/**
 * A file for a recording: a new one that only the user can read (0600), or one of ours, which goes on. Throws
 * `ConfigError` when it cannot be written or holds something else.
 */
export function openRecordFile(path: string): RecordFile {
  const append = (text: string) => appendTo(path, text);
  try {
    withFile(path, 'wx', () => {});
    return {append, size: 0};
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') {
      throw unwritable(path, error);
    }
  }
  try {
    return {append, size: reopen(path)};
  } catch (error) {
    throw error instanceof ConfigError ? error : unwritable(path, error);
  }
}
