import {readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {startPlay} from '../demo/virtual-play.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';
import {inLines, inPanes} from '../helpers/terminal/signs.ts';
import {openTerminal, type TerminalOptions} from '../helpers/terminal/terminal.ts';
import {until} from '../helpers/until.ts';

function monitor(url: string, options: Partial<TerminalOptions> = {}) {
  const args = ['--endpoint', url, '--interval', '2s', ...(options.args ?? [])];
  const terminal = openTerminal({...options, args});
  onTestFinished(() => terminal.close());
  return terminal;
}

async function demo(scenario: string) {
  const play = await startPlay({scenario});
  return play;
}

test('a rollout is watched from Pending to enabled', async () => {
  const play = await demo('rollout');
  const terminal = monitor(play.server.url);
  await terminal.see('GitOps is being enabled');
  expect(terminal.isAlternate()).toBe(true);
  expect(terminal.isCursorVisible()).toBe(false);
  play.moveTo(8);
  terminal.press('r');
  await terminal.see('Pending ∙');
  play.moveTo(20);
  await terminal.see('ContainerCreating');
  play.moveTo(90);
  await terminal.see('✓ ENABLED  6 of 6 ready');
  expect(terminal.screen()).not.toContain('Pending ∙');
  terminal.press('q');
  expect(await terminal.exit).toMatchObject({exitCode: 0});
  expect(terminal.isAlternate()).toBe(false);
  expect(terminal.isCursorVisible()).toBe(true);
});

test('the restarts of a crash loop rise before the eyes', async () => {
  const play = await demo('crashloop');
  const terminal = monitor(play.server.url);
  await terminal.see(inPanes);
  play.moveTo(120);
  await terminal.see(/ \d+ restarts? \(.*\) \+\d/);
  play.moveTo(150);
  await terminal.see(/CrashLoopBackOff|Error|OOMKilled|Running/);
  terminal.press('q');
  expect(await terminal.exit).toMatchObject({exitCode: 0});
});

test('clusters are switched, and each is shown in its own state', async () => {
  const play = await demo('rollout');
  play.moveTo(60);
  const terminal = monitor(play.server.url);
  await terminal.see('[1 prod-a');
  terminal.press('3');
  await terminal.see('[3 staging');
  await terminal.see(/ImagePullBackOff|ErrImagePull/);
  terminal.press(']]');
  await terminal.see('[5 legacy');
  await terminal.see('GitOps is not enabled on this cluster');
  terminal.press('q');
  await terminal.exit;
});

test('the raw JSON of the API page is shown, and dumped byte for byte to a file of its user alone', async () => {
  const directory = await temporaryDirectory();
  const play = await demo('sample');
  const terminal = monitor(play.server.url, {cwd: directory});
  await terminal.see(/[▸!] source /);
  terminal.press('y');
  await terminal.see('"name": "source-controller-97bdcd8cf-5fs52"');
  expect(terminal.screen()).not.toContain('"managedFields"');
  terminal.press('m');
  await terminal.seeNot('managedFields hidden');
  terminal.press('/kubelet\r');
  await terminal.see('kubelet (1/');
  terminal.press('\u{13}');
  await terminal.see('Wrote ');
  terminal.press('\u{13}');
  await until(
    () => readdirSync(directory).length === 2,
    () => 'The second dump was not written.',
  );
  terminal.press('qq');
  expect(await terminal.exit).toMatchObject({exitCode: 0});
  const files = readdirSync(directory).map(name => join(directory, name));
  expect(files).toHaveLength(2);
  for (const file of files) {
    expect(readFileSync(file)).toEqual(readFileSync('test/fixtures/api-page-sample.json'));
    expect(statSync(file).mode & 0o777).toBe(0o600);
  }
});

test('the screen follows the size of the terminal, down to lines and up again', async () => {
  const play = await demo('enabled');
  const terminal = monitor(play.server.url, {columns: 120, rows: 36});
  await terminal.see('┏❯ ✓ ');
  terminal.resize(50, 15);
  await terminal.see(inLines);
  terminal.resize(30, 8);
  await terminal.see('Terminal too small');
  terminal.resize(80, 24);
  await terminal.see('PHASE');
  expect(terminal.lines()[0]).toContain('✓ ENABLED');
  expect(terminal.lines()[23]).toContain('q quit');
  terminal.resize(120, 36);
  await terminal.see('┏❯ ✓ ');
  expect(terminal.lines()[35]).toContain('q quit');
  terminal.press('q');
  await terminal.exit;
});

test('colours are those of the terminal, by health', async () => {
  const play = await demo('stuck');
  play.moveTo(120);
  const terminal = monitor(play.server.url);
  await terminal.see('BackOff');
  const red = terminal
    .cells()
    .flat()
    .filter(cell => cell.color === 1);
  expect(red.map(cell => cell.char).join('')).toContain('✗');
  terminal.press('q');
  await terminal.exit;
});

test.each([
  ['NO_COLOR', {env: {NO_COLOR: '1'}}],
  ['--no-color', {args: ['--no-color']}],
])('%s: not one colour, and the states still have words and shapes', async (_name, options) => {
  const play = await demo('stuck');
  play.moveTo(120);
  const terminal = monitor(play.server.url, options);
  await terminal.see('BackOff');
  expect(
    new Set(
      terminal
        .cells()
        .flat()
        .map(cell => cell.color),
    ),
  ).toEqual(new Set([-1]));
  expect(terminal.screen()).toContain('✗');
  terminal.press('q');
  await terminal.exit;
});

test.each([
  ['--ascii', {args: ['--ascii']}],
  ['a locale that is not UTF-8', {env: {LANG: 'C'}}],
])('%s: nothing but ASCII', async (_name, options) => {
  const play = await demo('rollout');
  play.moveTo(60);
  const terminal = monitor(play.server.url, options);
  await terminal.see(inPanes);
  expect(terminal.screen()).toMatch(/^[ -~\n]*$/);
  terminal.press('q');
  await terminal.exit;
});
