import {expect, test} from 'vitest';
import {showScreens} from '../../helpers/screens.tsx';
import {twoClusters} from '../../helpers/two-clusters.ts';

test('r asks now, p pauses, + and - change the interval down to 2 s', async () => {
  const screens = showScreens(twoClusters);
  screens.press('r');
  await screens.see('Asking prod-a now.');
  expect(screens.asked).toEqual(['poll prod-a']);
  screens.press('p');
  await screens.see('PAUSED');
  screens.press(' ');
  await screens.see('Going on.');
  screens.press('+');
  await screens.see('Polling every 6s.');
  screens.press('------');
  await screens.see('Polling every 2s.');
  screens.unmount();
});
