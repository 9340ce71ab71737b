import {expect, test} from 'vitest';
import {showScreens} from '../../helpers/screens.tsx';
import {twoClusters} from '../../helpers/two-clusters.ts';

test.each(['s', 'R', 'W', 'e', '\u{4}', '\u{B}'])('%j is told to be of no effect', async key => {
  const screens = showScreens(twoClusters);
  screens.press(key);
  await screens.see('this tool is read-only');
  expect(screens.asked).toEqual([]);
  screens.unmount();
});
