import {describe, expect, test} from 'vitest';
import {pod, second, testNow} from '../helpers/pods.ts';
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

describe('keys', () => {
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
    await screens.see('❯ ✗ helm-controller');
    screens.press('l');
    await screens.see('❯ ✓ kustomize-controller');
    screens.press('\r');
    await screens.see('container manager');
    expect(trimmed(screens.frame())).toMatchInlineSnapshot(`
      "prod-a  ✗ failing  ▰▰▰▰▰▰▰▱▱▱  2/3  75%  every 5s                                        live 0s ago
      [1 prod-a ✗] 2 prod-b ✓
      ✓ kustomize-controller  Running
      pod         kustomize-controller-97bdcd8cf-5fs52
      namespace   flux-system
      owner       ReplicaSet kustomize-controller-97bdcd8cf
      health      ok, Running, for 60m
      phase       Running
      ready       1/1
      restarts    3 (60s ago)
      age         60m
      node        192.168.0.138
      host IP     192.168.0.138
      pod IP      172.16.0.10

      container manager
        state       running 60m
        ready       yes
        started     yes
        restarts    3
        last ended  Error, exit 1, 60s ago
        image       swr.cn-north-4.myhuaweicloud.com/fluxcd/source-controller:v1.4.1






      no change seen yet
      ] cluster  0 all  C pick  y JSON  Ctrl-s dump  t timeline  c copy  r poll  p pause  ? help  q quit"
    `);
    screens.press('\u{1B}');
    await screens.see('❯ ✓ kustomize-controller');
    screens.unmount();
  });

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
    expect(screens.frame()).toContain('[only problems]');
    screens.unmount();
  });

  test('v changes between panes and lines', async () => {
    const screens = showScreens(twoClusters);
    await screens.see('NODE 192.168.0.138');
    screens.press('v');
    await screens.see('STATUS');
    screens.press('v');
    await screens.see('NODE 192.168.0.138');
    screens.unmount();
  });

  test('Ctrl-s says where the answer was written, or why not', async () => {
    const screens = showScreens(twoClusters);
    screens.press('\u{13}');
    await screens.see('Wrote /tmp/prod-a.json');
    screens.unmount();
    const failing = showScreens(twoClusters, {
      dump: () => Promise.reject(new Error('Cannot write the dump: no space.')),
    });
    failing.press('\u{13}');
    await failing.see('Cannot write the dump: no space.');
    failing.unmount();
  });

  test('r asks now, p pauses, + and - change the interval down to 2 s', async () => {
    const screens = showScreens(twoClusters);
    screens.press('r');
    await screens.see('Asking prod-a now.');
    expect(screens.asked).toEqual(['poll prod-a']);
    screens.press('p');
    await screens.see('PAUSED');
    screens.press(' ');
    await screens.see('Going on.');
    screens.press('+');
    await screens.see('Polling every 6s.');
    screens.press('------');
    await screens.see('Polling every 2s.');
    screens.unmount();
  });

  test.each(['s', 'R', 'W', 'e', '\u{4}', '\u{B}'])('%j is told to be of no effect', async key => {
    const screens = showScreens(twoClusters);
    screens.press(key);
    await screens.see('this tool is read-only');
    expect(screens.asked).toEqual([]);
    screens.unmount();
  });

  test('q goes back and at the root quits with 0; Ctrl-C quits with 130 from anywhere', async () => {
    const screens = showScreens(twoClusters);
    screens.press('?');
    await screens.see('to the top');
    screens.press('q');
    await screens.see('READY');
    expect(screens.asked).toEqual([]);
    screens.press('q');
    screens.press('/');
    screens.press('\u{3}');
    expect(screens.asked).toEqual(['quit 0', 'quit 130']);
    screens.unmount();
  });

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

describe('what stands where pods would', () => {
  test.each<[string, (script: Script) => void, string]>([
    ['before the first answer', ({clusters}) => clusters('a'), 'Waiting for the first answer'],
    ['before the list', () => {}, 'Reading the list of clusters'],
    ['no clusters', ({clusters}) => clusters(), 'This account has no clusters in UCS'],
    [
      'not enabled',
      ({clusters, answer}) => {
        clusters('a');
        answer('a', {...answerWith([]), observation: {kind: 'announced', announcement: 'not-enabled'}});
      },
      'GitOps is not enabled on this cluster',
    ],
    [
      'installing',
      ({clusters, answer}) => {
        clusters('a');
        answer('a', {...answerWith([]), observation: {kind: 'announced', announcement: 'installing'}});
      },
      'UCS has no pods to show yet',
    ],
  ])('%s', async (_name, play, words) => {
    const screens = showScreens(play);
    await screens.see(words);
    screens.unmount();
  });
});

describe('help', () => {
  test('the whole key table', async () => {
    const screens = showScreens(twoClusters, {columns: 100, rows: 56});
    screens.press('?');
    await screens.see('Reading the screen');
    expect(trimmed(screens.frame())).toMatchInlineSnapshot(`
      "prod-a  ✗ failing  ▰▰▰▰▰▰▰▱▱▱  2/3  75%  every 5s                                        live 0s ago
      [1 prod-a ✗] 2 prod-b ✓
      Keys
      ] Tab                 next cluster
      [ Shift-Tab           previous cluster
      1-9                   cluster n
      0                     all clusters at once
      C                     pick a cluster by a part of its name
      k ↑                   move or scroll up
      j ↓                   move or scroll down
      h ←                   move or scroll left
      l →                   move or scroll right
      g Home                to the top
      G End                 to the end
      PgUp Ctrl-b           a page up
      PgDn Ctrl-f           a page down
      Enter                 open the pod, or the cluster
      Esc                   back; clears the filter
      v                     panes or lines
      y                     raw JSON of this cluster (of the pod, in its detail)
      Ctrl-s                write the last answer of this cluster, as received, to a file
      /                     filter pods, clusters or changes (! inverts); search in the JSON view
      n                     next match
      N                     previous match
      z                     only pods, or clusters, with a problem
      S                     next order: as listed, worst first, by name, restarts, age
      t                     what was seen to change, newest first
      c                     copy what is shown to the clipboard: the name, the hint, the JSON
      r                     poll now
      p Space               pause, go on
      +                     poll less often
      -                     poll more often
      m                     show or hide managedFields in the JSON view
      Ctrl-l                redraw the screen
      Ctrl-z                suspend (fg comes back)
      ?                     this help
      q                     back, at the root quit
      Ctrl-c                quit
      s R W e Ctrl-d Ctrl-k nothing: this tool is read-only

      Reading the screen
      A pod is ok (ready), progressing, degraded (wants attention, may heal) or failed (will not heal by
      itself).
      Superseded pods (terminating, of an older ReplicaSet, evicted and replaced) fade and do not count.
      +n behind the restarts: how many came since the watch began.
      Stale data fades: the last poll failed, or no answer came for three polls.








      no change seen yet
      ? help  q quit"
    `);
    screens.unmount();
  });

  test('in a Chinese, Japanese or Korean locale it says what --ascii is for', async () => {
    const screens = showScreens(twoClusters, {columns: 100, rows: 60, cjkLocale: true});
    screens.press('?');
    await screens.see('--ascii');
    screens.unmount();
  });
});

test('an unchanged poll keeps the frame as it is', async () => {
  const screens = showScreens(twoClusters);
  await screens.see('prod-a');
  const before = screens.frame();
  screens.answer('prod-b', answerWith([pod({app: 'notification-controller'})]), testNow + second);
  expect(screens.frame()).toBe(before);
  screens.unmount();
});
