import {expect, test} from 'vitest';
import {pod} from '../../helpers/pods.ts';
import {answerWith, showScreens} from '../../helpers/screens.tsx';

test('a cluster that leaves the list is told until the next key, and stays in the timeline', async () => {
  const screens = showScreens(({clusters, answer}) => {
    clusters('prod-a', 'prod-b');
    answer('prod-a', answerWith([pod()]));
    answer('prod-b', answerWith([pod({app: 'helm-controller'})]));
  });
  screens.clusters('prod-b');
  await screens.see('prod-a is no longer in the list of clusters.');
  expect(screens.frame()).toMatch(/^prod-b/);
  screens.press('t');
  await screens.seeNot('clusters.');
  await screens.see('08:00:00 prod-a is no longer in the list of clusters');
  screens.unmount();
});

test('several are told together', async () => {
  const screens = showScreens(({clusters}) => clusters('a', 'b', 'c', 'd', 'e'));
  screens.clusters('e');
  await screens.see('a, b, c and 1 more are no longer in the list of clusters.');
  screens.unmount();
});
