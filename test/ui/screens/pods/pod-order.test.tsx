import {describe, expect, test} from 'vitest';
import {pod} from '../../../helpers/pods.ts';
import {answerWith, showScreens} from '../../../helpers/screens.tsx';
import {pulling} from '../../seven-clusters.ts';

describe('the order of pods', () => {
  test('S puts the worst pod first', async () => {
    const screens = showScreens(({clusters, answer}) => {
      clusters('a');
      answer('a', answerWith([pod({app: 'a-controller'}), {...pulling, app: 'z-controller'}]));
    });
    await screens.see('❯ ✓ a-controller');
    screens.press('S');
    await screens.see('Sorted worst first.');
    expect(screens.frame().indexOf('z-controller')).toBeLessThan(screens.frame().indexOf('a-controller'));
    screens.unmount();
  });
});
