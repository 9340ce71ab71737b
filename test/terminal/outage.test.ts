import {expect, onTestFinished, test} from 'vitest';
import {openTerminal, ownClock} from '../helpers/terminal/terminal.ts';
import {until} from '../helpers/until.ts';

test('demo --scenario outage: live, then stale with the pods, the cause and the next try, then by itself live and enabled', async () => {
  const terminal = openTerminal({
    args: ['demo', '--scenario', 'outage'],
    nodeArgs: ownClock,
    env: {CLOCK_START: `${Date.now()}`, CLOCK_LEAP: '27000'},
  });
  onTestFinished(() => terminal.close());
  const leap = () => terminal.kill('SIGUSR2');
  const podNames = () => terminal.screen().match(/(?<=│ )\S+-controller-\w{8,}-\w{5}(?= )/g) ?? [];
  /** The first cells of panes tell how their pods are. */
  const marks = () =>
    terminal.cells().flatMap(row => (row[0]?.char === '╭' ? row.filter(({char}) => /[✓▸!✗]/.test(char)) : []));
  const alive = () => marks().filter(({color}) => color >= 0).length;
  const pods = async (names: readonly string[] | null, alivePods: number) => {
    await until(
      () => (names === null ? podNames().length === 6 : `${podNames()}` === `${names}`) && alive() === alivePods,
      () => `${names ?? 'six pods'}, ${alivePods} alive, are not on:\n${terminal.screen()}`,
    );
    return podNames();
  };

  await terminal.see(/^prod-a +▸ installing .* live \ds ago\n.*\n╭/);
  const before = await pods(null, 6);

  leap();
  await terminal.see(/^prod-a +▸ installing .* stale [23]\ds ago\n.*\n! .*(next try in \d+s|trying now)\n {2}[A-Z]/);
  await terminal.see(/AGE [23]\ds/);
  await pods(before, 0);

  leap();
  await terminal.see(/^prod-a .* live \ds ago\n.*\n╭/);
  await pods(before, 6);
  leap();
  await terminal.see(/^prod-a +✓ enabled .*6\/6 +100% .* live \ds ago\n.*\n╭/);
  await pods(before, 6);
  terminal.press('0');
  await terminal.see(
    /prod-a +✓ enabled .* 6\/6 .* live.*\n.*prod-b +✓ enabled .* 4\/4 .* live.*\n.*staging +✓ enabled .* 4\/4 .* live/,
  );
  terminal.press('qq');
  expect(await terminal.exit).toMatchObject({exitCode: 0});
}, 60_000);
