import {describe, expect, test} from 'vitest';
import {ucsFailure} from '../../../../source/ucs/errors/words.ts';
import {fleetColumns} from '../../../../source/ui/screens/fleet/rows.ts';
import {testNow} from '../../../helpers/pods.ts';
import {showScreens} from '../../../helpers/screens.tsx';
import {trimmed} from '../../../helpers/trimmed.ts';
import {fleet} from '../../seven-clusters.ts';

describe('the table of all clusters', () => {
  test('120 columns', async () => {
    const screens = showScreens(fleet, {columns: 120, rows: 16});
    screens.press('0');
    await screens.see('WORST POD');
    expect(trimmed(screens.frame())).toMatchInlineSnapshot(`
      "staging  ✗ failing  ▰▰▰▰▰▰▱▱▱▱  1/2  62%  every 5s                                                           live 7s ago
       1 prod-a ✓  2 prod-b ✓~ [3 staging ✗] 4 edge-1 ✗  5 生产集群-北京四 ✓  6 legacy -  7 gone ?~
        CLUSTER          STATE           PROGRESS       READY    RESTARTS    WORST POD                         DATA
      ❯ staging          ✗ failing       ▰▰▰▰▰▱▱▱ 62%   1/2      0           ✗ ImagePullBackOff helm-control⋯  live 5s
        edge-1           ✗ failing       ▰▰▰▰▰▰▱▱ 75%   1/2      7           ✗ CrashLoopBackOff kustomize-co⋯  live 5s
        gone             ? unknown                                           ! connection refused (ECONNREFU⋯  unreachable
        prod-b           ✓~ enabled      ▰▰▰▰▰▰▰▰ 100%  1/1      0           ! HTTP 502                        stale 5s
        prod-a           ✓ enabled       ▰▰▰▰▰▰▰▰ 100%  2/2      0                                             live 5s
        生产集群-北京四  ✓ enabled       ▰▰▰▰▰▰▰▰ 100%  1/1      0                                             live 5s
        legacy           - not enabled                                                                         live 5s




      08:00:01  prod-b  connection live -> stale
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
        CLUSTER          STATE           READY    DATA
      > staging          x failing       1/2      live 5s
        edge-1           x failing       1/2      live 5s
        gone             ? unknown                unreachable
        prod-b           +~ enabled      1/1      stale 5s
        prod-a           + enabled       2/2      live 5s
        生产集群-北京四  + enabled       1/1      live 5s
        legacy           - not enabled            live 5s


      08:00:01  prod-b  connection live -> stale
      Enter open  / filter  z problems  t timeline  ? help  q quit"
    `);
    screens.unmount();
  });

  test('80 columns still say why', async () => {
    const screens = showScreens(fleet, {columns: 80, rows: 16});
    screens.press('0');
    await screens.see('WORST POD');
    expect(trimmed(screens.frame())).toMatchInlineSnapshot(`
      "staging  ✗ failing  ▰▰▰▰▰▰▱▱▱▱  1/2  62%  every 5s                   live 7s ago
      ‹ 2 [3 staging ✗] 4 edge-1 ✗  5 生产集群-北京四 ✓  6 legacy -  1 ›
        CLUSTER         STATE           READY    WORST POD             DATA
      ❯ staging         ✗ failing       1/2      ✗ ImagePullBackOff ⋯  live 5s
        edge-1          ✗ failing       1/2      ✗ CrashLoopBackOff ⋯  live 5s
        gone            ? unknown                ! connection refuse⋯  unreachable
        prod-b          ✓~ enabled      1/1      ! HTTP 502            stale 5s
        prod-a          ✓ enabled       2/2                            live 5s
        生产集⋯北京四   ✓ enabled       1/1                            live 5s
        legacy          - not enabled                                  live 5s




      08:00:01  prod-b  connection live -> stale
      Enter open  / filter  z problems  t timeline  r poll  p pause  ? help  q quit"
    `);
    screens.unmount();
  });

  test('an age that does not fit leaves out its smaller unit', async () => {
    const screens = showScreens(
      script => {
        fleet(script);
        script.fail('prod-b', ucsFailure({kind: 'throttled', message: 'throttled'}));
        script.now(testNow + 312_000);
      },
      {columns: 80, rows: 16},
    );
    screens.press('0');
    await screens.see(/prod-b .* throttled 5m$/m);
    screens.unmount();
  });

  test.each([40, 50, 60, 80, 100, 120, 200, 300])('fits into %i columns', width => {
    const columns = [...fleetColumns(width, 30).values()];
    expect(columns.length).toBeGreaterThanOrEqual(2);
    expect(columns.reduce((sum, cells) => sum + cells + 2, 0)).toBeLessThanOrEqual(width);
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
