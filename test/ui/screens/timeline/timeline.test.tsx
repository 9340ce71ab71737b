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
      "prod-a  ! degraded  ▰▰▱▱▱▱▱▱▱▱  0/1  25%  every 5s                                       live 0s ago
      [1 prod-a !] 2 prod-b -
      08:00:09  prod-b          state enabled -> not-enabled
      08:00:09  prod-b  source  is gone (was Running)
      08:00:05  prod-a          state enabled -> degraded
      08:00:05  prod-a  source  Running -> Evicted






      08:00:09  prod-b  state enabled -> not-enabled
      0 all  C pick  / filter  c copy  r poll  p pause  ? help  q quit"
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
    await screens.see('READY');
    screens.unmount();
  });

  test('before anything changed it says so', async () => {
    const screens = showScreens(({clusters}) => clusters('a'));
    screens.press('t');
    await screens.see('No change has been seen since the watch began.');
    screens.unmount();
  });
});
