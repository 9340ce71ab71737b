import {type CliOptions, type CliRun, runProgram} from './run-cli.ts';
import {until} from './until.ts';
import type {VirtualClock} from './virtual-clock.ts';

export type VirtualRun = CliRun & {
  /** How long it took by the clock of the test, s. */
  readonly seconds: number;
};

export type VirtualRunOptions = CliOptions & {
  /** Called when so many seconds have passed, before the next one does. */
  readonly onSecond?: (seconds: number) => void | Promise<void>;
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

/** Runs the program to its end on a clock that only stands still while a request is under way. */
export async function runVirtually(
  argv: readonly string[],
  clock: VirtualClock,
  {onSecond = () => {}, ...options}: VirtualRunOptions = {},
): Promise<VirtualRun> {
  const {fetch, quiet, hasAsked} = countingFetch();
  let ended = false;
  const running = runProgram(argv, {clock, fetch, ...options}).finally(() => {
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
    await onSecond(seconds);
  }
  return {...(await running), seconds};
}
