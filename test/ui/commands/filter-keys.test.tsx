import {describe, expect, test} from 'vitest';
import {showScreens} from '../../helpers/screens.tsx';
import {twoClusters} from '../../helpers/two-clusters.ts';

describe('keys that filter pods', () => {
  test('/ filters while typing, ! inverts, Esc shows all again', async () => {
    const screens = showScreens(twoClusters);
    await screens.see('kustomize-controller');
    screens.press('/');
    screens.press('helm');
    await screens.seeNot('kustomize-controller');
    screens.press('\r');
    await screens.see('[filter helm]');
    screens.press('/');
    screens.press('\u{15}');
    screens.press('!helm');
    screens.press('\r');
    await screens.seeNot('helm-controller');
    expect(screens.frame()).toContain('kustomize-controller');
    screens.press('\u{1B}');
    await screens.see('helm-controller');
    screens.unmount();
  });

  test('z leaves only pods with a problem', async () => {
    const screens = showScreens(twoClusters);
    await screens.see('source-controller');
    screens.press('z');
    await screens.seeNot('source-controller');
    expect(screens.frame()).toContain('ImagePullBackOff');
    screens.press('g');
    await screens.see('[only problems]');
    screens.unmount();
  });
});
