import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, onTestFinished, test} from 'vitest';
import {startPlay} from '../demo/virtual-play.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';
import {type JobShell, openJobShell, prompt} from '../helpers/terminal/job-shell.ts';
import {isRunning} from '../helpers/terminal/processes.ts';
import {inLines, inPanes} from '../helpers/terminal/signs.ts';
import {builtProgram, openTerminal, type Terminal} from '../helpers/terminal/terminal.ts';
import {until} from '../helpers/until.ts';

const ctrlZ = '\u{1A}';

async function serve() {
  const play = await startPlay({scenario: 'crashloop'});
  return {UCS_ENDPOINT: play.server.url};
}

async function openShell() {
  return openJobShell({env: await serve()});
}

/** The screens in one piece, at the size of the terminal. */
async function seeScreens(terminal: Terminal) {
  await until(
    () =>
      terminal.isAlternate() &&
      /^(edge-1 .* live|\S edge-1 .* ◉) /.test(terminal.lines()[0] ?? '') &&
      (inPanes.test(terminal.screen()) || terminal.screen().includes(inLines)) &&
      /q quit$/.test(terminal.lines().at(-1) ?? '') &&
      !terminal.screen().includes(prompt),
    () => `The screens are not whole:\n${terminal.screen()}`,
  );
  expect(terminal.isCursorVisible()).toBe(false);
  expect(terminal.isPasteBracketed()).toBe(true);
  // And keys are read.
  terminal.press('?');
  await terminal.see('move or scroll up');
  terminal.press('q');
  await terminal.seeNot('move or scroll up');
}

async function seeShell(terminal: Terminal, said: string | RegExp) {
  await terminal.see(said);
  expect(terminal.isAlternate()).toBe(false);
  expect(terminal.isCursorVisible()).toBe(true);
}

/** `kill` from the shell ends the program, and the shell goes on. */
async function seeKilled({terminal, run, child}: JobShell) {
  const pid = child();
  run('kill %1');
  await until(
    () => !isRunning(pid),
    () => `The program did not end:\n${terminal.screen()}`,
  );
  run('echo $((10 - 1)) lives');
  await seeShell(terminal, '9 lives');
}

/** A watch that was stopped by Ctrl-Z. */
async function stopped() {
  const shell = await openShell();
  shell.run('ucs-gitops');
  await seeScreens(shell.terminal);
  shell.terminal.press(ctrlZ);
  await seeShell(shell.terminal, 'Stopped');
  return shell;
}

describe('Ctrl-Z', () => {
  test('gives the shell its terminal as it was; fg comes back whole', async () => {
    const {terminal, run, read} = await openShell();
    run('stty -g >before; ucs-gitops');
    await seeScreens(terminal);
    terminal.press(ctrlZ);
    await seeShell(terminal, 'Stopped');
    run('stty -g >meanwhile; echo $((6 * 7))');
    await seeShell(terminal, '42');
    run('fg');
    await seeScreens(terminal);
    terminal.press('q');
    await seeShell(terminal, '42');
    run('echo left with $?; stty -g >after; echo $((2 * 4))');
    await seeShell(terminal, /left with 0\n8/);
    const before = await read('before');
    expect([await read('meanwhile'), await read('after')]).toEqual([before, before]);
  });

  test('twice at once, as on a slow line, stops once', async () => {
    const {terminal, run} = await openShell();
    run('ucs-gitops');
    await seeScreens(terminal);
    terminal.press(ctrlZ + ctrlZ);
    await seeShell(terminal, 'Stopped');
    run('fg');
    await seeScreens(terminal);
  });

  test('a terminal that was resized meanwhile is filled after fg', async () => {
    const {terminal, run} = await stopped();
    terminal.resize(60, 20);
    run('fg');
    await seeScreens(terminal);
  });

  test('bg stops it again, and fg still comes back whole', async () => {
    const {terminal, run} = await stopped();
    run('bg; while ! jobs | grep Stopped; do sleep 0.05; done; echo $((6 * 7))');
    await seeShell(terminal, '42');
    run('fg');
    await seeScreens(terminal);
  });

  test('kill ends it while it is stopped, and leaves the screen of the shell alone', async () => {
    const shell = await stopped();
    await seeKilled(shell);
    expect(shell.terminal.screen()).not.toContain('edge-1');
  });

  test('without a shell to come back to, the screens come back by themselves', async () => {
    const terminal = openTerminal({args: [], env: await serve()});
    onTestFinished(() => terminal.close());
    await seeScreens(terminal);
    terminal.press(ctrlZ);
    await until(
      () => !terminal.isAlternate(),
      () => 'The primary screen did not come.',
    );
    await seeScreens(terminal);
  });

  test('behind npm start it stops npm too, and fg comes back whole', async () => {
    const project = await temporaryDirectory();
    const start = `"${process.execPath}" "${builtProgram}"`;
    await writeFile(join(project, 'package.json'), JSON.stringify({scripts: {start}}));
    const {terminal, run} = await openShell();
    run(`npm --prefix ${project} --silent start`);
    await seeScreens(terminal);
    terminal.press(ctrlZ);
    await seeShell(terminal, 'Stopped');
    run('fg');
    await seeScreens(terminal);
    terminal.press('\u{3}');
    await seeShell(terminal, prompt);
    run('echo left with $?');
    await seeShell(terminal, 'left with 130');
  });
});

test('kill -TSTP does as Ctrl-Z', async () => {
  const {terminal, run, child} = await openShell();
  run('ucs-gitops');
  await seeScreens(terminal);
  process.kill(child(), 'SIGTSTP');
  await seeShell(terminal, 'Stopped');
  run('fg');
  await seeScreens(terminal);
});

test('after kill -STOP, which nobody can announce, fg comes back whole', async () => {
  const {terminal, run, child} = await openShell();
  run('ucs-gitops');
  await seeScreens(terminal);
  process.kill(child(), 'SIGSTOP');
  await terminal.see('Stopped');
  run('fg');
  await seeScreens(terminal);
});

test('after kill -STOP, kill still gives the shell its screen', async () => {
  const shell = await openShell();
  const {terminal, run, child} = shell;
  run('ucs-gitops');
  await seeScreens(terminal);
  process.kill(child(), 'SIGSTOP');
  await terminal.see('Stopped');
  await seeKilled(shell);
});

describe('started in the background', () => {
  async function background() {
    const shell = await openShell();
    shell.run('ucs-gitops & while ! jobs | grep Stopped; do sleep 0.05; done; echo $((6 * 7))');
    await seeShell(shell.terminal, '42');
    return shell;
  }

  test('it waits for fg and leaves the screen of the shell alone', async () => {
    const {terminal, run} = await background();
    expect(terminal.written()).not.toContain('\u{1B}[?1049h');
    run('fg');
    await seeScreens(terminal);
  });

  test('kill ends it', async () => {
    await seeKilled(await background());
  });
});
