import {describe, expect, test} from 'vitest';
import {showScreens} from '../../../helpers/screens.tsx';
import {trimmed} from '../../../helpers/trimmed.ts';
import {twoClusters} from '../../../helpers/two-clusters.ts';

describe('help', () => {
  test('the whole key table', async () => {
    const screens = showScreens(twoClusters, {columns: 100, rows: 56});
    screens.press('?');
    await screens.see('Reading the screen');
    expect(trimmed(screens.frame())).toMatchInlineSnapshot(`
      "prod-a  ✗ FAILING  2 of 3 ready  blocked for 60m by helm: image cannot be pulled           ◉ live 0s
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
      z                     only pods, clusters or changes with a problem
      S                     next order: as listed, worst first, by name, restarts, age
      t                     what was seen to change, newest first; closes it, too
      c                     copy what is shown to the clipboard: the name, the hint, the JSON
      r                     poll now
      p Space               pause, go on
      a                     accept that the apps without pods are gone for good
      +                     poll less often
      -                     poll more often
      m                     show or hide managedFields in the JSON view
      Ctrl-l                redraw the screen
      Ctrl-z                suspend (fg comes back)
      ?                     this help; closes it, too
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
      ? back  q quit"
    `);
    screens.unmount();
  });

  test('? closes it', async () => {
    const screens = showScreens(twoClusters);
    screens.press('?');
    await screens.see('? back');
    screens.press('?');
    await screens.see('READY');
    screens.unmount();
  });

  test('in a Chinese, Japanese or Korean locale it says what --ascii is for', async () => {
    const screens = showScreens(twoClusters, {columns: 100, rows: 60, cjkLocale: true});
    screens.press('?');
    await screens.see('--ascii');
    screens.unmount();
  });
});
