import {describe, expect, test} from 'vitest';
import {pod} from '../../helpers/pods.ts';
import {answerWith, showScreens} from '../../helpers/screens.tsx';
import {crashing} from '../seven-clusters.ts';

describe('copying', () => {
  test.each<[string, string, string]>([
    ['the name of the pod under the cursor', 'c', 'copy source-controller-97bdcd8cf-5fs52'],
    ['the id of the cluster under the cursor', '0c', 'copy a'],
    ['the JSON', 'yc', 'copy {\n  "items": []\n}'],
  ])('%s', async (_name, keys, asked) => {
    const screens = showScreens(({clusters, answer}) => {
      clusters('a');
      answer('a', answerWith([pod()]));
    });
    for (const key of keys) {
      screens.press(key);
    }
    await screens.see('Copied');
    expect(screens.asked).toEqual([asked]);
    screens.unmount();
  });

  test('the hint with the name, where a pod has one', async () => {
    const screens = showScreens(({clusters, answer}) => {
      clusters('a');
      answer('a', answerWith([crashing]));
    });
    screens.press('\r');
    await screens.see('CrashLoopBackOff');
    screens.press('c');
    await screens.see('Copied the name and hint');
    expect(screens.asked[0]).toMatch(/^copy kustomize-controller\S+: exit code 1/);
    screens.unmount();
  });

  test('what is too long is not sent', async () => {
    const screens = showScreens(
      ({clusters, answer}) => {
        clusters('a');
        answer('a', answerWith([pod()]));
      },
      {copies: false},
    );
    screens.press('c');
    await screens.see('Too long for the clipboard');
    screens.unmount();
  });
});
