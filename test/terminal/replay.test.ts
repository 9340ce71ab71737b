import {statSync, unlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {recordPlay} from '../helpers/recording.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';
import {openTerminal} from '../helpers/terminal/terminal.ts';

function open(args: readonly string[], cwd: string) {
  const terminal = openTerminal({args, cwd});
  onTestFinished(() => terminal.close());
  return terminal;
}

const right = '\u{1B}[C';
const left = '\u{1B}[D';

test('what the monitor records is played in the same screens', async () => {
  const cwd = await temporaryDirectory();
  const monitor = open(['demo', '--scenario', 'sample', '--record', 'rec.ndjson'], cwd);
  await monitor.see('ContainerCreating');
  const panes = monitor.lines().slice(1, 9);
  monitor.press('q');
  expect(await monitor.exit).toMatchObject({exitCode: 0});
  expect(statSync(join(cwd, 'rec.ndjson')).mode & 0o777).toBe(0o600);

  const replay = open(['replay', 'rec.ndjson'], cwd);
  await replay.see('ContainerCreating');
  await replay.see(/REPLAY \d\d:\d\d:\d\d .* END/);
  expect(replay.isAlternate()).toBe(true);
  // The ages may be a second apart.
  const names = (lines: readonly string[]) => lines.join('\n').match(/[✓▸!✗] [a-z-]+|\d\/\d|\w+ ∙ \w+/g);
  expect(names(panes)).toContain('! source');
  expect(names(replay.lines().slice(1, 9))).toEqual(names(panes));
  replay.press('y');
  await replay.see('"name": "source-controller-97bdcd8cf-5fs52"');
  replay.press('qq');
  expect(await replay.exit).toMatchObject({exitCode: 0});
});

test('a recording that cannot go on is told on the screen and afterwards, and the monitor stays', async () => {
  const cwd = await temporaryDirectory();
  const terminal = open(['demo', '--scenario', 'enabled', '--record', 'rec.ndjson'], cwd);
  await terminal.see('✓ ENABLED');
  unlinkSync(join(cwd, 'rec.ndjson'));
  await terminal.see('The recording to rec.ndjson has ended: there is no such file or directory.');
  terminal.press('?');
  await terminal.see('move or scroll up');
  terminal.press('qq');
  expect(await terminal.exit).toMatchObject({exitCode: 0});
  expect(terminal.screen()).toContain('ucs-gitops: warning: The recording to rec.ndjson has ended');
});

test('a rollout is paused, stepped through, sped up, sought in and left', async () => {
  const cwd = await temporaryDirectory();
  const {text} = await recordPlay('installing', 90);
  writeFileSync(join(cwd, 'rec.ndjson'), text);
  const terminal = open(['replay', 'rec.ndjson', '--speed', '0.25'], cwd);
  await terminal.see(/REPLAY 08:00:0\d {2}00:0\d of 01:30 {2}1\/4x/);
  expect(terminal.screen()).toContain('GitOps is being enabled');
  terminal.press('p');
  await terminal.see(/REPLAY 08:00:0\d .* PAUSED/);
  for (const seconds of ['05', '10', '15']) {
    terminal.press(right);
    await terminal.see(`REPLAY 08:00:${seconds}  00:${seconds} of 01:30  PAUSED`);
  }
  await terminal.see('ContainerCreating');
  terminal.press(left);
  await terminal.see('REPLAY 08:00:10  00:10 of 01:30  PAUSED');
  terminal.press('p');
  await terminal.see(/REPLAY 08:00:1\d .* 1\/4x/);
  terminal.press('++++++++');
  await terminal.see('REPLAY 08:01:30  01:30 of 01:30  END');
  await terminal.see('End of the recording.');
  expect(terminal.screen()).toContain('✓ ENABLED');
  terminal.press('p');
  terminal.press(left);
  await terminal.see('REPLAY 08:01:25  01:25 of 01:30  PAUSED');
  terminal.press('-');
  await terminal.see('Playing at 32x.');
  terminal.press('q');
  expect(await terminal.exit).toMatchObject({exitCode: 0});
  expect(terminal.isAlternate()).toBe(false);
  expect(terminal.isCursorVisible()).toBe(true);
});

test('a recording that is cut off says so before, at the end, and afterwards', async () => {
  const cwd = await temporaryDirectory();
  const {text} = await recordPlay('enabled', 10);
  writeFileSync(join(cwd, 'rec.ndjson'), text.slice(0, -10));
  // So slow that the end does not come before the beginning was seen.
  const terminal = open(['replay', 'rec.ndjson', '--speed', '0.25'], cwd);
  const what = 'line 5 of the recording is cut off: the rest of that run cannot be played';
  await terminal.see(`Beware: ${what}.`);
  terminal.press('++++++++');
  await terminal.see('REPLAY 08:00:05  00:05 of 00:05  END');
  await terminal.see(`End of the recording: ${what}.`);
  terminal.press('q');
  expect(await terminal.exit).toMatchObject({exitCode: 0});
  expect(terminal.screen()).toContain(`ucs-gitops: warning: ${what}`);
});
