import {expect, test} from 'vitest';
import {container, minute, pod, running, second, termination, testNow, waiting} from '../../../helpers/pods.ts';
import {answerWith, scriptFor, showScreens} from '../../../helpers/screens.tsx';

const trimmed = (frame: string) =>
  frame
    .split('\n')
    .map(line => line.trimEnd())
    .join('\n');

test('a pane in each health', async () => {
  const creating = container({state: waiting('ContainerCreating'), ready: false, started: false});
  const crashing = container({
    state: waiting('CrashLoopBackOff', 'back-off 40s restarting failed container=manager'),
    restartCount: 5,
    lastTermination: termination(137, {reason: 'OOMKilled', finishedAt: testNow - 3 * minute}),
  });
  const old = pod({
    app: 'source-controller',
    templateHash: 'aaaa',
    createdAt: testNow - 90 * minute,
    deleting: true,
    deletionTime: testNow,
  });
  const screens = showScreens(({clusters, answer}) => {
    clusters('prod-a');
    answer(
      'prod-a',
      answerWith([
        pod(),
        pod({
          app: 'helm-controller',
          phase: 'Pending',
          containers: [creating],
          createdAt: testNow - 20 * second,
          startTime: testNow - 20 * second,
        }),
        pod({app: 'kustomize-controller', containers: [crashing]}),
        pod({
          app: 'notification-controller',
          phase: 'Pending',
          nodeName: null,
          containers: [],
          createdAt: testNow - minute,
        }),
        old,
      ]),
    );
  });
  await screens.see('OOMKilled');
  expect(trimmed(screens.frame())).toMatchInlineSnapshot(`
    "prod-a  ✗ FAILING  1 of 4 ready  blocked for 3m30s by kustomize: OOMKilled, 5 restarts     ◉ live 0s
    ╭─ ▸ helm ───────── Pending ∙ ContainerCreating ─╮┏❯ ✗ kustomize ━━━━━ Running ∙ CrashLoopBackOff ━┓
    │ creating 20s ▸ start ▸ ready                   │┃ unknown 56m ▸ starting 3m30s ✗ ▸ ready         ┃
    │                                     ▒▒▒▒       │┃ ✗✗✗✗✗✗✗✗✗✗✗✗✗✗✗✗✗✗✗✗✗✗✗✗✗✗✗✗✗✗✗✗✗✗✗✗✗✗✗✗       ┃
    │ 0/1 ready   0 restarts   age 20s               │┃ 0/1 ready   5 restarts (3m ago)   age 60m      ┃
    ╰────────────────────────────────────────────────╯┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛
    ╭─ ! notification ───────────────────── Pending ─╮╭─ ✓ source-contr⋯dcd8cf-5fs52  Running ∙ ready ─╮
    │ creating 60s ✗ ▸ start ▸ ready                 ││ ready                                          │
    │                              ✗✗✗✗✗✗✗✗✗✗✗       ││ █                                              │
    │ 0/0 ready   0 restarts   age 60s   no node     ││ 1/1 ready   0 restarts   age 60m               │
    ╰────────────────────────────────────────────────╯╰────────────────────────────────────────────────╯
    ╭─ - source-c⋯a-5fs52  Running ∙ Terminating, ⋯ ─╮
    │ queued 30m ▸ ran 59m ▸ terminating 10s         │
    │ ██████████████████████████████████████◂◂       │
    │ 1/1 ready   0 restarts   age 90m               │
    ╰────────────────────────────────────────────────╯
    ─ Why kustomize is stuck ───────────────────────────────────────────────────────────────────────────
      What   container keeps crashing
      Why    OOMKilled, exit code 137 (killed because it used more than its memory limit)
      Do     raise its memory limit: big repositories and charts need more; the kubelet waits 40s before
             the next try, 5m at most
    ─ Last changes on prod-a ────────────────────────────────────────────────────────────────── t: all ─
      No change has been seen since the watch began.






    Enter open  v lines  y JSON  / filter  z problems  w rollout  t timeline  ? help  q quit"
  `);
  screens.unmount();
});

test('a replaced pod that is stuck in its removal says so, in panes, in lines and among the problems', async () => {
  const deletion = {deleting: true, deletionTime: testNow - 34 * minute, createdAt: testNow - 90 * minute};
  const stuck = pod({name: 'source-controller-97bdcd8cf-lost1', ...deletion});
  const screens = showScreens(({clusters, answer}) => {
    clusters('prod-a');
    answer('prod-a', answerWith([pod(), stuck]));
  });
  await screens.see(/┏❯ - source lost1 {2}Running ∙ Terminating, supe⋯ ━┓$/m);
  await screens.see('look for finalizers');
  await screens.see('terminating 34m ✗');
  await screens.see('✓ ENABLED');
  screens.press('z');
  await screens.seeNot('5fs52');
  await screens.see(/┏❯ - source lost1 ━+ Running ∙ Terminating, superseded ━┓$/m);
  await screens.see(/What is the matter with source lost1 [\s\S]*look for finalizers/);
  screens.press('v');
  await screens.see('PHASE');
  await screens.see(/- source lost1 .* Terminating 34m/);
  await screens.see('look for finalizers');
});

test('a replica on standby is told as such, in panes, in lines and on its own screen', async () => {
  const waits = container({state: running(), ready: false});
  const screens = showScreens(({clusters, answer}) => {
    clusters('prod-a');
    answer('prod-a', answerWith([pod(), pod({name: 'source-controller-97bdcd8cf-gd4bv', containers: [waits]})]));
  });
  await screens.see('✓ ENABLED  2 of 2 ready');
  expect(screens.frame()).toMatch(/─ ✓ source gd4bv ─+ Running ∙ standby ─/);
  // It is not ready by design: nothing of it looks like trouble.
  expect(screens.frame()).not.toContain('✗');
  screens.press('v');
  await screens.see('PHASE');
  expect(screens.frame()).toMatch(/✓ source gd4bv +Running +0\/1 .* on standby /);
  expect(screens.frame().replace('✗ failing', '')).not.toContain('✗');
  screens.press('j');
  screens.press('\r');
  await screens.see('✓ source-controller  Running ∙ standby');
  await screens.see('ok, on standby, for 60m: not ready by design, while another replica leads');
});

test('an app without pods is named until a person accepts that it is gone', async () => {
  const screens = showScreens(({clusters, answer}) => {
    clusters('prod-a');
    answer('prod-a', answerWith([pod(), pod({app: 'helm-controller'})]));
    answer('prod-a', answerWith([pod()]));
  });
  await screens.see('! no pod of helm-controller for 0s  a accept');
  await screens.see('  check whether its Deployment is scaled to 0, and the events of its ReplicaSet');
  await screens.see(/▸ INSTALLING {2}1 of 1 ready {2}no pod of helm-controller for 0s/);
  screens.press('a');
  await screens.see('No longer expected: helm-controller.');
  scriptFor(screens.monitor).answer('prod-a', answerWith([pod()]));
  await screens.see(/✓ ENABLED {2}1 of 1 ready {2,}/);
  expect(screens.frame()).not.toContain('no pod of helm-controller');
  screens.press('a');
  await screens.see('No app is missing here.');
});
