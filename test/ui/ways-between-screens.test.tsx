import {describe, expect, test} from 'vitest';
import {showScreens} from '../helpers/screens.tsx';
import {trimmed} from '../helpers/trimmed.ts';
import {twoClusters} from '../helpers/two-clusters.ts';

describe('keys that go to another screen', () => {
  test('the next cluster, the one before, and cluster n', async () => {
    const screens = showScreens(twoClusters);
    await screens.see('[1 prod-a');
    screens.press(']');
    await screens.see('[2 prod-b');
    screens.press('[');
    await screens.see('[1 prod-a');
    screens.press('2');
    await screens.see('[2 prod-b');
    screens.press('7');
    await screens.see('There is no cluster 7: 2 in all.');
    screens.unmount();
  });

  test('Enter opens the pod under the cursor, Esc goes back', async () => {
    const screens = showScreens(twoClusters);
    await screens.see('❯ ✗ helm ');
    screens.press('l');
    await screens.see('❯ ✓ kustomize ');
    screens.press('\r');
    await screens.see('container manager');
    expect(trimmed(screens.frame())).toMatchInlineSnapshot(`
      "prod-a  ✗ FAILING  2 of 3 ready  blocked for 60m by helm: image cannot be pulled           ◉ live 0s
      [1 prod-a ✗] 2 prod-b ✓
      ✓ kustomize-controller  Running ∙ ready
      health      ok, Running, for 60m
      ready       1/1   restarts 3 (60s ago)   age 60m

      steps
        unknown      07:00:00    59m
        starting     07:59:00    60s, failing
        ready        by 08:00:00

      container manager
        state       running 60m
        ready       yes
        started     yes
        restarts    3
        last ended  Error, exit 1, 60s ago
        image       swr.cn-north-4.myhuaweicloud.com/fluxcd/source-controller:v1.4.1

      pod         kustomize-controller-97bdcd8cf-5fs52
      namespace   flux-system
      owner       ReplicaSet kustomize-controller-97bdcd8cf
      uid         uid-kustomize-controller-97bdcd8cf-5fs52
      node        192.168.0.138
      host IP     192.168.0.138
      pod IP      172.16.0.10


      no change seen yet
      ] cluster  0 all  y JSON  Ctrl-s dump  w rollout  t timeline  r poll  p pause  ? help  q back"
    `);
    screens.press('\u{1B}');
    await screens.see('❯ ✓ kustomize ');
    screens.unmount();
  });

  test('v changes between panes and lines', async () => {
    const screens = showScreens(twoClusters);
    await screens.see('┏❯ ✗ helm ');
    screens.press('v');
    await screens.see('PHASE');
    expect(screens.frame()).not.toContain('┏');
    screens.press('v');
    await screens.see('┏❯ ✗ helm ');
    expect(screens.frame()).not.toContain('PHASE');
    screens.unmount();
  });

  test('q goes back and at the root quits with 0; Ctrl-C quits with 130 from anywhere', async () => {
    const screens = showScreens(twoClusters);
    screens.press('?');
    await screens.see('to the top');
    screens.press('q');
    await screens.see('Last changes on prod-a');
    expect(screens.asked).toEqual([]);
    screens.press('q');
    screens.press('/');
    screens.press('\u{3}');
    expect(screens.asked).toEqual(['quit 0', 'quit 130']);
    screens.unmount();
  });
});
