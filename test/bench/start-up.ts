import {mkdir, mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {inPanes} from '../helpers/terminal/signs.ts';
import {openTerminal} from '../helpers/terminal/terminal.ts';
import {inTurns, median, type Row, timeRun} from './measure.ts';
import {type BenchServer, startServer} from './server.ts';

const program = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const baseline = fileURLToPath(new URL('baseline.mjs', import.meta.url));
const rounds = 15;

const runBaseline = (server: BenchServer) => timeRun(process.execPath, [baseline, server.url, server.cluster]);

/** From start to the first frame with pods, in a real pty, ms. */
export async function firstFrame(
  args: readonly string[],
  seen: string | RegExp,
  options: {readonly file?: string; readonly env?: Environment} = {},
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

type Start = {readonly what: string; readonly budget: number; readonly run: (env: Environment) => Promise<number>};
type Environment = Readonly<Record<string, string>>;

function startsAt({url, cluster}: BenchServer): readonly Start[] {
  const args = [cluster, '--endpoint', url];
  return [
    {
      what: 'get, start to end',
      budget: 1.5,
      run: env => timeRun(process.execPath, [program, 'get', ...args], {...process.env, ...env}),
    },
    {what: 'monitor, start to first pods', budget: 3, run: env => firstFrame(args, inPanes, {env})},
  ];
}

/** `get` and the monitor against a ten-line script that fetches and prints the same. */
export async function startUpRows(): Promise<readonly Row[]> {
  const server = await startServer('six');
  const cache = await mkdtemp(join(tmpdir(), 'ucs-gitops-bench-'));
  try {
    const rows: Row[] = [];
    const later = {XDG_CACHE_HOME: join(cache, 'later')};
    await mkdir(later.XDG_CACHE_HOME);
    const ways = [
      // Finds nothing, and leaves behind what the next ones find.
      ['first run', async () => ({XDG_CACHE_HOME: await mkdtemp(join(cache, 'first-'))})],
      ['later runs', async () => later],
    ] as const;
    for (const {what, budget, run} of startsAt(server)) {
      await run(later);
      for (const [when, surroundings] of ways) {
        const {ours, theirs} = await inTurns(
          rounds,
          async () => run(await surroundings()),
          () => runBaseline(server),
        );
        const peer = `${Math.round(theirs)} ms for the script`;
        rows.push({what: `${what}, ${when}`, budget, measured: ours / theirs, unit: 'x', peer});
      }
    }
    const help: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      help.push(await timeRun(process.execPath, [program, '--help'], {...process.env, ...later}));
    }
    return [...rows, {what: '--help, later runs', budget: null, measured: median(help), unit: 'ms'}];
  } finally {
    server.close();
    await rm(cache, {recursive: true, force: true});
  }
}
