import {expect, test} from 'vitest';
import {pod} from '../../helpers/pods.ts';
import {answerWith, type Script, showScreens} from '../../helpers/screens.tsx';

const remark = "Beware: this machine's clock is 2m ahead of the API's: ages go by the API's.";

const skewed =
  (clockSkewMs: number) =>
  ({clusters, answer}: Script) => {
    clusters('prod-a');
    answer('prod-a', {...answerWith([pod()]), clockSkewMs});
  };

test('that this clock is off is told below the panes, until the next key', async () => {
  const screens = showScreens(skewed(-119_500));
  await screens.see(remark);
  screens.press('j');
  await screens.seeNot('clock');
  screens.unmount();
});

test('a clock that is right is not spoken of', async () => {
  const screens = showScreens(skewed(0));
  await screens.see('q quit');
  expect(screens.frame()).not.toContain('clock');
  screens.unmount();
});

test.each([
  [50, "Clock 119s ahead: ages go by the API's."],
  [40, "Clock 119s ahead: ages go by the API's."],
])('on %d columns in fewer words, whole', async (columns, words) => {
  const screens = showScreens(skewed(-119_000), {columns, rows: 15});
  await screens.see(words);
  screens.unmount();
});
