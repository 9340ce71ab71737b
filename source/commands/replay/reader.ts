import {closeSync, createReadStream, openSync, readSync, statSync} from 'node:fs';
import {ConfigError, unreadable} from '../../config/config-error.ts';
import {decodeLine} from '../../monitor/recording/decode-line.ts';
import {
  type IndexedLine,
  indexRecording,
  RecordingError,
  type RecordingIndex,
} from '../../monitor/recording/index-file.ts';
import type {PlaybackLine} from '../../monitor/recording/playback.ts';
import {CommandError, exitCodes} from '../../program/exit-codes.ts';

/** A recording whose lines can be read in any order. */
export type RecordingReader = RecordingIndex & {
  /** What the line of that index says. */
  readonly read: (index: number) => PlaybackLine;
  readonly close: () => void;
};

/** How much of the file is read at once while it is gone through (bytes). */
const chunkBytes = 1024 * 1024;

function openFile(path: string): number {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) {
      throw new ConfigError(`${path} cannot be read: it is a directory`, 'Name a recording.');
    }
    if (!stats.isFile()) {
      throw new ConfigError(
        `${path} is no regular file`,
        'A recording is gone through more than once: save it to a file.',
      );
    }
    return openSync(path, 'r');
  } catch (error) {
    throw error instanceof ConfigError ? error : unreadable(path, error);
  }
}

function readBytes(file: number, {offset, length}: IndexedLine): Buffer {
  const bytes = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const count = readSync(file, bytes, filled, length - filled, offset + filled);
    if (count === 0) {
      break;
    }
    filled += count;
  }
  return bytes;
}

async function indexFile(path: string, file: number, signal: AbortSignal): Promise<RecordingIndex> {
  try {
    // The path is not used: the file is open.
    return await indexRecording(
      createReadStream(path, {fd: file, autoClose: false, start: 0, highWaterMark: chunkBytes, signal}),
    );
  } catch (error) {
    throw error instanceof RecordingError ? new ConfigError(`${path} ${error.message}`, error.hint) : error;
  }
}

/**
 * Goes through a recording once; only the positions of its lines are kept. `path` is absolute, or of the working directory.
 * Throws `ConfigError` for a file that is not a recording or cannot be read.
 */
export async function openRecording(path: string, signal: AbortSignal): Promise<RecordingReader> {
  const file = openFile(path);
  const close = () => closeSync(file);
  try {
    const index = await indexFile(path, file, signal);
    const read = (at: number): PlaybackLine => {
      const place = index.lines[at];
      const line = place === undefined ? null : decodeLine(readBytes(file, place).toString('utf8'));
      if (place === undefined || line === null) {
        throw new CommandError(exitCodes.unexpected, `${path} was changed while it was played`);
      }
      return {line, nextAt: place.nextAt};
    };
    return {...index, read, close};
  } catch (error) {
    close();
    throw error;
  }
}
