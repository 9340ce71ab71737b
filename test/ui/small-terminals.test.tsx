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
      "prod-a  ✗ failing  ▰▰▰▰▰▰▰▰▱▱  4/5     live 0s ago
          NAME                   STATUS            READY
      ❯ ✗ helm-contro⋯d8cf-5fs52 ImagePullBackOff  0/1
        ✓ image-refle⋯d8cf-5fs52 Running           1/1
        ✓ kustomize-c⋯d8cf-5fs52 Running           1/1
        ✓ notificatio⋯d8cf-5fs52 Running           1/1
        ✓ source-cont⋯d8cf-5fs52 Running           1/1
      failed for 60m: check the image name, access to
      SWR, the pull secret, and cluster egress or its
      VPC endpoint (VPCEP); image
      hwofficial/helm-controller:v1.4.4 from
      swr.cn-north-4.myhuaweicloud.com; the kubelet
      tries again within 5m
      no change seen yet
      Enter open  y JSON  / filter  ? help  q quit"
    `);
    screens.unmount();
  });

  test('40x10 still has a screen', async () => {
    const screens = showScreens(twoClusters, {columns: 40, rows: 10});
    await screens.see('q quit');
    expect(trimmed(screens.frame())).toMatchInlineSnapshot(`
      "prod-a  ✗ failing  2/3       live 0s ago
      [1 prod-a ✗] 2 prod-b ✓
          NAME               STATUS
      ❯ ✗ helm-cont⋯cf-5fs52 ImagePullBackOff
        ✓ kustomize⋯cf-5fs52 Running
        ✓ source-co⋯cf-5fs52 Running


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
