import {describe, expect, test} from 'vitest';
import {showScreens} from '../../../helpers/screens.tsx';
import {trimmed} from '../../../helpers/trimmed.ts';
import {fleet} from '../../seven-clusters.ts';

describe('the picker', () => {
  test('says of each cluster how far it is, and why', async () => {
    const screens = showScreens(fleet, {columns: 80, rows: 16});
    screens.press('C');
    await screens.see('7 of 7');
    expect(trimmed(screens.frame()).split('\n').slice(2).join('\n')).toMatchInlineSnapshot(`
      "Cluster:    7 of 7, Enter goes there, Esc closes
      ❯ prod-a          ✓ enabled      2/2
        prod-b          ✓~ enabled     1/1   5s    stale 5s: HTTP 502
        staging         ✗ failing      1/2   5m    helm: image cannot be pulled
        edge-1          ✗ failing      1/2   1m    kustomize: exit 1, 7 restarts
        生产集群-北京四 ✓ enabled      1/1
        legacy          - not enabled
        gone            ? unknown            5s    unreachable: connection refused (⋯




      08:00:01  prod-b  connection live -> stale
      "
    `);
    screens.press('g');
    await screens.see('4 of 7');
    expect(screens.frame()).toContain('  staging         ✗ failing      1/2   5m    helm: image cannot be pulled');
    screens.unmount();
  });

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
    await screens.see('Why helm');
    screens.unmount();
  });
});
