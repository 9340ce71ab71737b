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
      "prod-a  ✗ failing  ▰▰▰▰▰▰▰▱▱▱  2/3  75%  every 5s                                                            live 0s ago
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
                   detail)                                         ✓    pod ok: ready, or on standby; cluster enabled
      t            what was seen to change, newest first; closes   ▸    pod progressing; cluster installing
                   it, too                                         !    degraded: wants attention, may heal
      ?            this help; closes it, too                       ✗    pod failed, cluster failing: does not heal by itself
                                                                   ◂    cluster disabling
      Clusters                                                     -    pod superseded: does not count; cluster not enabled
      ] Tab        next cluster                                    ?    not known yet
      [ Shift-Tab  previous cluster                                ~    behind a state: stale, no longer current
      1-9          cluster n                                       +2   behind restarts: how many since the watch began
      0            all clusters at once                            ⇄    to and fro between two states, x3: three times
      C            pick a cluster by a part of its name            ▮    in the bar of a replay: an answer that differs, or an
                                                                        outage
      What is shown, and taking it away                            ❯    what Enter opens
      Ctrl-s       write the last answer of this cluster, as       ⋯    something is cut here
                   received, to a file                             │    frame of a pod, in the colour of its health
      /            filter pods, clusters or changes (! inverts);
                   search in the JSON view                         Reading the screen
      n            next match                                      Superseded pods (terminating, of an older ReplicaSet,
      N            previous match                                  evicted and replaced) fade and do not count.
      z            only pods, clusters or changes with a problem   Stale data fades: the last poll failed, or no answer came
      S            next order: as listed, worst first, by name,    for three polls.
                   restarts, age
      c            copy what is shown to the clipboard: the
                   name, the hint, the JSON
      a            accept that the apps without pods are gone
                   for good
      m            show or hide managedFields in the JSON view




      no change seen yet
      ? back  q quit"
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
      "prod-a  ✗ failing  ▰▰▰▰▰▰▰▱▱▱  2/3  75%          live 0s ago
      [1 prod-a ✗] 2 prod-b ✓
      ▸    pod progressing; cluster installing
      !    degraded: wants attention, may heal
      ✗    pod failed, cluster failing: does not heal by itself
      ◂    cluster disabling
      -    pod superseded: does not count; cluster not enabled
      ?    not known yet
      ~    behind a state: stale, no longer current
      +2   behind restarts: how many since the watch began
      ⇄    to and fro between two states, x3: three times
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
      60-79/79  no change seen yet
      ? back  q quit"
    `);
    screens.unmount();
  });

  test('? closes it', async () => {
    const screens = showScreens(twoClusters);
    screens.press('?');
    await screens.see('? back');
    screens.press('?');
    await screens.see('Last changes on prod-a');
    screens.unmount();
  });

  test('in a Chinese, Japanese or Korean locale it says what --ascii is for', async () => {
    const screens = showScreens(twoClusters, {columns: 100, rows: 60, cjkLocale: true});
    screens.press('?');
    await screens.see('--ascii');
    screens.unmount();
  });
});
