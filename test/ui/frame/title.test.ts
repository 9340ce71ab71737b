import {expect, test} from 'vitest';
import {createMonitorStore} from '../../../source/monitor/store/store.ts';
import {createHoldUps} from '../../../source/rollout/cluster/hold-up.ts';
import {ucsFailure} from '../../../source/ucs/errors/words.ts';
import {titleLine} from '../../../source/ui/frame/title.ts';
import {plainText, segmentsWidth} from '../../../source/ui/look/segments.ts';
import {createTheme} from '../../../source/ui/look/theme.ts';
import {minute, pod, second, testNow} from '../../helpers/pods.ts';
import {answerWith, type Script, scriptFor} from '../../helpers/screens.tsx';
import {creating, pulling} from '../../rollout/cluster/held-up.ts';
import {cameUp} from '../came-up.ts';

const {symbols} = createTheme({color: false, ascii: false});

function titleAfter(play: (script: Script) => void) {
  const store = createMonitorStore({now: testNow, intervalMs: 5 * second});
  const script = scriptFor(store);
  script.clusters('prod-a');
  play(script);
  const [entry = null] = store.getState().clusters.values();
  const segments = (width: number) => titleLine(store.getState(), entry, width, symbols, createHoldUps());
  return {segments, title: (width: number) => plainText([segments(width)])};
}

const begun = testNow - 49 * second;
const plays = {
  stuck: ({answer, now}) => {
    answer('prod-a', answerWith([pod(), pulling('helm'), pulling('kustomize'), pulling('notification')]));
    now(testNow + 3 * second);
  },
  coming: ({answer}) =>
    answer('prod-a', answerWith([cameUp('source', begun, begun + 19 * second), creating('helm', 43 * second)])),
  done: ({answer}) =>
    answer(
      'prod-a',
      answerWith([cameUp('helm', begun, begun + 31 * second), cameUp('source', begun, begun + 46 * second)]),
    ),
  stale: ({answer, fail, now}) => {
    answer('prod-a', answerWith([pod(), pulling('helm')]));
    fail('prod-a', ucsFailure({kind: 'network', message: 'connection refused'}), testNow + 5 * second);
    now(testNow + minute);
  },
} satisfies Readonly<Record<string, (script: Script) => void>>;

test.each<[play: keyof typeof plays, width: number, title: string]>([
  [
    'stuck',
    120,
    'prod-a  ✗ FAILING  1 of 4 ready  blocked for 5m3s by helm: image cannot be pulled, and 2 more                  ◉ live 3s',
  ],
  [
    'stuck',
    100,
    'prod-a  ✗ FAILING  1 of 4 ready  blocked for 5m3s by helm: image cannot be pulled          ◉ live 3s',
  ],
  ['stuck', 80, 'prod-a  ✗ FAILING  1 of 4 ready  blocked for 5m3s by helm              ◉ live 3s'],
  ['stuck', 60, '✗ prod-a FAILING  1/4  blocked for 5m3s by helm         ◉ 3s'],
  ['stuck', 59, '✗ prod-a FAILING  1/4  blocked for 5m3s by helm        ◉ 3s'],
  ['stuck', 40, '✗ prod-a FAILING  1/4  5m3s         ◉ 3s'],
  [
    'coming',
    120,
    'prod-a  ▸ INSTALLING  1 of 2 ready  49s so far, 1 pod to go                                                    ◉ live 0s',
  ],
  ['coming', 80, 'prod-a  ▸ INSTALLING  1 of 2 ready  49s so far, 1 pod to go            ◉ live 0s'],
  ['coming', 60, '▸ prod-a INSTALLING  1/2  49s so far, 1 pod to go       ◉ 0s'],
  ['coming', 40, '▸ prod-a INSTALLING  1/2  49s       ◉ 0s'],
  [
    'done',
    120,
    'prod-a  ✓ ENABLED  2 of 2 ready  took 46s, slowest source 46s  (since 07:59:57)                                ◉ live 0s',
  ],
  ['done', 80, 'prod-a  ✓ ENABLED  2 of 2 ready  took 46s, slowest source 46s          ◉ live 0s'],
  ['done', 60, '✓ prod-a ENABLED  2/2  took 46s, slowest source 46s     ◉ 0s'],
  ['done', 40, '✓ prod-a ENABLED  2/2  took 46s     ◉ 0s'],
  [
    'stale',
    120,
    'prod-a  ✗ FAILING  1 of 2 ready  blocked for 5m by helm: image cannot be pulled                              ~ stale 60s',
  ],
  ['stale', 80, 'prod-a  ✗ FAILING  1 of 2 ready  blocked for 5m by helm              ~ stale 60s'],
  ['stale', 60, '✗ prod-a FAILING  1/2  blocked for 5m by helm    ~ stale 60s'],
  ['stale', 40, '✗ prod-a FAILING  1/2  5m    ~ stale 60s'],
])('%s, %i columns: the longest form that fits', (play, width, line) => {
  expect(titleAfter(plays[play]).title(width)).toBe(line);
});

test.each(Object.entries(plays))(
  '%s: exactly as wide as the terminal, with the state and how current it is',
  (_name, play) => {
    const {segments, title} = titleAfter(play);
    for (let width = 40; width <= 200; width += 1) {
      expect([width, segmentsWidth(segments(width))]).toEqual([width, width]);
      expect([width, title(width)]).toEqual([
        width,
        expect.stringMatching(/prod-a +[✗▸✓]? ?(FAILING|INSTALLING|ENABLED) .*(◉|~) (live |stale )?\d+s$/),
      ]);
    }
  },
);
