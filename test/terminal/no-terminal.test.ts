import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {startPlay} from '../demo/virtual-play.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';
import {builtProgram, openTerminal} from '../helpers/terminal/terminal.ts';
import {until} from '../helpers/until.ts';

test.each([
  ['standard input is no terminal', '</dev/null'],
  ['standard output is no terminal', '>out'],
  ['neither is a terminal', '</dev/null >out'],
])('%s: lines, and the keyboard is left alone', async (_case, redirection) => {
  const play = await startPlay({scenario: 'installing'});
  const cwd = await temporaryDirectory();
  const out = join(cwd, 'out');
  writeFileSync(out, '');
  const script = `trap : INT; "$@" ${redirection}; echo "left with $?"; read -r _`;
  const args = ['-c', script, 'sh', process.execPath, builtProgram, '--endpoint', play.server.url, '--interval', '2s'];
  const terminal = openTerminal({file: 'sh', args, cwd, columns: 200});
  onTestFinished(() => terminal.close());
  const printed = () => (redirection.includes('>out') ? readFileSync(out, 'utf8') : terminal.screen().trim());
  const seePrinted = (wanted: RegExp) =>
    until(
      () => wanted.test(printed()),
      () => `${wanted} was not printed in:\n${printed()}`,
    );
  await seePrinted(/Z prod-a installing/);
  play.moveTo(90);
  await seePrinted(/Z prod-a .*enabled/);
  // The terminal still echoes what is typed, and turns Ctrl-C into a signal.
  terminal.press('quit');
  await terminal.see('quit');
  terminal.press('\u{3}');
  await terminal.see('left with 130');
  expect(printed()).not.toContain('\u{1B}');
  expect(terminal.written()).not.toContain('\u{1B}');
});

test.each([
  ['--plain', ['--plain'], {}],
  ['a screen reader that is asked for', [], {ACCESSIBLE: '1'}],
  ['a screen reader that is asked for as Ink does', [], {INK_SCREEN_READER: 'true'}],
] as const)('%s: lines on a terminal, too, which stays as it is', async (_case, options, env) => {
  const play = await startPlay({scenario: 'installing'});
  const args = ['--endpoint', play.server.url, '--interval', '2s', ...options];
  const terminal = openTerminal({args, env, columns: 200});
  onTestFinished(() => terminal.close());
  await terminal.see(/Z prod-a installing/);
  play.moveTo(90);
  await terminal.see(/Z prod-a .*enabled/);
  terminal.press('\u{3}');
  expect(await terminal.exit).toMatchObject({exitCode: 130});
  expect(terminal.isAlternate()).toBe(false);
  expect(terminal.written()).not.toContain('\u{1B}');
});
