import {expect, test} from 'vitest';
import {setClusters} from '../../../source/monitor/store/actions.ts';
import {createMonitorStore} from '../../../source/monitor/store/store.ts';
import {leftText} from '../../../source/ui/view/left-text.ts';
import {pod, second, testNow} from '../../helpers/pods.ts';
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
  await screens.see('08:00:00  prod-a  is no longer in the list of clusters');
  screens.unmount();
});

test('several are told together', async () => {
  const screens = showScreens(({clusters}) => clusters('a', 'b', 'c', 'd', 'e'));
  screens.clusters('e');
  await screens.see('a, b, c and 1 more are no longer in the list of clusters.');
  screens.unmount();
});

test('back in a recording it is no news', () => {
  const store = createMonitorStore({now: testNow, intervalMs: 5 * second});
  setClusters(store, [{id: 'a', name: 'a'}], testNow);
  setClusters(store, [], testNow + second);
  const state = store.getState();
  const later = {...state, changes: [], now: testNow + 9 * second};
  expect(leftText(state, later)).toBeNull();
  expect(leftText(state, {...later, now: testNow})).toBe('a is no longer in the list of clusters.');
});
