import {onTestFinished} from 'vitest';
import {type DemoServer, type DemoServerOptions, startDemoServer} from '../../../source/demo/server/server.ts';
import {allFaults} from '../../demo/test-faults.ts';
import {testNow} from '../../helpers/pods.ts';
import {type CliOptions, type CliRun, runProgram} from '../../helpers/run-cli.ts';
import {until} from '../../helpers/until.ts';
import {createVirtualClock} from '../../helpers/virtual-clock.ts';

/** What a test does while the program waits: something for each second after the start. */
export type Course = (seconds: number, server: DemoServer) => void | Promise<void>;

export type WaitRun = CliRun & {
  readonly server: DemoServer;
  /** How long it took by the clock of the test, s. */
  readonly seconds: number;
  /** Without their times. */
  readonly lines: readonly string[];
  readonly verdict: string;
};

/** The built-in fetch, and a way to wait until all that was asked has been answered and files are written. */
function countingFetch() {
  let underWay = 0;
  let asked = false;
  const fetch: typeof globalThis.fetch = async (...args) => {
    underWay += 1;
    asked = true;
    try {
      const response = await globalThis.fetch(...args);
      const whole = response.clone();
      underWay += 1;
      const read = () => {
        underWay -= 1;
      };
      whole.arrayBuffer().then(read, read);
      return response;
    } finally {
      underWay -= 1;
    }
  };
  // Between an answer and what is asked next the names of the clusters are kept in a file, which takes time of its own.
  const isBusy = () => underWay > 0 || process.getActiveResourcesInfo().some(name => name.startsWith('FSReq'));
  const quiet = async () => {
    // Some rounds of the event loop, so that an answer is taken in and what follows from it is asked.
    for (let rounds = 0; rounds < 4; rounds += 1) {
      await new Promise(resolve => setImmediate(resolve));
      rounds = isBusy() ? 0 : rounds;
    }
  };
  return {fetch, quiet, hasAsked: () => asked};
}

/**
 * Runs `wait` against a demo server, both on a clock that only stands still while a request is under way; that of the server is
 * `aheadMs` ahead.
 */
export async function runWaiting(
  args: readonly string[],
  {aheadMs = 0, ...serverOptions}: Omit<DemoServerOptions, 'now' | 'sleep'> & {readonly aheadMs?: number} = {},
  course: Course = () => {},
  options: CliOptions = {},
): Promise<WaitRun> {
  const clock = createVirtualClock(testNow);
  const now = () => clock.now() + aheadMs;
  const server = await startDemoServer({faults: allFaults, ...serverOptions, now, sleep: clock.sleep});
  onTestFinished(server.close);
  const {fetch, quiet, hasAsked} = countingFetch();
  await course(0, server);
  let ended = false;
  const running = runProgram(['wait', '--endpoint', server.url, ...args], {clock, fetch, ...options}).finally(() => {
    ended = true;
  });
  // Until then the program is being loaded, which takes no time of this clock.
  await until(
    () => ended || hasAsked(),
    () => 'The first request was not sent.',
  );
  let seconds = 0;
  for (await quiet(); !ended; await quiet()) {
    seconds += 1;
    await clock.advance(1000);
    await course(seconds, server);
  }
  const run = await running;
  const lines = run.stdout
    .split('\n')
    .slice(0, -1)
    .map(line => line.replace(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ /, ''));
  return {...run, server, seconds, lines, verdict: lines.at(-1) ?? ''};
}
