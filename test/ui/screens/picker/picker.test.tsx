import {describe, expect, test} from 'vitest';
import {showScreens} from '../../../helpers/screens.tsx';
import {fleet} from '../../seven-clusters.ts';

describe('the picker', () => {
  test('letters narrow the list, Enter goes there', async () => {
    const screens = showScreens(fleet);
    screens.press('C');
    await screens.see('7 of 7');
    screens.press('edg');
    await screens.see('1 of 7');
    screens.press('\r');
    await screens.see('[4 edge-1');
    screens.unmount();
  });

  test('letters that are keys elsewhere are letters here; Esc closes', async () => {
    const screens = showScreens(fleet);
    screens.press('C');
    screens.press('qs');
    await screens.see('Cluster: qs');
    expect(screens.asked).toEqual([]);
    screens.press('\u{7F}\u{7F}');
    await screens.see('7 of 7');
    screens.press('\u{1B}[B');
    await screens.see('❯ prod-b');
    screens.press('\u{1B}');
    await screens.see('READY');
    screens.unmount();
  });
});
