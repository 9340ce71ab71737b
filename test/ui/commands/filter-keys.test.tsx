import {describe, expect, test} from 'vitest';
import {showScreens} from '../../helpers/screens.tsx';
import {twoClusters} from '../../helpers/two-clusters.ts';

describe('keys that filter pods', () => {
  test('/ filters while typing, ! inverts, Esc shows all again', async () => {
    const screens = showScreens(twoClusters);
    await screens.see('─ ✓ kustomize ─');
    screens.press('/');
    screens.press('helm');
    await screens.seeNot('kustomize');
    screens.press('\r');
    await screens.see('[filter helm]');
    screens.press('/');
    screens.press('\u{15}');
    screens.press('!helm');
    screens.press('\r');
    await screens.seeNot(/[✗✓] helm /);
    expect(screens.frame()).toContain('✓ kustomize ');
    screens.press('\u{1B}');
    await screens.see('✗ helm ');
    screens.unmount();
  });

  test('z leaves only pods with a problem', async () => {
    const screens = showScreens(twoClusters);
    await screens.see('✓ source ');
    screens.press('z');
    await screens.seeNot('✓ source ');
    expect(screens.frame()).toContain('ImagePullBackOff');
    screens.press('g');
    await screens.see('[only problems]');
    screens.unmount();
  });
});
