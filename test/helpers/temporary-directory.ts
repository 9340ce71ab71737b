import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {onTestFinished} from 'vitest';

/** An empty directory that is gone after the test. */
export async function temporaryDirectory(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'ucs-gitops-'));
  // Programs that are just ending may still write something there.
  onTestFinished(() => rm(path, {recursive: true, force: true, maxRetries: 20}));
  return path;
}
