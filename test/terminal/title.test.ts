import {fileURLToPath} from 'node:url';
import {expect, onTestFinished, test} from 'vitest';
import {startPlay} from '../demo/virtual-play.ts';
import {openTerminal, type Terminal} from '../helpers/terminal/terminal.ts';
import {until} from '../helpers/until.ts';

const program = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

const keep = '\u001b[22;2t';
const giveBack = '\u001b[23;2t';
const anyTitle = /\u001b\]2;/;

async function rollout() {
  const play = await startPlay({scenario: 'rollout'});
  return play;
}

/** The built program in a terminal whose title is `the shell`. */
function inShell(url: string, options: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Terminal {
  const command = `printf '\\033]2;the shell\\007'; exec "$@"`;
  const argv = [process.execPath, program, '--endpoint', url, '--interval', '2s', ...options];
  const terminal = openTerminal({file: '/bin/sh', args: ['-c', command, 'sh', ...argv], env});
  onTestFinished(() => terminal.close());
  return terminal;
}

function titled(terminal: Terminal, wanted: RegExp): Promise<void> {
  return until(
    () => wanted.test(terminal.title()),
    () => `The title is ${JSON.stringify(terminal.title())}, not ${String(wanted)}.`,
  );
}

test('the title follows the selected cluster, and is given back at the end', async () => {
  const play = await rollout();
  const terminal = inShell(play.server.url);
  await titled(terminal, /^prod-a installing$/);
  play.moveTo(20);
  await titled(terminal, /^prod-a \d\/6 \d+%$/);
  play.moveTo(90);
  await titled(terminal, /^prod-a 6\/6 100%$/);
  terminal.press(']');
  await titled(terminal, /^prod-b /);
  terminal.press('q');
  expect(await terminal.exit).toMatchObject({exitCode: 0});
  await titled(terminal, /^the shell$/);
});

// A bug that shows itself when the signal comes.
const bug = `data:text/javascript,process.on('SIGUSR2',()=>{throw new Error('a bug')})`;

test.each([
  ['SIGTERM', 'SIGTERM', 143],
  ['SIGHUP', 'SIGHUP', 129],
  ['a crash', 'SIGUSR2', 1],
])('%s: given back all the same', async (_name, signal, exitCode) => {
  const play = await rollout();
  const terminal = inShell(play.server.url, [], {NODE_OPTIONS: `--import="${bug.replaceAll(' ', '%20')}"`});
  await titled(terminal, /^prod-a /);
  terminal.kill(signal);
  expect(await terminal.exit).toMatchObject({exitCode});
  await titled(terminal, /^the shell$/);
});

test('given back while suspended, taken again after', async () => {
  const play = await rollout();
  const terminal = inShell(play.server.url);
  await titled(terminal, /^prod-a /);
  // Nobody is there to come back to, so that the stop ends by itself.
  terminal.press('\u001a');
  await until(
    () =>
      terminal.written().lastIndexOf(keep) > terminal.written().lastIndexOf(giveBack) &&
      terminal.written().includes(giveBack),
    () => 'The title was not given back and taken again.',
  );
  await titled(terminal, /^prod-a /);
  terminal.press('q');
  await terminal.exit;
  await titled(terminal, /^the shell$/);
});

test('--no-title leaves it alone', async () => {
  const play = await rollout();
  const terminal = inShell(play.server.url, ['--no-title']);
  await terminal.see('prod-a');
  terminal.press('q');
  await terminal.exit;
  expect(terminal.title()).toBe('the shell');
  const own = terminal.written().replace('\u001b]2;the shell\u0007', '');
  expect(own).not.toMatch(anyTitle);
  expect(own).not.toContain(keep);
  expect(own).not.toContain(giveBack);
});

test('--bell and --notify tell when a cluster is enabled, and only then', async () => {
  const play = await rollout();
  const terminal = inShell(play.server.url, ['--bell', '--notify', '--no-title', 'prod-a']);
  const own = () => terminal.written().replace('\u001b]2;the shell\u0007', '');
  await terminal.see('GitOps is being enabled');
  play.moveTo(20);
  await terminal.see('ContainerCreating');
  expect(own()).not.toContain('\u0007');
  play.moveTo(90);
  await terminal.see('✓ ENABLED');
  await until(
    () => own().includes('\u0007\u001b]9;prod-a: GitOps is enabled, 6/6 ready\u0007'),
    () => 'Nothing was signalled.',
  );
  expect(own().match(/\u0007/g)).toHaveLength(2);
  terminal.press('q');
  await terminal.exit;
});

test('inside tmux a notification is handed on to the terminal around it', async () => {
  const play = await rollout();
  const terminal = inShell(play.server.url, ['--notify', '--no-title', 'prod-a'], {TMUX: '/tmp/tmux-1000/default,1,0'});
  await terminal.see('GitOps is being enabled');
  play.moveTo(90);
  await until(
    () => terminal.written().includes('\u001bPtmux;\u001b\u001b]9;prod-a: GitOps is enabled, 6/6 ready\u0007\u001b\\'),
    () => 'Nothing was signalled.',
  );
  terminal.press('q');
  await terminal.exit;
});
