import {expect, onTestFinished, test} from 'vitest';
import {startPlay} from '../demo/virtual-play.ts';
import {openTerminal, ownClock, type TerminalOptions} from '../helpers/terminal/terminal.ts';
import {until} from '../helpers/until.ts';

const minute = 60_000;

/** A minute after the start of a rollout the program begins, with a clock that goes on from there. */
async function watch(options: Partial<TerminalOptions>) {
  const play = await startPlay({scenario: 'installing'});
  play.moveTo(60);
  const terminal = openTerminal({
    ...options,
    args: ['--endpoint', play.server.url, ...(options.args ?? [])],
    nodeArgs: ownClock,
    env: {...options.env, CLOCK_START: `${play.startedAt + minute}`},
  });
  onTestFinished(() => terminal.close());
  await terminal.see(/\bage \d/);
  const ageShown = () => /\bage (\d\S*)/.exec(terminal.screen())?.[1] ?? '';
  const gitopsRequests = () => play.server.requests.filter(({path}) => path.endsWith('/gitops')).length;
  return {play, terminal, ageShown, gitopsRequests};
}

test('after a laptop slept for an hour, ages are right and everything is polled at once', async () => {
  const {terminal, ageShown, gitopsRequests} = await watch({
    args: ['--interval', '30m'],
    env: {CLOCK_LEAP: `${60 * minute}`},
  });
  expect(ageShown()).toMatch(/^\d\ds$/);
  const before = gitopsRequests();
  terminal.kill('SIGUSR2');
  await terminal.see(/\bage 60m/);
  await until(
    () => gitopsRequests() > before,
    () => 'No poll came.',
  );
  await terminal.see(/live \ds$/m);
});

test('after kill -STOP and -CONT ages are right, and what was under way is polled again and is no failure', async () => {
  const {play, terminal, ageShown, gitopsRequests} = await watch({
    args: ['--interval', '2s', '--request-timeout', '4s'],
  });
  await play.server.setFault('hang');
  const answered = gitopsRequests();
  await until(
    () => gitopsRequests() > answered,
    () => 'No request hangs.',
  );
  const age = Number.parseInt(ageShown(), 10);
  const written = terminal.written().length;
  const stoppedAt = performance.now();
  terminal.kill('SIGSTOP');
  // Longer than the request may take.
  await until(
    () => performance.now() - stoppedAt > 6000,
    () => 'unreachable',
  );
  expect(Number.parseInt(ageShown(), 10) - age).toBeLessThan(3);
  await play.server.setFault(null);
  terminal.kill('SIGCONT');
  await until(
    () => Number.parseInt(ageShown(), 10) >= age + 6,
    () => `The ages are behind:\n${terminal.screen()}`,
  );
  await terminal.see(/live \ds$/m);
  expect(terminal.written().slice(written)).not.toContain('no answer within');
});
