import {existsSync, readFileSync} from 'node:fs';
import {type DemoServer, type DemoServerOptions, startDemoServer} from '../../source/demo/server/server.ts';
import {allFaults} from '../demo/test-faults.ts';
import {openTerminal, ownClock, type Terminal} from '../helpers/terminal/terminal.ts';
import {longTimeout} from './wire-faults.ts';

/** The built monitor in a pty, which has seen good data unless a fault is on from the start, and the server that can go wrong. */
export type WatchedMonitor = {
  readonly terminal: Terminal;
  readonly server: DemoServer;
  /** The first three lines: the cluster and its connection, then what went wrong, then what to do. */
  readonly header: () => readonly [title: string, cause: string, hint: string];
  /** Lets a minute and a second pass for the program at once. */
  readonly leap: () => void;
  /** The most memory it ever held, MB; null where nobody can tell. */
  readonly peakMb: () => number | null;
  readonly close: () => Promise<void>;
};

const leapMs = 61_000;

/** `requestTimeout` is for faults that hang. */
export async function watchMonitor(
  options: DemoServerOptions = {},
  requestTimeout: string = longTimeout,
): Promise<WatchedMonitor> {
  const server = await startDemoServer({scenario: 'enabled', faults: allFaults, ...options});
  const terminal = openTerminal({
    args: ['--endpoint', server.url, '--interval', '2s', '--request-timeout', requestTimeout],
    nodeArgs: ownClock,
    columns: 200,
    env: {HW_AUTH_TOKEN: 'a-token-that-must-stay-here', CLOCK_START: `${Date.now()}`, CLOCK_LEAP: `${leapMs}`},
  });
  await terminal.see(options.fault === undefined ? /live \d+s$/m : /^ *! /m);
  const status = `/proc/${terminal.pid}/status`;
  return {
    terminal,
    server,
    header: () => {
      const [title = '', cause = '', hint = ''] = terminal.lines();
      return [title, cause, hint];
    },
    leap: () => terminal.kill('SIGUSR2'),
    peakMb: () => (existsSync(status) ? Number(/VmHWM:\s*(\d+)/.exec(readFileSync(status, 'utf8'))?.[1]) / 1024 : null),
    close: async () => {
      terminal.close();
      await server.close();
    },
  };
}
