import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {startDemoServer} from '../source/demo/server/server.ts';
import {openTerminal, type Terminal} from '../test/helpers/terminal/terminal.ts';

/** What is watched: a play of the demo, from one of its seconds on, on a terminal of that size. */
export type Watch = {
  readonly scenario: string;
  readonly from: number;
  readonly columns: number;
  readonly rows: number;
  /** How many times as fast as real time it goes. */
  readonly speed: number;
};

/** A terminal with the program on it, and a way to wait until the play is at a second. */
export type Watched = {readonly terminal: Terminal; readonly reach: (second: number) => Promise<void>};

const fastClock = ['--import', fileURLToPath(new URL('fast-clock.mjs', import.meta.url))];

async function onTerminal(
  watch: Watch,
  args: readonly string[],
  start: number,
  use: (watched: Watched) => Promise<void>,
) {
  const {columns, rows, from, speed} = watch;
  const env = {CLOCK_START: String(start), CLOCK_SPEED: String(speed)};
  const terminal = openTerminal({args, nodeArgs: fastClock, columns, rows, env});
  const reach = (second: number) => delay(Math.max(0, start + ((second - from) * 1000) / speed - Date.now()));
  try {
    await use({terminal, reach});
  } finally {
    terminal.close();
  }
}

/** Runs the built program against the demo's server, both by a clock of the same speed. */
export async function watchPlay(watch: Watch, use: (watched: Watched) => Promise<void>, args: readonly string[] = []) {
  const start = Date.now();
  const now = () => start + (Date.now() - start) * watch.speed;
  // As if it had started so many seconds before.
  let before = watch.from * 1000;
  // What Node writes as the date of an answer is the real time.
  const server = await startDemoServer({
    scenario: watch.scenario,
    seed: 4,
    now: () => now() - before,
    dated: false,
  });
  before = 0;
  try {
    await onTerminal(
      watch,
      ['--endpoint', server.url, '--interval', '2s', '--request-timeout', '2m', ...args],
      start,
      use,
    );
  } finally {
    await server.close();
  }
}

/** Records a watch, then runs the replay of it. */
export async function watchReplay(watch: Watch, until: number, use: (watched: Watched) => Promise<void>) {
  const folder = mkdtempSync(join(tmpdir(), 'ucs-gitops-'));
  const file = join(folder, 'rollout.ndjson');
  try {
    const recorded = async ({terminal, reach}: Watched) => {
      await reach(until);
      terminal.press('q');
      await terminal.exit;
    };
    await watchPlay(watch, recorded, ['--record', file]);
    await onTerminal(watch, ['replay', file], Date.now(), use);
  } finally {
    rmSync(folder, {recursive: true});
  }
}
