import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {errorCode} from '../../config/config-error.ts';
import type {ClusterRef} from '../../rollout/cluster/cluster.ts';

const mostTries = 100;

/** A file name that no shell or file system stumbles over. */
function safeName(name: string): string {
  return (
    name
      .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
      .replace(/^[.-]+/, '')
      .slice(0, 60) || 'cluster'
  );
}

/**
 * Writes the bodies, exactly as received and one after the other, to a new file that only the user can read (0600), and
 * gives its path. Nothing is ever overwritten. Rejects with a message that says what to do.
 */
export async function writeDump(
  directory: string,
  cluster: ClusterRef,
  bodies: readonly {readonly bytes: Uint8Array}[],
  now: number,
): Promise<string> {
  const time = new Date(now).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const stem = `ucs-gitops-${safeName(cluster.name)}-${time}`;
  const content = Buffer.concat(bodies.map(body => body.bytes));
  for (let attempt = 1; attempt <= mostTries; attempt += 1) {
    const path = join(directory, `${stem}${attempt === 1 ? '' : `-${attempt}`}.json`);
    try {
      await writeFile(path, content, {flag: 'wx', mode: 0o600});
      return path;
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') {
        const why = error instanceof Error ? error.message : String(error);
        throw new Error(`Cannot write the dump: ${why}. Start the monitor in a directory you may write to.`);
      }
    }
  }
  throw new Error(`Cannot write the dump: ${mostTries} files named ${stem} are there already.`);
}
