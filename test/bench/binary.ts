import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {inPanes} from '../helpers/terminal/signs.ts';
import {inTurns, type Row, timeRun} from './measure.ts';
import {startServer} from './server.ts';
import {firstFrame} from './start-up.ts';

const program = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const build = fileURLToPath(new URL('../../.build/binary.mjs', import.meta.url));
const rounds = 9;

/** The single executable, beside the same program on the Node that is installed. */
export async function binaryRows(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ucs-gitops-bench-'));
  const server = await startServer('six');
  try {
    execFileSync(process.execPath, [build, folder], {stdio: ['ignore', 'ignore', 'inherit']});
    const binary = join(folder, `ucs-gitops-${process.platform}-${process.arch}`);
    const args = ['get', server.cluster, '--endpoint', server.url];
    const once = await inTurns(
      rounds,
      () => timeRun(binary, args),
      () => timeRun(process.execPath, [program, ...args]),
    );
    const watched = [server.cluster, '--endpoint', server.url];
    const full = await inTurns(
      rounds,
      () => firstFrame(watched, inPanes, {file: binary}),
      () => firstFrame(watched, inPanes),
    );
    const peer = (theirs: number) => `${Math.round(theirs)} ms on an installed Node`;
    return [
      {what: 'single executable, size', budget: null, measured: statSync(binary).size / 1e6, unit: 'MB'},
      {what: 'single executable, get', budget: null, measured: once.ours, unit: 'ms', peer: peer(once.theirs)},
      {
        what: 'single executable, start to first pods',
        budget: null,
        measured: full.ours,
        unit: 'ms',
        peer: peer(full.theirs),
      },
    ];
  } finally {
    server.close();
    rmSync(folder, {recursive: true, force: true});
  }
}
