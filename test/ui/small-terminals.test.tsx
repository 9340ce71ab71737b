import {describe, expect, test} from 'vitest';
import {pod} from '../helpers/pods.ts';
import {answerWith, type Script, showScreens} from '../helpers/screens.tsx';
import {trimmed} from '../helpers/trimmed.ts';
import {pulling, twoClusters} from '../helpers/two-clusters.ts';

describe('small terminals', () => {
  test('50x15: a line per pod, and the hint of the selected one', async () => {
    const play = ({clusters, answer}: Script) => {
      clusters('prod-a');
      const apps = ['helm', 'kustomize', 'notification', 'source', 'image-reflector'];
      answer(
        'prod-a',
        answerWith(
          apps.map(app =>
            pod({app: `${app}-controller`, ...(app === 'helm' ? {phase: 'Pending', containers: [pulling]} : {})}),
          ),
        ),
      );
    };
    const screens = showScreens(play, {columns: 50, rows: 15});
    await screens.see('q quit');
    expect(trimmed(screens.frame())).toMatchInlineSnapshot(`
      "✗ prod-a FAILING  4/5  60m                    ◉ 0s
                          RDY  0s
      ❯ ✗ helm            0/1  ✗✗✗✗✗✗✗✗ ImagePullBackOff
        ✓ image-reflector 1/1  █        ready
        ✓ kustomize       1/1  █        ready
        ✓ notification    1/1  █        ready
        ✓ source          1/1  █        ready
      ─ Why helm is stuck ──────────────────────────────
        What   image cannot be pulled:
               hwofficial/helm-controller:v1.4.4 from ⋯
        Do     check the image name, access to SWR, the
               pull secret, and cluster egress or its
               VPC endpoint (VPCEP); the kubelet tries ⋯
      no change seen yet
      Enter open  y JSON  w rollout  ? help  q quit"
    `);
    screens.unmount();
  });

  test('40x10 still has a screen', async () => {
    const screens = showScreens(twoClusters, {columns: 40, rows: 10});
    await screens.see('q quit');
    expect(trimmed(screens.frame())).toMatchInlineSnapshot(`
      "✗ prod-a FAILING  2/3  60m          ◉ 0s
      [1 prod-a ✗] 2 prod-b ✓
      ❯ ✗ helm      0/1  ImagePullBackOff 60m
        ✓ kustomize 1/1  ready
        ✓ source    1/1  ready
      ✗ helm: image cannot be pulled:
      hwofficial/helm-controller:v1.4.4 from ⋯
        check the image name, access to SWR, ⋯
      no change seen yet
      Enter open  y JSON  ? help  q quit"
    `);
    screens.unmount();
  });

  test.each([
    [39, 24],
    [80, 9],
    [20, 5],
    [1, 1],
  ])('%ix%i: one line says that it is too small', async (columns, rows) => {
    const screens = showScreens(twoClusters, {columns, rows});
    await screens.see('T');
    const lines = screens.frame().split('\n');
    expect('Terminal too small: 40x10 needed.').toContain(lines[0]?.trimEnd());
    expect(lines.length).toBeLessThanOrEqual(rows);
    screens.unmount();
  });
});
