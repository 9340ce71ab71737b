import {type Stats, statSync} from 'node:fs';
import {readFile, stat} from 'node:fs/promises';
import {errorCode, unreadable} from '../config-error.ts';

/** A file's text, and what to warn of: secrets that other users of the machine can read. */
type PrivateFile = {
  readonly text: string;
  /** Can be read again; a pipe such as `<(command)` cannot. */
  readonly regular: boolean;
  readonly warning: string | null;
};

/** What to warn of when other users may read or change a file of one's own; null: they may not. */
export function exposureWarning(path: string, stats: Stats, platform: NodeJS.Platform): string | null {
  // Windows has no such permissions and reports every file as open to all.
  const exposed = platform !== 'win32' && stats.isFile() && (stats.mode & 0o077) !== 0;
  return exposed ? `${path} can be read by other users; protect it with: chmod 600 ${path}` : null;
}

/**
 * Whether there is no such file. Most runs have none of these files, and the first file that is read in the background
 * costs 5 ms.
 */
export function isAbsent(path: string): boolean {
  try {
    return statSync(path, {throwIfNoEntry: false}) === undefined;
  } catch {
    return false;
  }
}

/** Reads a file that holds a secret. null: there is none. Throws `ConfigError` if it is there but cannot be read. */
export async function readPrivateFile(path: string, platform: NodeJS.Platform): Promise<PrivateFile | null> {
  if (isAbsent(path)) {
    return null;
  }
  try {
    const [stats, text] = await Promise.all([stat(path), readFile(path, 'utf8')]);
    return {text, regular: stats.isFile(), warning: exposureWarning(path, stats, platform)};
  } catch (error) {
    if (errorCode(error) === 'ENOENT') {
      return null;
    }
    throw unreadable(path, error);
  }
}
