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
  const podNames = () => terminal.screen().match(/(?<=[─❯] [✓▸!✗] )\S+(?= )/g) ?? [];
  /** The first cells of panes tell how their pods are. */
  const marks = () =>
    terminal
      .cells()
      .flatMap(row => (/[╭┏]/.test(row[0]?.char ?? '') ? row.filter(({char}) => /[✓▸!✗]/.test(char)) : []));
  const alive = () => marks().filter(({color}) => color >= 0).length;
  const pods = async (names: readonly string[] | null, alivePods: number) => {
    await until(
      () => (names === null ? podNames().length === 6 : `${podNames()}` === `${names}`) && alive() === alivePods,
      () => `${names ?? 'six pods'}, ${alivePods} alive, are not on:\n${terminal.screen()}`,
    );
    return podNames();
  };

  await terminal.see(/^prod-a +▸ INSTALLING .* live \ds\n.*\n[╭┏]/);
  const before = await pods(null, 6);

  leap();
  await terminal.see(/^prod-a +▸ INSTALLING .* stale [23]\ds\n.*\n! .*(next try in \d+s|trying now)\n {2}[A-Z]/);
  // Nothing seems to go on that was not seen: ages stand at the last answer.
  await terminal.see(/ age \ds/);
  await pods(before, 0);

  leap();
  await terminal.see(/^prod-a .* live \ds\n.*\n[╭┏]/);
  await pods(before, 6);
  leap();
  await terminal.see(/^prod-a +✓ ENABLED +6 of 6 ready .* live \ds\n.*\n[╭┏]/);
  await pods(before, 6);
  terminal.press('0');
  // What would be wrong with the data stood behind.
  await terminal.see(/prod-a +✓ enabled +6\/6\n.*prod-b +✓ enabled +4\/4\n.*staging +✓ enabled +4\/4\n/);
  terminal.press('qq');
  expect(await terminal.exit).toMatchObject({exitCode: 0});
}, 60_000);
