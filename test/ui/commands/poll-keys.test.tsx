import {expect, test} from 'vitest';
import {showScreens} from '../../helpers/screens.tsx';
import {twoClusters} from '../../helpers/two-clusters.ts';

test('r asks now, p pauses, + and - change the interval between 2 s and a minute', async () => {
  const screens = showScreens(twoClusters);
  screens.press('r');
  await screens.see('Asking prod-a now.');
  expect(screens.asked).toEqual(['poll prod-a']);
  screens.press('p');
  await screens.see('  paused, data 0s old');
  screens.press(' ');
  await screens.see('Going on.');
  expect(screens.frame()).toContain('◉ live 0s');
  screens.press('+');
  await screens.see('Polling every 6s.');
  screens.press('------');
  await screens.see('2s is the minimum.');
  screens.monitor.setState({intervalMs: 60_000});
  screens.press('+');
  await screens.see('60s is the maximum.');
  screens.unmount();
});

test('while paused the key to go on is in view on the smallest terminal', async () => {
  const screens = showScreens(twoClusters, {columns: 40, rows: 10});
  await screens.see('q quit');
  expect(screens.frame()).not.toContain('p pause');
  screens.press('p');
  await screens.see('p go on');
  screens.unmount();
});
