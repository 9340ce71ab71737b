import {describe, expect, test} from 'vitest';
import {showScreens} from '../../../helpers/screens.tsx';
import {trimmed} from '../../../helpers/trimmed.ts';
import {twoClusters} from '../../../helpers/two-clusters.ts';

describe('help', () => {
  test('the keys by what they are for, the signs and how to read the screen, in two columns', async () => {
    const screens = showScreens(twoClusters, {columns: 120, rows: 50});
    screens.press('?');
    await screens.see('Reading the screen');
    expect(trimmed(screens.frame())).toMatchInlineSnapshot(`
      "prod-a  ✗ FAILING  2 of 3 ready  blocked for 60m by helm: image cannot be pulled                               ◉ live 0s
      [1 prod-a ✗] 2 prod-b ✓
      Move                                                         Polling
      k ↑          move or scroll up                               r            poll now
      j ↓          move or scroll down                             p Space      pause, go on
      h ←          move or scroll left                             +            poll less often
      l →          move or scroll right                            -            poll more often
      g Home       to the top
      G End        to the end                                      Leave
      PgUp Ctrl-b  a page up                                       Ctrl-l       redraw the screen
      PgDn Ctrl-f  a page down                                     Ctrl-z       suspend (fg comes back)
                                                                   q            back, at the root quit
      Screens                                                      Ctrl-c       quit
      Enter        open the pod, or the cluster                    s R W e Ctrl-d Ctrl-k
      Esc          back; clears the filter                                      nothing: this tool is read-only
      v            panes or lines
      y            raw JSON of this cluster (of the pod, in its    Signs
                   detail); closes it, too                         ✓    pod ok: ready, or on standby; cluster enabled
      w            the rollout as a waterfall, full screen;        ▸    pod progressing; cluster installing
                   closes it, too                                  !    degraded: wants attention, may heal
      t            what was seen to change, newest first; closes   ✗    pod failed, cluster failing: does not heal by itself
                   it, too                                         ◂    cluster disabling
      ?            this help; closes it, too                       -    pod superseded: does not count; cluster not enabled
                                                                   ?    not known yet
      Clusters                                                     ~    behind a state: stale, no longer current
      ] Tab        next cluster                                    +2   behind restarts: how many since the watch began
      [ Shift-Tab  previous cluster                                ⇄    to and fro between two states, x3: three times
      1-9          cluster n                                       ░    in the bar of a pod: queued, not on a node yet
      0            all clusters at once; closes them, too          ▒    in the bar of a pod: its containers are created
      C            pick a cluster by a part of its name            ▓    in the bar of a pod: running, not ready
                                                                   █    in the bar of a pod: ready
      What is shown, and taking it away                            ▮    in the bar of a replay: an answer that differs, or an
      Ctrl-s       write the last answer of this cluster, as            outage
                   received, to a file                             ❯    what Enter opens
      /            filter pods, clusters or changes (! inverts);   ⋯    something is cut here
                   search in the JSON view                         │    frame of a pod, in the colour of its health
      n            next match
      N            previous match                                  Reading the screen
      z            only pods, clusters or changes with a problem   Superseded pods (terminating, of an older ReplicaSet,
      S            next order: as listed, worst first, by name,    evicted and replaced) fade and do not count.
                   restarts, age                                   Stale data fades: the last poll failed, or no answer came
      c            copy what is shown to the clipboard: the        for three polls.
                   name, the hint, the JSON
      a            accept that the apps without pods are gone
                   for good
      m            show or hide managedFields in the JSON view


      no change seen yet
      ? back  q back"
    `);
    screens.unmount();
  });

  test('on a narrow terminal in one column, a long key on a line of its own', async () => {
    const screens = showScreens(twoClusters, {columns: 60, rows: 24});
    screens.press('?');
    await screens.see('Move');
    screens.press('G');
    await screens.see('Reading the screen');
    expect(trimmed(screens.frame())).toMatchInlineSnapshot(`
      "✗ prod-a FAILING  2/3  blocked for 60m by helm          ◉ 0s
      [1 prod-a ✗] 2 prod-b ✓
      -    pod superseded: does not count; cluster not enabled
      ?    not known yet
      ~    behind a state: stale, no longer current
      +2   behind restarts: how many since the watch began
      ⇄    to and fro between two states, x3: three times
      ░    in the bar of a pod: queued, not on a node yet
      ▒    in the bar of a pod: its containers are created
      ▓    in the bar of a pod: running, not ready
      █    in the bar of a pod: ready
      ▮    in the bar of a replay: an answer that differs, or an
           outage
      ❯    what Enter opens
      ⋯    something is cut here
      │    frame of a pod, in the colour of its health

      Reading the screen
      Superseded pods (terminating, of an older ReplicaSet,
      evicted and replaced) fade and do not count.
      Stale data fades: the last poll failed, or no answer came
      for three polls.
      66-85/85  no change seen yet
      ? back  q back"
    `);
    screens.unmount();
  });

  test('? closes it', async () => {
    const screens = showScreens(twoClusters);
    screens.press('?');
    await screens.see('? back');
    screens.press('?');
    await screens.see('❯ ✗ helm');
    screens.unmount();
  });

  test('in a Chinese, Japanese or Korean locale it says what --ascii is for', async () => {
    const screens = showScreens(twoClusters, {columns: 100, rows: 60, cjkLocale: true});
    screens.press('?');
    await screens.see('--ascii');
    screens.unmount();
  });
});
