import {expect, onTestFinished, test} from 'vitest';
import {container, pod, second, testNow, waiting} from '../../../helpers/pods.ts';
import {answerWith, type Script, showScreens, type TestScreensOptions} from '../../../helpers/screens.tsx';

const waits = (reason: string) =>
  answerWith([
    pod({app: 'helm-controller', phase: 'Pending', containers: [container({state: waiting(reason), ready: false})]}),
  ]);

const looping = ({clusters, answer}: Script) => {
  clusters('prod-a', 'prod-b');
  answer('prod-b', answerWith([pod({app: 'source-controller'})]));
  answer('prod-b', answerWith([]), testNow + second);
  answer('prod-a', waits('ContainerCreating'));
  for (let round = 0; round < 3; round += 1) {
    answer('prod-a', waits('ErrImagePull'), testNow + (5 + 10 * round) * second);
    answer('prod-a', waits('ImagePullBackOff'), testNow + (10 + 10 * round) * second);
  }
};

async function show(play: (script: Script) => void, options: TestScreensOptions = {}) {
  const screens = showScreens(play, options);
  onTestFinished(screens.unmount);
  await screens.see('q quit');
  const frame = screens.frame();
  const lines = frame.split('\n').map(line => line.trimEnd());
  const start = lines.findIndex(line => line.includes('Last changes'));
  return {
    ...screens,
    lines:
      start < 0
        ? []
        : lines.slice(
            start,
            lines.findIndex((line, row) => row > start && line === ''),
          ),
  };
}

test('what changed on the shown cluster, newest first, what goes to and fro on one line', async () => {
  expect((await show(looping)).lines).toMatchInlineSnapshot(`
    [
      "─ Last changes on prod-a ───────────────────────────────────────────────────────── t: all clusters ─",
      "  08:00:30  helm  ErrImagePull ⇄ ImagePullBackOff  x3 since 08:00:10",
      "  08:00:05  helm  ContainerCreating -> ErrImagePull",
    ]
  `);
});

test('with one cluster there are no others to speak of', async () => {
  const {lines} = await show(({clusters, answer}) => {
    clusters('prod-a');
    answer('prod-a', answerWith([pod()]));
  });
  expect(lines).toMatchInlineSnapshot(`
    [
      "─ Last changes on prod-a ────────────────────────────────────────────────────────────────── t: all ─",
      "  No change has been seen since the watch began.",
    ]
  `);
});

test('only as many as there is room for, the newest', async () => {
  const many = ({clusters, answer}: Script) => {
    clusters('prod-a');
    answer('prod-a', answerWith([]));
    for (let round = 1; round <= 40; round += 1) {
      answer('prod-a', answerWith([pod({name: `source-controller-97bdcd8cf-${round}`})]), testNow + round * second);
    }
  };
  const {lines, frame} = await show(many, {columns: 80, rows: 24});
  expect(lines.length).toBeGreaterThan(3);
  expect(lines[1]).toContain('08:00:40');
  expect(frame().split('\n')).toHaveLength(24);
  expect(frame()).toMatch(/q quit\s*$/);
});

test('too little room: none, and the pods stay', async () => {
  const {lines, frame} = await show(looping, {columns: 40, rows: 10});
  expect(lines).toEqual([]);
  expect(frame()).toContain('❯ ✗ helm');
});
