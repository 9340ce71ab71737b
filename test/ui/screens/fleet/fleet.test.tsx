import {describe, expect, test} from 'vitest';
import {fleetColumns} from '../../../../source/ui/screens/fleet/columns.ts';
import {pod} from '../../../helpers/pods.ts';
import {answerWith, type Script, showScreens} from '../../../helpers/screens.tsx';
import {trimmed} from '../../../helpers/trimmed.ts';
import {fleet, pulling} from '../../seven-clusters.ts';

describe('the table of all clusters', () => {
  test('120 columns', async () => {
    const screens = showScreens(fleet, {columns: 120, rows: 16});
    screens.press('0');
    await screens.see('WHY');
    expect(trimmed(screens.frame())).toMatchInlineSnapshot(`
      "ALL CLUSTERS  7:  2 ✗ failing  1 ? unknown  3 ✓ enabled  1 - not enabled                        ~ 5 of 7 live, oldest 5s
        CLUSTER          STATE           READY  FOR    WHY / WAITING FOR                                            RESTARTS
      ❯ staging          ✗ failing       1/2    5m     helm ImagePullBackOff: image cannot be pulled
        edge-1           ✗ failing       1/2    1m     kustomize CrashLoopBackOff: exit 1, 7 restarts               7
        gone             ? unknown              5s     unreachable: connection refused (ECONNREFUSED)
        prod-b           ✓~ enabled      1/1    5s     stale 5s: HTTP 502
        prod-a           ✓ enabled       2/2
        生产集群-北京四  ✓ enabled       1/1
        legacy           - not enabled





      08:00:01  prod-b  connection live -> stale
      0 back  C pick  Enter open  / filter  z problems  S sort  t timeline  c copy  r poll  p pause  ? help  q back"
    `);
    screens.unmount();
  });

  test('60 columns, ASCII', async () => {
    const screens = showScreens(fleet, {columns: 60, rows: 14, ascii: true});
    screens.press('0');
    await screens.see('CLUSTER');
    expect(trimmed(screens.frame())).toMatchInlineSnapshot(`
      "ALL CLUSTERS 7: 2 x  1 ?  3 +  1 -  ~ 5 of 7 live, oldest 5s
        CLUSTER           READY FOR   WHY / WAITING FOR
      > staging        x  1/2   5m    helm: image cannot be pull~
        edge-1         x  1/2   1m    kustomize: exit 1, 7 resta~
        gone           ?        5s    unreachable: connection re~
        prod-b         +~ 1/1   5s    stale 5s: HTTP 502
        prod-a         +  2/2
        生产集~北京四  +  1/1
        legacy         -



      08:00:01  prod-b  connection live -> stale
      Enter open  / filter  z problems  t timeline  ? help  q back"
    `);
    screens.unmount();
  });

  test('80 columns still say why', async () => {
    const screens = showScreens(fleet, {columns: 80, rows: 16});
    screens.press('0');
    await screens.see('WHY');
    expect(trimmed(screens.frame())).toMatchInlineSnapshot(`
      "ALL CLUSTERS 7: 2 ✗  1 ?  3 ✓  1 -                      ~ 5 of 7 live, oldest 5s
        CLUSTER         STATE          READY FOR   WHY / WAITING FOR
      ❯ staging         ✗ failing      1/2   5m    helm: image cannot be pulled
        edge-1          ✗ failing      1/2   1m    kustomize: exit 1, 7 restarts
        gone            ? unknown            5s    unreachable: connection refused (⋯
        prod-b          ✓~ enabled     1/1   5s    stale 5s: HTTP 502
        prod-a          ✓ enabled      2/2
        生产集群-北京四 ✓ enabled      1/1
        legacy          - not enabled





      08:00:01  prod-b  connection live -> stale
      Enter open  / filter  z problems  t timeline  r poll  p pause  ? help  q back"
    `);
    screens.unmount();
  });

  test('40 columns keep name, state, ready and why', async () => {
    const screens = showScreens(fleet, {columns: 40, rows: 10});
    screens.press('0');
    await screens.see('WHY');
    expect(trimmed(screens.frame())).toMatchInlineSnapshot(`
      "ALL 7: 2✗ 1? 3✓ 1-              ~ 5/7 5s
        CLUSTER       READY WHY / WAITING FOR
      ❯ staging    ✗  1/2   helm: image cann⋯
        edge-1     ✗  1/2   kustomize: exit ⋯
        gone       ?        unreachable: con⋯
        prod-b     ✓~ 1/1   stale 5s: HTTP 5⋯
        prod-a     ✓  2/2
        生产⋯京四  ✓  1/1
      cluster 1/7  08:00:01 prod-b connection⋯
      Enter open  z problems  ? help  q back"
    `);
    screens.unmount();
  });

  test('50 columns also tell for how long', async () => {
    const screens = showScreens(fleet, {columns: 50, rows: 15});
    screens.press('0');
    await screens.see('FOR');
    expect(trimmed(screens.frame())).toMatchInlineSnapshot(`
      "ALL CLUSTERS 7: 2 ✗  1 ?  3 ✓  1 -        ~ 5/7 5s
        CLUSTER        READY FOR   WHY / WAITING FOR
      ❯ staging     ✗  1/2   5m    helm: image cannot ⋯
        edge-1      ✗  1/2   1m    kustomize: exit 1, ⋯
        gone        ?        5s    unreachable: connec⋯
        prod-b      ✓~ 1/1   5s    stale 5s: HTTP 502
        prod-a      ✓  2/2
        生产⋯京四   ✓  1/1
        legacy      -




      08:00:01 prod-b connection live -> stale
      Enter open  / filter  z problems  ? help  q back"
    `);
    screens.unmount();
  });

  test.each([40, 50, 60, 80, 100, 120, 200, 300])('fits into %i columns', width => {
    const {widths, gap} = fleetColumns(width, 30, 5);
    expect([...widths.keys()]).toEqual(expect.arrayContaining(['CLUSTER', 'STATE', 'READY', 'WHY']));
    expect([...widths.values()].reduce((sum, cells) => sum + cells + gap, 0)).toBe(width);
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
    screens.press('0');
    await screens.see('1/1 ready');
    screens.press('0');
    await screens.see('❯ edge-1');
    screens.press('t');
    await screens.seeNot('ALL CLUSTERS');
    screens.press('0');
    await screens.see('❯ edge-1');
    screens.press('q');
    await screens.see('1/1 ready');
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

  test('opens at the worst when the selected cluster is out of view', async () => {
    const names = Array.from({length: 20}, (_, index) => `c-${index + 1}`);
    const play = ({clusters, answer, show}: Script) => {
      clusters(...names, 'bad');
      answer('c-3', answerWith([pod()]));
      answer('bad', answerWith([pod(), pulling]));
      show('c-3');
    };
    const screens = showScreens(play, {columns: 80, rows: 14});
    screens.press('0');
    await screens.see('❯ bad');
    screens.press('\r');
    await screens.see('bad  ✗');
    screens.press('0');
    await screens.see('❯ bad');
    screens.press('G');
    await screens.see(/❯ c-3 .*enabled/);
    screens.press('S');
    await screens.see('Sorted by name.');
    expect(screens.frame()).toMatch(/❯ c-3 .*enabled/);
    screens.unmount();
  });

  test.each([
    ['cannot be pulled', 'staging'],
    ['exit 1, 7', 'edge-1'],
    ['ECONNREFUSED', 'gone'],
    ['stale', 'prod-b'],
  ])('/%s finds the cluster of which that is said', async (text, name) => {
    const screens = showScreens(fleet);
    screens.press('0');
    await screens.see('ALL CLUSTERS');
    screens.press('/');
    screens.press(`${text}\r`);
    await screens.seeNot(/^ +legacy/m);
    const rows = [...screens.frame().matchAll(/^[❯ ] (\S+) +[✓✗!▸?-]/gm)].map(match => match[1]);
    expect(rows).toEqual([name]);
    screens.unmount();
  });

  test('the worst comes first; S goes on to the names and round again, and leaves the pods as listed', async () => {
    const screens = showScreens(fleet, {columns: 120, rows: 30});
    screens.press('0');
    await screens.see('❯ staging');
    const order = () => [...screens.frame().matchAll(/^[❯ ] (\S+) +[✓✗!▸?-]~? \w/gm)].map(match => match[1]);
    expect(order()).toEqual(['staging', 'edge-1', 'gone', 'prod-b', 'prod-a', '生产集群-北京四', 'legacy']);
    screens.press('S');
    await screens.see('Sorted by name.');
    expect(order().slice(0, 3)).toEqual(['edge-1', 'gone', 'legacy']);
    screens.press('j');
    await screens.see('[by name]');
    screens.press('SSS');
    await screens.see('Sorted as listed.');
    expect(order()[0]).toBe('prod-a');
    screens.press('S');
    await screens.see('Sorted worst first.');
    screens.press('j');
    await screens.seeNot('Sorted');
    expect(screens.frame()).not.toContain('[worst first]');
    screens.press('S');
    await screens.see('Sorted by name.');
    screens.press('qj');
    await screens.see('1/2');
    expect(screens.frame()).not.toContain('[by name]');
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
