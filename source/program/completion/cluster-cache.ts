import {mkdir, rename, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {isClusterArgument} from '../../config/cluster-argument.ts';
import {isLoopback} from '../../config/endpoint.ts';
import {errorCode} from '../../config/error-code.ts';
import type {Effects} from '../effects.ts';

type Place = Pick<Effects, 'env' | 'homeDir' | 'pid'>;

/** What the names of the files with names of clusters begin with. */
export const cacheFilePrefix = 'clusters-';

/** The file for the names that an endpoint has; all servers on this machine share one, as each has another port. */
export function cacheFileOf(endpoint: string): string {
  const host = isLoopback(endpoint) ? 'this-machine' : endpoint.replace(/^https?:\/\//, '');
  return `${cacheFilePrefix}${host.replaceAll(/[^A-Za-z0-9.-]+/g, '_')}`;
}

/** The file for the aliases of the config file. */
export const aliasCacheFile = `${cacheFilePrefix}aliases`;

/**
 * Keeps names of clusters where the completion scripts look for them: a file in `$XDG_CACHE_HOME/ucs-gitops`, a name a
 * line, readable for the user alone. Where there is no place for it, nothing is kept; that is no failure.
 */
export async function keepNames(file: string, names: readonly string[], {env, homeDir, pid}: Place): Promise<void> {
  const base = env['XDG_CACHE_HOME'] || join(homeDir, '.cache');
  const directory = join(base, 'ucs-gitops');
  // Moved into place whole, so that no shell reads half a list. No script looks for the name it has until then.
  const unfinished = join(directory, `new-${pid}`);
  const lines = names.filter(canBeCompleted).map(name => `${name}\n`);
  try {
    await makeDirectory(base);
    await makeDirectory(directory);
    await rm(unfinished, {force: true});
    await writeFile(unfinished, lines.join(''), {flag: 'wx', mode: 0o600});
    await rename(unfinished, join(directory, file));
  } catch {
    // A full disk or a home directory that cannot be written must not keep anybody from watching.
  }
}

// No other name can be given as CLUSTER, and one with a dash would be taken for an option.
function canBeCompleted(name: string): boolean {
  return isClusterArgument(name) && !name.startsWith('-');
}

// Not its parents: a home directory that is not there stays so.
async function makeDirectory(path: string): Promise<void> {
  try {
    await mkdir(path, {mode: 0o700});
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') {
      throw error;
    }
  }
}
