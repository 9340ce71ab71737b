import {fileURLToPath} from 'node:url';
import {openTerminal} from '../helpers/terminal.ts';
import {inTurns, median, type Row, timeRun} from './measure.ts';
import {type BenchServer, startServer} from './server.ts';

const program = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const baseline = fileURLToPath(new URL('baseline.mjs', import.meta.url));
const rounds = 15;

const runBaseline = (server: BenchServer) => timeRun(process.execPath, [baseline, server.url, server.cluster]);

/** From start to the first frame with pods, in a real pty, ms. */
export async function firstFrame(
  args: readonly string[],
  seen: string,
  options: {readonly file?: string} = {},
): Promise<number> {
  const start = performance.now();
  const terminal = openTerminal({args, columns: 120, rows: 40, ...options});
  await terminal.see(seen);
  const taken = performance.now() - start;
  terminal.press('q');
  await terminal.exit;
  terminal.close();
  return taken;
}

/** `get` and the monitor against a ten-line script that fetches and prints the same. */
export async function startUpRows(): Promise<readonly Row[]> {
  const server = await startServer('six');
  try {
    const once = await inTurns(
      rounds,
      () => timeRun(process.execPath, [program, 'get', server.cluster, '--endpoint', server.url]),
      () => runBaseline(server),
    );
    const full = await inTurns(
      rounds,
      () => firstFrame([server.cluster, '--endpoint', server.url], 'RESTARTS'),
      () => runBaseline(server),
    );
    const help = median(await Promise.all([0, 1, 2].map(() => timeRun(process.execPath, [program, '--help']))));
    const peer = (theirs: number) => `${Math.round(theirs)} ms for the script`;
    return [
      {what: 'get, start to end', budget: 1.5, measured: once.ours / once.theirs, unit: 'x', peer: peer(once.theirs)},
      {
        what: 'monitor, start to first pods',
        budget: 3,
        measured: full.ours / full.theirs,
        unit: 'x',
        peer: peer(full.theirs),
      },
      {what: '--help', budget: null, measured: help, unit: 'ms'},
    ];
  } finally {
    server.close();
  }
}
