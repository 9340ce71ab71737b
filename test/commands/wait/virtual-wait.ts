import {onTestFinished} from 'vitest';
import {type DemoServer, type DemoServerOptions, startDemoServer} from '../../../source/demo/server/server.ts';
import {allFaults} from '../../demo/test-faults.ts';
import {testNow} from '../../helpers/pods.ts';
import type {CliOptions} from '../../helpers/run-cli.ts';
import {createVirtualClock} from '../../helpers/virtual-clock.ts';
import {runVirtually, type VirtualRun} from '../../helpers/virtual-run.ts';

/** What a test does while the program waits: something for each second after the start. */
export type Course = (seconds: number, server: DemoServer) => void | Promise<void>;

export type WaitRun = VirtualRun & {
  readonly server: DemoServer;
  /** Without their times. */
  readonly lines: readonly string[];
  readonly verdict: string;
};

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
  await course(0, server);
  const onSecond = (seconds: number) => course(seconds, server);
  const run = await runVirtually(['wait', '--endpoint', server.url, ...args], clock, {...options, onSecond});
  const lines = run.stdout
    .split('\n')
    .slice(0, -1)
    .map(line => line.replace(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ /, ''));
  return {...run, server, lines, verdict: lines.at(-1) ?? ''};
}
