import {expect, test} from 'vitest';
import {noteRefusal} from '../../../source/monitor/store/endpoint.ts';
import {createMonitorStore} from '../../../source/monitor/store/store.ts';
import {ucsFailure} from '../../../source/ucs/errors/words.ts';
import {fleetTitle} from '../../../source/ui/frame/fleet-title.ts';
import {plainText} from '../../../source/ui/look/segments.ts';
import {createTheme} from '../../../source/ui/look/theme.ts';
import {pod, second, testNow} from '../../helpers/pods.ts';
import {answerWith, type Script, scriptFor, showScreens} from '../../helpers/screens.tsx';
import {crashing, pulling} from '../seven-clusters.ts';

const broken = ucsFailure({kind: 'network', message: 'connection refused'});

/** Five clusters, one of them without GitOps and two with a problem, ten seconds after the first answer. */
const five = ({clusters, answer, now}: Script) => {
  clusters('prod-a', 'prod-b', 'staging', 'edge-1', 'legacy');
  answer('prod-a', answerWith([pod()]));
  answer('prod-b', answerWith([pod()]), testNow + 7 * second);
  answer('staging', answerWith([pod(), pulling]), testNow + 7 * second);
  answer('edge-1', answerWith([pod(), crashing]), testNow + 7 * second);
  answer('legacy', answerWith([]), testNow + 7 * second);
  now(testNow + 10 * second);
};

function titleAfter(play: (script: Script) => void, width: number, ascii = false) {
  const store = createMonitorStore({now: testNow, intervalMs: 5 * second});
  play(scriptFor(store));
  const {symbols} = createTheme({color: false, ascii});
  return (state: Partial<ReturnType<typeof store.getState>> = {}) =>
    plainText([fleetTitle({...store.getState(), ...state}, width, symbols)]).trimEnd();
}

test.each<[width: number, title: string]>([
  [100, 'ALL CLUSTERS  5:  2 ✗ failing  2 ✓ enabled  1 - not enabled                       ◉ live, oldest 10s'],
  [75, 'ALL CLUSTERS  5:  2 ✗ failing  2 ✓ enabled  1 - not enabled           ◉ 10s'],
  [60, 'ALL CLUSTERS 5: 2 ✗  2 ✓  1 -             ◉ live, oldest 10s'],
  [40, 'ALL CLUSTERS 5: 2 ✗  2 ✓  1 -      ◉ 10s'],
  [34, 'ALL 5: 2✗ 2✓ 1-              ◉ 10s'],
])('in %i columns it says as much as fits', (width, title) => {
  expect(titleAfter(five, width)()).toBe(title);
});

test('asked to be ASCII', () => {
  expect(titleAfter(five, 60, true)()).toBe('ALL CLUSTERS 5: 2 x  2 +  1 -             * live, oldest 10s');
});

test.each<[name: string, play: (script: Script) => void, end: string]>([
  ['no clusters', () => {}, 'ALL CLUSTERS {2}0'],
  ['before the first answers', ({clusters}) => clusters('prod-a', 'prod-b'), '~ 0 of 2 live'],
  [
    'some do not answer',
    script => {
      five(script);
      script.fail('prod-a', broken);
    },
    '~ 4 of 5 live, oldest 10s',
  ],
  [
    'old data is not live',
    script => {
      five(script);
      script.now(testNow + 19 * second);
    },
    '~ 4 of 5 live, oldest 15s',
  ],
])('how current the data is: %s', (_name, play, end) => {
  expect(titleAfter(play, 100)()).toMatch(new RegExp(`${end}$`));
});

test('paused', () => {
  expect(titleAfter(five, 100)({paused: true})).toMatch(/ PAUSED, oldest 10s$/);
});

test.each<[width: number, end: RegExp]>([
  [100, /1 - not enabled +REPLAY 08:00:10 {2}00:12 of 01:00 {2}4x$/],
  [80, /1 - not enabled +REPLAY 08:00:10 4x$/],
  [50, /^ALL CLUSTERS 5: 2 ✗ {2}2 ✓ {2}1 - +REPLAY 08:00:10 4x$/],
])('a replay in %i columns', (width, end) => {
  const replay = {speed: 4, ended: false, elapsed: 12 * second, total: 60 * second, marks: []};
  expect(titleAfter(five, width)({replay})).toMatch(end);
});

test('above all clusters nothing is about the selected one', async () => {
  const play = (script: Script) => {
    five(script);
    script.fail('prod-a', broken);
  };
  const screens = showScreens(play, {columns: 100, rows: 20});
  await screens.see('! connection refused');
  screens.press('0');
  await screens.see('ALL CLUSTERS');
  const shown = screens.frame().split('\n').slice(0, 2);
  expect(shown[0]).toMatch(/^ALL CLUSTERS {2}5: {2}2 ✗ failing/);
  expect(shown[1]).toMatch(/^ {2}CLUSTER/);
  screens.press('q');
  await screens.see('! connection refused');
  screens.unmount();
});

test('what stops the polling of all of them is told there, and who met it', async () => {
  const screens = showScreens(five, {columns: 100, rows: 20});
  screens.press('0');
  await screens.see('ALL CLUSTERS');
  const expired = ucsFailure({kind: 'auth', message: 'the token has expired'});
  noteRefusal(screens.monitor, 'prod-a', expired, testNow);
  await screens.see('! prod-a: the token has expired');
  screens.unmount();
});
