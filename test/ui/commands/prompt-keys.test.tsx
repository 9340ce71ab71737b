import {describe, expect, test} from 'vitest';
import {showScreens} from '../../helpers/screens.tsx';
import {twoClusters} from '../../helpers/two-clusters.ts';

describe('the prompt', () => {
  test('pasted text triggers no keys and goes into an open prompt', async () => {
    const screens = showScreens(twoClusters);
    await screens.see('prod-a');
    screens.press('\u{1B}[200~qqs\u{1B}[201~');
    screens.press('/');
    await screens.see('Enter keeps');
    screens.press('\u{1B}[200~he\nlm\u{1B}[201~');
    await screens.see('/helm');
    expect(screens.asked).toEqual([]);
    screens.unmount();
  });

  test('of a long text that is typed the end stays in view', async () => {
    const screens = showScreens(twoClusters);
    await screens.see('prod-a');
    screens.press('/');
    await screens.see('Enter keeps');
    screens.press(`\u{1B}[200~\u{301}${'集'.repeat(150)}the end\u{1B}[201~`);
    await screens.see(/^\/集+⋯集+the end {3}Enter keeps, Esc gives up$/m);
    screens.unmount();
  });
});
