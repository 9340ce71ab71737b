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
    await screens.see('❯ ✗ z ');
    expect(screens.frame().indexOf('✗ z ')).toBeGreaterThan(screens.frame().indexOf('✓ a '));
    screens.press('S');
    await screens.see('Sorted worst first.');
    expect(screens.frame().indexOf('✗ z ')).toBeLessThan(screens.frame().indexOf('✓ a '));
    screens.unmount();
  });
});
