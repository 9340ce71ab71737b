import {describe, expect, test} from 'vitest';
import type {Pod} from '../../../../source/rollout/pod/pod.ts';
import {condition, container, pod, running, second, testNow, waiting} from '../../../helpers/pods.ts';
import {answerWith, type Script, showScreens} from '../../../helpers/screens.tsx';
import {trimmed} from '../../../helpers/trimmed.ts';

const ago = (seconds: number) => testNow - seconds * second;

function comingUp(app: string, readyAgo: number | null): Pod {
  const started = readyAgo === null ? waiting('ContainerCreating') : running(ago(readyAgo + 5));
  const ready = condition('Ready', readyAgo === null ? 'False' : 'True', {lastTransitionTime: ago(readyAgo ?? 38)});
  return pod({
    app,
    createdAt: ago(40),
    startTime: ago(38),
    phase: readyAgo === null ? 'Pending' : 'Running',
    conditions: [condition('PodScheduled', 'True', {lastTransitionTime: ago(38)}), ready],
    containers: [container({state: started})],
  });
}

const play = ({clusters, answer}: Script) => {
  clusters('prod-a', 'prod-b');
  answer('prod-a', answerWith([comingUp('helm-controller', null), comingUp('source-controller', 15)]));
  answer('prod-b', answerWith([comingUp('kustomize-controller', 20), comingUp('source-controller', 10)]));
};

describe('the rollout on the whole screen', () => {
  test('w shows bars and words on one axis, and w closes it', async () => {
    const screens = showScreens(play, {columns: 80, rows: 14});
    await screens.see('w rollout');
    screens.press('w');
    await screens.see('began');
    expect(trimmed(screens.frame())).toMatchInlineSnapshot(`
      "prod-a  ▸ INSTALLING  1 of 2 ready  40s so far, 1 pod to go            ◉ live 0s
      [1 prod-a ▸] 2 prod-b ✓
                 0s               10s              20s              30s
        ▸ helm   ░░░▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒
                 queued 2s ▸ creating 38s ▸ start ▸ ready
        ✓ source ░░░▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▓▓▓▓▓▓▓▓▓█
                 queued 2s ▸ creating 18s ▸ start 5s ▸ ready  took 25s
        ░ queued  ▒ creating  ▓ running, not ready  █ ready  ✗ failing
        began 07:59:20; 1 pod to go; the one that is ready took 25s



      no change seen yet
      ] cluster  0 all  y JSON  Ctrl-s dump  t timeline  r poll  ? help  q back"
    `);
    screens.press('w');
    await screens.seeNot('queued 2s');
    screens.unmount();
  });

  test('] goes to the rollout of the next cluster, which is over', async () => {
    const screens = showScreens(play, {columns: 60, rows: 12});
    screens.press('w');
    await screens.see('began');
    screens.press(']');
    await screens.see('all ready');
    expect(trimmed(screens.frame())).toMatchInlineSnapshot(`
      "✓ prod-b ENABLED  2/2  took 30s, slowest source 30s     ◉ 0s
       1 prod-a ▸ [2 prod-b ✓]
                    0s         10s         20s        30s
        ✓ kustomize ░░▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▓▓▓▓▓▓█
                    creating 13s ▸ start 5s ▸ ready  took 20s
        ✓ source    ░░▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▓▓▓▓▓▓█
                    creating 23s ▸ start 5s ▸ ready  took 30s
        began 07:59:20; all ready at 07:59:50, after 30s


      no change seen yet
      ] cluster  0 all  y JSON  t timeline  ? help  q back"
    `);
    screens.unmount();
  });

  test('a list that does not fit has a line per pod, and scrolls', async () => {
    const screens = showScreens(
      ({clusters, answer}) => {
        clusters('prod-a');
        answer('prod-a', answerWith(Array.from({length: 9}, (_, index) => comingUp(`app-${index}`, 10 + index))));
      },
      {columns: 40, rows: 10},
    );
    screens.press('w');
    await screens.see('app-0');
    await screens.seeNot('app-8');
    screens.press('G');
    await screens.see('app-8');
    expect(trimmed(screens.frame())).toMatchInlineSnapshot(`
      "▸ prod-a INSTALLING  9/9  40s       ◉ 0s
      ! no pod of source-controller⋯  a accept
                0s      20s
        ✓ app-4 ░▒▒▒▒▒▒▒▓▓█      ready in 26s
        ✓ app-5 ░▒▒▒▒▒▒▒▓▓█      ready in 25s
        ✓ app-6 ░▒▒▒▒▒▒▒▓▓█      ready in 24s
        ✓ app-7 ░▒▒▒▒▒▒▓▓█       ready in 23s
        ✓ app-8 ░▒▒▒▒▒▒▓▓█       ready in 22s
      5-9/9  no change seen yet
      y JSON  t timeline  ? help  q back"
    `);
    screens.unmount();
  });

  test('a cluster without pods says so', async () => {
    const screens = showScreens(
      ({clusters, answer}) => {
        clusters('prod-a');
        answer('prod-a', answerWith([]));
      },
      {columns: 80, rows: 12},
    );
    screens.press('w');
    await screens.see('There are no pods whose rollout could be shown.');
    screens.unmount();
  });
});
