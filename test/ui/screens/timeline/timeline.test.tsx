import {describe, expect, test} from 'vitest';
import {pod, second, testNow} from '../../../helpers/pods.ts';
import {answerWith, type Script, showScreens} from '../../../helpers/screens.tsx';
import {trimmed} from '../../../helpers/trimmed.ts';

describe('the timeline', () => {
  const changing = ({clusters, answer}: Script) => {
    clusters('prod-a', 'prod-b');
    answer('prod-a', answerWith([pod()]));
    answer('prod-b', answerWith([pod()]));
    answer(
      'prod-a',
      answerWith([{...pod(), phase: 'Failed', statusReason: 'Evicted', containers: []}]),
      testNow + 5 * second,
    );
    answer('prod-b', answerWith([]), testNow + 9 * second);
  };

  test('newest first, with time, cluster, pod, from and to', async () => {
    const screens = showScreens(changing, {columns: 100, rows: 14});
    screens.press('t');
    await screens.see('Evicted');
    expect(trimmed(screens.frame())).toMatchInlineSnapshot(`
      "prod-a  ! DEGRADED  0 of 1 ready  blocked for 0s by source: node gave it up                ◉ live 0s
      [1 prod-a !] 2 prod-b -
      ❯ 08:00:09  prod-b          state enabled -> not-enabled
        08:00:09  prod-b  source  is gone (was Running)
        08:00:05  prod-a          state enabled -> degraded
        08:00:05  prod-a  source  Running -> Evicted







      0 all  C pick  Enter open  / filter  z problems  w rollout  c copy  r poll  p pause  ? help  q back"
    `);
    screens.unmount();
  });

  test('is filtered, and Esc goes back', async () => {
    const screens = showScreens(changing);
    screens.press('t');
    await screens.see('Evicted');
    screens.press('/');
    screens.press('prod-b\r');
    await screens.seeNot('Evicted');
    screens.press('\u{1B}');
    await screens.see('Evicted');
    screens.press('\u{1B}');
    await screens.see('Last changes on prod-a');
    screens.unmount();
  });

  test('z shows problems alone, and says so', async () => {
    const screens = showScreens(changing);
    screens.press('t');
    await screens.see('is gone');
    screens.press('z');
    await screens.seeNot('is gone');
    expect(screens.frame()).toContain('Running -> Evicted');
    await screens.see('Only problems are shown.');
    screens.press('g');
    await screens.see('[only problems]');
    screens.press('\u{1B}');
    await screens.see('is gone');
    screens.unmount();
  });

  test('Enter opens the pod on its cluster, and Esc comes back', async () => {
    const screens = showScreens(changing);
    screens.press('t');
    await screens.see('❯ 08:00:09');
    screens.press('G');
    await screens.see(/❯ 08:00:05 .*Evicted/);
    screens.show('prod-b');
    screens.press('\r');
    await screens.see(/namespace +flux-system/);
    expect(screens.monitor.getState().selectedId).toBe('prod-a');
    screens.press('\u{1B}');
    await screens.see(/❯ 08:00:05 .*Evicted/);
    screens.unmount();
  });

  test('Enter on a change of a whole cluster goes to the cluster', async () => {
    const screens = showScreens(changing);
    screens.press('t');
    await screens.see('❯ 08:00:09');
    screens.press('\r');
    await screens.see('[2 prod-b -]');
    expect(screens.view.getState().screens).toMatchObject([{kind: 'pods'}]);
    screens.unmount();
  });

  test('Enter says what is gone', async () => {
    const screens = showScreens(changing);
    screens.press('t');
    await screens.see('❯ 08:00:09');
    screens.press('j');
    await screens.see(/❯ .*is gone/);
    screens.press('\r');
    await screens.see('source-controller-97bdcd8cf-5fs52 is gone.');
    screens.clusters('prod-a');
    screens.press('\r');
    await screens.see('prod-b is no longer in the list of clusters.');
    screens.unmount();
  });

  test('the cursor stays on its change while others come, and at the top on the newest', async () => {
    const screens = showScreens(changing, {columns: 100, rows: 10});
    screens.press('t');
    await screens.see('❯ 08:00:09');
    screens.answer('prod-b', answerWith([pod()]), testNow + 14 * second);
    await screens.see('❯ 08:00:14');
    screens.press('jj');
    await screens.see('❯ 08:00:09  prod-b          state enabled -> not-enabled');
    screens.answer('prod-a', answerWith([pod()]), testNow + 19 * second);
    await screens.see('08:00:19');
    await screens.see('change 5/8');
    expect(screens.frame()).toContain('❯ 08:00:09  prod-b          state enabled -> not-enabled');
    // Folded, it still is where the cursor is.
    screens.answer('prod-b', answerWith([]), testNow + 24 * second);
    await screens.see('❯ 08:00:24  prod-b          state enabled ⇄ not-enabled  x2 since 08:00:09');
    screens.unmount();
  });

  test('t closes it, and from a pod that it opened goes back to it', async () => {
    const screens = showScreens(changing);
    screens.press('t');
    await screens.see('q back');
    screens.press('G\r');
    await screens.see(/namespace +flux-system/);
    screens.press('t');
    await screens.see('❯ 08:00:05');
    screens.press('t');
    await screens.see('Last changes on prod-a');
    expect(screens.view.getState().screens).toHaveLength(1);
    screens.unmount();
  });

  test('with a single cluster its name is not in every line', async () => {
    const screens = showScreens(({clusters, answer}) => {
      clusters('prod-a');
      answer('prod-a', answerWith([]));
      answer('prod-a', answerWith([pod()]), testNow + second);
    });
    screens.press('t');
    await screens.see('08:00:01  source  appeared: Running');
    screens.unmount();
  });

  test('before anything changed it says so', async () => {
    const screens = showScreens(({clusters}) => clusters('a'));
    screens.press('t');
    await screens.see('No change has been seen since the watch began.');
    screens.unmount();
  });
});
