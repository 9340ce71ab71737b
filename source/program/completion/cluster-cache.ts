import {mkdir, readdir, readFile, rename, rm, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {isClusterArgument} from '../../config/cluster-argument.ts';
import {errorCode} from '../../config/config-error.ts';
import {isLoopback} from '../../config/endpoint.ts';
import {escapeForTerminal} from '../../text/safe.ts';
import type {Effects} from '../effects.ts';

type Place = Pick<Effects, 'env' | 'homeDir' | 'pid'>;

/** What the names of the files with names of clusters begin with. */
const cacheFilePrefix = 'clusters-';

/** Where in the user's cache directory they are. */
const ownDirectory = 'ucs-gitops';

/** The file for the names that an endpoint has; all servers on this machine share one, as each has another port. */
export function cacheFileOf(endpoint: string): string {
  const host = isLoopback(endpoint) ? 'this-machine' : endpoint.replace(/^https?:\/\//, '');
  return `${cacheFilePrefix}${host.replaceAll(/[^A-Za-z0-9.-]+/g, '_')}`;
}

/** The file for the aliases of the config file. */
export const aliasCacheFile = `${cacheFilePrefix}aliases`;

/**
 * Keeps names of clusters for completion: a file in `$XDG_CACHE_HOME/ucs-gitops`, a name a
 * line, readable for the user alone. Where there is no place for it, nothing is kept; that is no failure.
 */
export async function keepNames(file: string, names: readonly string[], {env, homeDir, pid}: Place): Promise<void> {
  const base = baseOf({env, homeDir});
  const directory = join(base, ownDirectory);
  // Moved into place whole, so that half a list is never read. Until then it has a name that is not looked for.
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

/** All names that are kept, each once. Where there are none, or they cannot be read, that is no failure. */
export async function keptNames(place: Pick<Place, 'env' | 'homeDir'>): Promise<readonly string[]> {
  const directory = join(baseOf(place), ownDirectory);
  const files = await readdir(directory).catch(() => []);
  const paths = files
    .filter(file => file.startsWith(cacheFilePrefix))
    .sort()
    .map(file => join(directory, file));
  const texts = await Promise.all(paths.map(readText));
  return [...new Set(texts.flatMap(text => text.split('\n')))].filter(canBeShown);
}

async function readText(path: string): Promise<string> {
  try {
    // A pipe could keep the shell waiting.
    return (await stat(path)).isFile() ? await readFile(path, 'utf8') : '';
  } catch {
    return '';
  }
}

// A shell shows candidates on the terminal, and not every one of them is careful about what is in them.
function canBeShown(name: string): boolean {
  return name.trim() !== '' && escapeForTerminal(name) === name;
}

function baseOf({env, homeDir}: Pick<Place, 'env' | 'homeDir'>): string {
  return env['XDG_CACHE_HOME'] || join(homeDir, '.cache');
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
