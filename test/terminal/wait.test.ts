import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {expect, onTestFinished, test} from 'vitest';
import {startDemoServer} from '../../source/demo/server/server.ts';
import {openTerminal, type Terminal, type TerminalOptions} from '../helpers/terminal/terminal.ts';
import {until} from '../helpers/until.ts';

/** A demo server that goes with the clock of this machine, which is the program's, until it is moved on. */
async function demo(scenario: string) {
  let aheadMs = 0;
  const server = await startDemoServer({scenario, now: () => Date.now() + aheadMs});
  onTestFinished(server.close);
  return {
    server,
    moveOn: (seconds: number) => {
      aheadMs += seconds * 1000;
    },
  };
}

function wait(url: string, options: Partial<TerminalOptions> = {}) {
  const args = ['wait', '--endpoint', url, '--interval', '2s', '--stable-for', '1s', ...(options.args ?? [])];
  const terminal = openTerminal({...options, args});
  onTestFinished(() => terminal.close());
  return terminal;
}

/** What is written last may come after what is seen first. */
function seeCursorHidden(terminal: Terminal): Promise<void> {
  return until(
    () => !terminal.isCursorVisible(),
    () => 'The cursor is still there.',
  );
}

const shown = (lines: readonly string[]) => lines.filter(line => line !== '');

test('a block shows how far it is, changes scroll by above it, and in the end only the lines are left', async () => {
  const play = await demo('installing');
  const terminal = wait(play.server.url);
  await terminal.see(/▸ prod-a {2}installing/);
  await terminal.see(/0 of 1 done, \d+s of 10m/);
  expect(terminal.isAlternate()).toBe(false);
  await seeCursorHidden(terminal);
  play.moveOn(18);
  await terminal.see(/Z prod-a source-controller-\S+ (appeared:|\S+ ->) ContainerCreating/);
  await terminal.see(/▸ prod-a {2}installing {3}▰+▱+ {2}\d\/6 {2}\S+-controller ContainerCreating/);
  const lines = shown(terminal.lines());
  expect(lines.at(-2)).toMatch(/^▸ prod-a/);
  expect(lines.at(-1)).toMatch(/^0 of 1 done/);
  play.moveOn(70);
  expect(await terminal.exit).toMatchObject({exitCode: 0});
  await terminal.see('done: GitOps is enabled, stable for 1s: prod-a 6/6');
  expect(terminal.isCursorVisible()).toBe(true);
  expect(terminal.screen()).not.toMatch(/▰|of 10m/);
  const times = shown(terminal.lines()).filter(line => line.startsWith('2'));
  expect(times.at(-1)).toMatch(/ done: /);
  expect(shown(terminal.lines()).at(-1)).toBe(times.at(-1));
});

test('Ctrl-C ends it with 130, the block is gone and the cursor is there', async () => {
  const play = await demo('not-enabled');
  const terminal = wait(play.server.url);
  await terminal.see('- legacy');
  terminal.press('\u{3}');
  expect(await terminal.exit).toMatchObject({exitCode: 130});
  await terminal.see(/stopped after \d+s: legacy: GitOps is not enabled on it/);
  expect(terminal.isCursorVisible()).toBe(true);
  expect(shown(terminal.lines()).map(line => line.replace(/^\S+Z /, ''))).toEqual([
    'legacy not enabled',
    expect.stringMatching(/^stopped after \d+s: legacy: GitOps is not enabled on it$/),
  ]);
});

const bash = '/bin/bash';

test.runIf(existsSync(bash))('Ctrl-Z takes the block away, and fg brings it back', async () => {
  const program = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
  const play = await demo('not-enabled');
  const terminal = openTerminal({file: bash, args: ['--norc', '-i'], env: {PS1: '$ '}});
  onTestFinished(() => terminal.close());
  await terminal.see('$');
  terminal.press(`${process.execPath} ${program} wait --endpoint ${play.server.url}\r`);
  await terminal.see('0 of 1 done');
  terminal.press('\u{1A}');
  await terminal.see('Stopped');
  expect(terminal.isCursorVisible()).toBe(true);
  expect(terminal.screen()).not.toContain('0 of 1 done');
  terminal.press('fg\r');
  await terminal.see('0 of 1 done');
  await seeCursorHidden(terminal);
  expect(shown(terminal.lines()).filter(line => line.includes('0 of 1 done'))).toHaveLength(1);
  terminal.press('\u{3}');
  await terminal.see(/stopped after \d+s: legacy: GitOps is not enabled on it/);
});

test('many clusters in a small terminal: as many as fit, and the block stays in its place', async () => {
  const play = await demo('fleet');
  const terminal = wait(play.server.url, {columns: 60, rows: 9, args: ['--fail-grace', '24h']});
  await terminal.see('and 34 more');
  await terminal.see(/of 40 done, ([2-9]|\d\d)s of 10m/);
  const lines = terminal.lines();
  expect(lines.filter(line => line.includes('of 40 done'))).toHaveLength(1);
  expect(lines.filter(line => /^[▸✓!✗?-] /.test(line))).toHaveLength(6);
  terminal.resize(44, 12);
  await terminal.see('and 31 more');
  terminal.kill('SIGTERM');
  expect(await terminal.exit).toMatchObject({exitCode: 143});
  expect(terminal.isCursorVisible()).toBe(true);
});

test.each([
  ['--plain', {args: ['--plain']}],
  ['a pipeline', {env: {CI: 'true'}}],
])('%s: not one control character, though it is a terminal', async (_name, options) => {
  const play = await demo('enabled');
  const terminal = wait(play.server.url, options);
  expect(await terminal.exit).toMatchObject({exitCode: 0});
  expect(terminal.written()).toMatch(/^[\r\n -~]+ done: GitOps is enabled, stable for 1s: prod-b 4\/4\r\n$/);
});

test('a failure is told in the last line, and ends it with 3', async () => {
  const play = await demo('stuck');
  play.moveOn(20);
  const terminal = wait(play.server.url, {args: ['--fail-fast', '--ascii']});
  await terminal.exit.then(({exitCode}) => expect(exitCode).toBe(3));
  await terminal.see(/failed: staging helm-controller-\S+ 0\/1 ImagePullBackOff/);
  expect(terminal.screen()).toMatch(/^[ -~\n]*$/);
});
