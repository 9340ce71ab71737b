import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import {startPlay, type VirtualPlay} from '../demo/virtual-play.ts';
import {goneWithinASecond, isRunning} from '../helpers/terminal/processes.ts';
import {type ShelledProgram, type ShellOptions, startInShell} from '../helpers/terminal/shell.ts';
import {inPanes} from '../helpers/terminal/signs.ts';

const breakOnSignal = fileURLToPath(new URL('../fixtures/break-on-signal.mjs', import.meta.url));

type Watching = ShelledProgram & {readonly play: VirtualPlay};

async function start(options: Partial<ShellOptions> = {}, fault?: string): Promise<Watching> {
  const play = await startPlay({scenario: 'crashloop', ...(fault ? {fault} : {})});
  const args = ['--endpoint', play.server.url, '--interval', '2s', '--request-timeout', '5m'];
  return {...(await startInShell({...options, args})), play};
}

async function watch(options: Partial<ShellOptions> = {}): Promise<Watching> {
  const watching = await start(options);
  await watching.terminal.see(inPanes);
  expect(watching.terminal.isAlternate()).toBe(true);
  return watching;
}

const restored = {alternateScreen: false, cursorVisible: true, bracketedPaste: false, sameSettings: true};

describe('the terminal is restored, and the exit code tells why', () => {
  const signal = (name: string) => (watching: Watching) => void process.kill(watching.pid, name);
  test.each([
    ['q', 0, ({terminal}: Watching) => terminal.press('q')],
    ['Ctrl-C', 130, ({terminal}: Watching) => terminal.press('\u{3}')],
    ['SIGINT', 130, signal('SIGINT')],
    ['SIGTERM', 143, signal('SIGTERM')],
    ['SIGHUP', 129, signal('SIGHUP')],
    ['SIGQUIT', 131, signal('SIGQUIT')],
  ])('after %s: %i', async (_way, exitCode, leave) => {
    const watching = await watch();
    leave(watching);
    const {screen, ...left} = await watching.left();
    expect(left).toEqual({...restored, exitCode});
    expect(screen.trim()).toBe(`the screen before\nleft with ${exitCode}`);
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'])('after %s while a request hangs', async name => {
    const watching = await start({}, 'hang');
    await watching.terminal.see('Reading the list of clusters');
    await expect.poll(() => watching.play.server.requests.length).toBe(1);
    process.kill(watching.pid, name);
    expect(await watching.left()).toMatchObject(restored);
  });
});

describe('after an exception the terminal is restored, the message is on the primary screen, the exit code is 1', () => {
  const message = 'ucs-gitops: unexpected failure: out of the blue (UCS_GITOPS_DEBUG=1 shows where)';
  test.each(['in a render', 'in the drawing', 'in a poll', 'in a callback', 'in a promise that nobody waits for'])(
    '%s',
    async place => {
      const watching = await watch({nodeArgs: ['--import', breakOnSignal], env: {BREAK: place}});
      process.kill(watching.pid, 'SIGUSR2');
      // Something to poll, to render and to draw.
      watching.play.moveTo(120);
      const {screen, ...left} = await watching.left();
      expect(left).toEqual({...restored, exitCode: 1});
      expect(screen.trim()).toBe(`the screen before\n${message}\nleft with 1`);
    },
  );

  test('in an effect', async () => {
    const {left} = await start({nodeArgs: ['--import', breakOnSignal], env: {BREAK: 'in an effect'}});
    const {screen, ...leftovers} = await left();
    expect(leftovers).toEqual({...restored, exitCode: 1});
    expect(screen.trim()).toBe(`the screen before\n${message}\nleft with 1`);
  });
});

describe('when the terminal is closed, the process is gone within a second and nothing is left running', () => {
  test.each([
    ['and the session is told', {}],
    ['and nobody is told', {ownSession: true}],
  ])('%s', async (_case, options) => {
    const {terminal, pid} = await watch(options);
    terminal.hangUp();
    expect(await goneWithinASecond(pid)).toBe(true);
    // The shell around it ends after it.
    await expect.poll(() => isRunning(terminal.pid)).toBe(false);
  });

  test.each([
    ['and the session is told', {}],
    ['and nobody is told', {ownSession: true}],
  ])('while a request hangs, %s', async (_case, options) => {
    const {terminal, pid, play} = await watch(options);
    await play.server.setFault('hang');
    const before = play.server.requests.length;
    terminal.press('r');
    await terminal.see('Asking');
    await expect.poll(() => play.server.requests.length).toBeGreaterThan(before);
    terminal.hangUp();
    expect(await goneWithinASecond(pid)).toBe(true);
  });
});
