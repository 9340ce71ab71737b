import {describe, expect, test} from 'vitest';
import {UcsError} from '../../source/ucs/errors.ts';
import {fleetColumns} from '../../source/ui/fleet-rows.ts';
import {container, minute, pod, second, termination, testNow, waiting} from '../helpers/pods.ts';
import {answerWith, type Script, showScreens} from '../helpers/screens.tsx';

const trimmed = (frame: string) =>
  frame
    .split('\n')
    .map(line => line.trimEnd())
    .join('\n');

const pulling = pod({
  app: 'helm-controller',
  phase: 'Pending',
  containers: [container({state: waiting('ImagePullBackOff'), ready: false})],
  startTime: testNow - 5 * minute,
});
const crashing = pod({
  app: 'kustomize-controller',
  containers: [container({state: waiting('CrashLoopBackOff'), restartCount: 7, lastTermination: termination(1)})],
});

const fleet = ({clusters, answer, fail, now, show}: Script) => {
  clusters('prod-a', 'prod-b', 'staging', 'edge-1', '生产集群-北京四', 'legacy', 'gone');
  answer('prod-a', answerWith([pod(), pod({app: 'helm-controller'})]));
  answer('prod-b', answerWith([pod()]));
  answer('staging', answerWith([pod(), pulling]));
  answer('edge-1', answerWith([pod(), crashing]));
  answer('生产集群-北京四', answerWith([pod()]));
  answer('legacy', {...answerWith([]), observation: {kind: 'announced', announcement: 'not-enabled'}});
  fail('gone', new UcsError({kind: 'network', message: 'connection refused (ECONNREFUSED)'}));
  fail('prod-b', new UcsError({kind: 'server', message: 'HTTP 502'}), testNow + second);
  now(testNow + 7 * second);
  show('staging');
};

describe('the table of all clusters', () => {
  test('120 columns', async () => {
    const screens = showScreens(fleet, {columns: 120, rows: 16});
    screens.press('0');
    await screens.see('WORST POD');
    expect(trimmed(screens.frame())).toMatchInlineSnapshot(`
      "staging  ✗ failing  ▰▰▰▰▰▰▱▱▱▱  1/2  62%  every 5s                                                           live 7s ago
       1 prod-a ✓  2 prod-b ✓~ [3 staging ✗] 4 edge-1 ✗  5 生产集群-北京四 ✓  6 legacy -  7 gone ?~
          CLUSTER           STATE           PROGRESS        READY     RESTARTS     WORST POD                DATA
          prod-a            ✓ enabled       ▰▰▰▰▰▰▰▰ 100%   2/2       0                                     live 5s
          prod-b            ✓~ enabled      ▰▰▰▰▰▰▰▰ 100%   1/1       0            ! HTTP 502               stale 5s
        ❯ staging           ✗ failing       ▰▰▰▰▰▱▱▱ 62%    1/2       0            ✗ ImagePullBackOff he⋯   live 5s
          edge-1            ✗ failing       ▰▰▰▰▰▰▱▱ 75%    1/2       7            ✗ CrashLoopBackOff ku⋯   live 5s
          生产集群-北京四   ✓ enabled       ▰▰▰▰▰▰▰▰ 100%   1/1       0                                     live 5s
          legacy            - not enabled                                                                   live 5s
          gone              ? unknown                                              ! connection refused ⋯   unreachable




      08:00:01 prod-b connection live -> stale
      C pick  Enter open  / filter  z problems  S sort  t timeline  c copy  r poll  p pause  ? help  q quit"
    `);
    screens.unmount();
  });

  test('60 columns, ASCII', async () => {
    const screens = showScreens(fleet, {columns: 60, rows: 14, ascii: true});
    screens.press('0');
    await screens.see('CLUSTER');
    expect(trimmed(screens.frame())).toMatchInlineSnapshot(`
      "staging  x failing  ######....  1/2  62%         live 7s ago
      < 2 [3 staging x] 4 edge-1 x  5 生产集群-北京四 +  2 >
          CLUSTER           STATE           DATA
          prod-a            + enabled       live 5s
          prod-b            +~ enabled      stale 5s
        > staging           x failing       live 5s
          edge-1            x failing       live 5s
          生产集群-北京四   + enabled       live 5s
          legacy            - not enabled   live 5s
          gone              ? unknown       unreachable


      08:00:01 prod-b connection live -> stale
      Enter open  / filter  z problems  t timeline  ? help  q quit"
    `);
    screens.unmount();
  });

  test.each([40, 50, 60, 80, 100, 120, 200, 300])('fits into %i columns', width => {
    const columns = [...fleetColumns(width, 30).values()];
    expect(columns.length).toBeGreaterThanOrEqual(2);
    expect(columns.reduce((sum, cells) => sum + cells + 3, 1)).toBeLessThanOrEqual(width);
  });

  test('Enter goes to the cluster under the cursor, 0 comes back to it', async () => {
    const screens = showScreens(fleet);
    screens.press('0');
    await screens.see('❯ staging');
    screens.press('j');
    await screens.see('❯ edge-1');
    screens.press('\r');
    await screens.see('[4 edge-1');
    screens.press('0');
    await screens.see('❯ edge-1');
    screens.press('q');
    await screens.see('READY 1/1');
    screens.unmount();
  });

  test('/ filters by name, state and reason, z by problems, Esc shows all', async () => {
    const screens = showScreens(fleet);
    screens.press('0');
    screens.press('/');
    screens.press('crashloop\r');
    await screens.seeNot(/^ +legacy/m);
    expect(screens.frame()).toContain('edge-1');
    screens.press('\u{1B}');
    await screens.see(/^ +legacy/m);
    screens.press('z');
    await screens.seeNot(/^ +legacy/m);
    expect(screens.frame()).toMatch(/staging.*edge-1.*gone/s);
    screens.unmount();
  });

  test('S puts the worst first, then goes on to the names and round again', async () => {
    const screens = showScreens(fleet, {columns: 120, rows: 30});
    screens.press('0');
    screens.press('S');
    await screens.see('Sorted worst first.');
    const order = () => [...screens.frame().matchAll(/^ +(?:❯ )? *(\S+) +[✓✗!▸?-] \w/gm)].map(match => match[1]);
    expect(order().slice(0, 2).toSorted()).toEqual(['edge-1', 'staging']);
    screens.press('S');
    await screens.see('Sorted by name.');
    expect(order().slice(0, 3)).toEqual(['edge-1', 'gone', 'legacy']);
    screens.press('SSS');
    await screens.see('Sorted as listed.');
    screens.unmount();
  });

  test('200 clusters scroll, and only those in view are in the frame', async () => {
    const names = Array.from({length: 200}, (_, index) => `c-${String(index + 1).padStart(3, '0')}`);
    const screens = showScreens(({clusters}) => clusters(...names), {columns: 100, rows: 20});
    screens.press('0');
    await screens.see('cluster 1/200');
    screens.press('G');
    await screens.see('❯ c-200');
    expect(screens.frame()).not.toContain('c-100');
    expect(screens.frame()).toContain('cluster 200/200');
    screens.unmount();
  });
});

describe('the picker', () => {
  test('letters narrow the list, Enter goes there', async () => {
    const screens = showScreens(fleet);
    screens.press('C');
    await screens.see('7 of 7');
    screens.press('edg');
    await screens.see('1 of 7');
    screens.press('\r');
    await screens.see('[4 edge-1');
    screens.unmount();
  });

  test('letters that are keys elsewhere are letters here; Esc closes', async () => {
    const screens = showScreens(fleet);
    screens.press('C');
    screens.press('qs');
    await screens.see('Cluster: qs');
    expect(screens.asked).toEqual([]);
    screens.press('\u{7F}\u{7F}');
    await screens.see('7 of 7');
    screens.press('\u{1B}[B');
    await screens.see('❯ prod-b');
    screens.press('\u{1B}');
    await screens.see('READY');
    screens.unmount();
  });
});

describe('the order of pods', () => {
  test('S puts the worst pod first', async () => {
    const screens = showScreens(({clusters, answer}) => {
      clusters('a');
      answer('a', answerWith([pod({app: 'a-controller'}), {...pulling, app: 'z-controller'}]));
    });
    await screens.see('❯ ✓ a-controller');
    screens.press('S');
    await screens.see('Sorted worst first.');
    expect(screens.frame().indexOf('z-controller')).toBeLessThan(screens.frame().indexOf('a-controller'));
    screens.unmount();
  });
});

describe('the timeline', () => {
  const changing = ({clusters, answer}: Script) => {
    clusters('prod-a', 'prod-b');
    answer('prod-a', answerWith([pod()]));
    answer('prod-b', answerWith([pod()]));
    answer(
      'prod-a',
      answerWith([{...pod(), phase: 'Failed', statusReason: 'Evicted', containers: []}]),
      testNow + 5 * second,
    );
    answer('prod-b', answerWith([]), testNow + 9 * second);
  };

  test('newest first, with time, cluster, pod, from and to', async () => {
    const screens = showScreens(changing, {columns: 100, rows: 14});
    screens.press('t');
    await screens.see('Evicted');
    expect(trimmed(screens.frame())).toMatchInlineSnapshot(`
      "prod-a  ! degraded  ▰▰▱▱▱▱▱▱▱▱  0/1  25%  every 5s                                       live 0s ago
      [1 prod-a !] 2 prod-b -
      08:00:09 prod-b state enabled -> not-enabled
      08:00:09 prod-b source-controller-97bdcd8cf-5fs52 is gone (was Running)
      08:00:05 prod-a state enabled -> degraded
      08:00:05 prod-a source-controller-97bdcd8cf-5fs52 ready 1/1 -> 0/1
      08:00:05 prod-a source-controller-97bdcd8cf-5fs52 Running -> Evicted





      08:00:09 prod-b state enabled -> not-enabled
      0 all  C pick  / filter  c copy  r poll  p pause  ? help  q quit"
    `);
    screens.unmount();
  });

  test('is filtered, and Esc goes back', async () => {
    const screens = showScreens(changing);
    screens.press('t');
    await screens.see('Evicted');
    screens.press('/');
    screens.press('prod-b\r');
    await screens.seeNot('Evicted');
    screens.press('\u{1B}');
    await screens.see('Evicted');
    screens.press('\u{1B}');
    await screens.see('READY');
    screens.unmount();
  });

  test('before anything changed it says so', async () => {
    const screens = showScreens(({clusters}) => clusters('a'));
    screens.press('t');
    await screens.see('No change has been seen since the watch began.');
    screens.unmount();
  });
});

describe('copying', () => {
  test.each<[string, string, string]>([
    ['the name of the pod under the cursor', 'c', 'copy source-controller-97bdcd8cf-5fs52'],
    ['the id of the cluster under the cursor', '0c', 'copy a'],
    ['the JSON', 'yc', 'copy {\n  "items": []\n}'],
  ])('%s', async (_name, keys, asked) => {
    const screens = showScreens(({clusters, answer}) => {
      clusters('a');
      answer('a', answerWith([pod()]));
    });
    for (const key of keys) {
      screens.press(key);
    }
    await screens.see('Copied');
    expect(screens.asked).toEqual([asked]);
    screens.unmount();
  });

  test('the hint with the name, where a pod has one', async () => {
    const screens = showScreens(({clusters, answer}) => {
      clusters('a');
      answer('a', answerWith([crashing]));
    });
    screens.press('\r');
    await screens.see('CrashLoopBackOff');
    screens.press('c');
    await screens.see('Copied the name and hint');
    expect(screens.asked[0]).toMatch(/^copy kustomize-controller\S+: exit code 1/);
    screens.unmount();
  });

  test('what is too long is not sent', async () => {
    const screens = showScreens(
      ({clusters, answer}) => {
        clusters('a');
        answer('a', answerWith([pod()]));
      },
      {copies: false},
    );
    screens.press('c');
    await screens.see('Too long for the clipboard');
    screens.unmount();
  });
});
