import {expect, test} from 'vitest';
import {pod, second, testNow} from '../helpers/pods.ts';
import {answerWith, showScreens} from '../helpers/screens.tsx';
import {twoClusters} from '../helpers/two-clusters.ts';

test('an unchanged poll keeps the frame as it is', async () => {
  const screens = showScreens(twoClusters);
  await screens.see('prod-a');
  const before = screens.frame();
  screens.answer('prod-b', answerWith([pod({app: 'notification-controller'})]), testNow + second);
  expect(screens.frame()).toBe(before);
  screens.unmount();
});
