import {describe, expect, test} from 'vitest';
import {type EventSignals, signalEvents, watchEvents} from '../../../source/commands/monitor/events.ts';
import {createMonitorStore} from '../../../source/monitor/store/store.ts';
import {ucsFailure} from '../../../source/ucs/errors/words.ts';
import {startPlay as startDemo} from '../../demo/virtual-play.ts';
import {createFastClock} from '../../helpers/fast-clock.ts';
import {container, minute, pod, running, second, termination, testNow, waiting} from '../../helpers/pods.ts';
import {runProgram} from '../../helpers/run-cli.ts';
import {answerWith, scriptFor} from '../../helpers/screens.tsx';
import {until} from '../../helpers/until.ts';

const young = {createdAt: testNow, startTime: testNow};
const well = answerWith([pod({...young, containers: [container({state: running(testNow)})]})]);
const installing = answerWith([
  pod({...young, phase: 'Pending', containers: [container({state: waiting('ContainerCreating')})]}),
]);
// A pod of its own, so that it has failed for longer than the grace when it is first seen.
const crashed = container({
  state: waiting('CrashLoopBackOff', 'back-off 5m0s restarting failed container'),
  restartCount: 7,
  lastTermination: termination(1, {finishedAt: testNow - minute}),
});
const failing = answerWith([pod({name: 'source-controller-crashing', containers: [crashed]})]);
const looks = {well, installing, failing} as const;

function play(steps: readonly (readonly [atSecond: number, cluster: string, look: keyof typeof looks | 'outage'])[]) {
  const store = createMonitorStore({now: testNow, intervalMs: 5 * second});
  const script = scriptFor(store);
  script.clusters('prod-a', 'prod-b');
  const announced: string[] = [];
  const stop = watchEvents(store, text => {
    announced.push(text);
  });
  for (const [atSecond, cluster, look] of steps) {
    const at = testNow + atSecond * second;
    if (look === 'outage') {
      script.fail(cluster, ucsFailure({kind: 'network', message: 'gone'}), at);
    } else {
      script.answer(cluster, looks[look], at);
    }
  }
  return {announced, stop, script};
}

const enabledA = 'prod-a: GitOps is enabled, 1/1 ready';
const failingA = 'prod-a: GitOps is failing, source-controller CrashLoopBackOff';

describe('events', () => {
  test.each<[name: string, steps: Parameters<typeof play>[0], announced: readonly string[]]>([
    [
      'an installation that is done',
      [
        [0, 'prod-a', 'installing'],
        [30, 'prod-a', 'well'],
      ],
      [enabledA],
    ],
    [
      'a failure',
      [
        [0, 'prod-a', 'well'],
        [30, 'prod-a', 'failing'],
      ],
      [failingA],
    ],
    [
      'nothing at the first look',
      [
        [0, 'prod-a', 'well'],
        [0, 'prod-b', 'failing'],
      ],
      [],
    ],
    [
      'nothing while nothing changes',
      [
        [0, 'prod-a', 'installing'],
        [5, 'prod-a', 'installing'],
      ],
      [],
    ],
    [
      'once, not with every answer',
      [
        [0, 'prod-a', 'installing'],
        [30, 'prod-a', 'well'],
        [60, 'prod-a', 'well'],
      ],
      [enabledA],
    ],
    [
      'nothing for an outage and its end',
      [
        [0, 'prod-a', 'well'],
        [5, 'prod-a', 'outage'],
        [90, 'prod-a', 'well'],
      ],
      [],
    ],
    [
      'what came of it during an outage',
      [
        [0, 'prod-a', 'installing'],
        [5, 'prod-a', 'outage'],
        [90, 'prod-a', 'well'],
      ],
      [enabledA],
    ],
    [
      'not again while it flaps within a minute',
      [
        [0, 'prod-a', 'installing'],
        [10, 'prod-a', 'well'],
        [20, 'prod-a', 'installing'],
        [50, 'prod-a', 'well'],
        [60, 'prod-a', 'installing'],
        [100, 'prod-a', 'well'],
      ],
      [enabledA],
    ],
    [
      'again when it comes after a minute',
      [
        [0, 'prod-a', 'installing'],
        [10, 'prod-a', 'well'],
        [20, 'prod-a', 'installing'],
        [70, 'prod-a', 'well'],
      ],
      [enabledA, enabledA],
    ],
    [
      'the other event at once',
      [
        [0, 'prod-a', 'installing'],
        [10, 'prod-a', 'well'],
        [15, 'prod-a', 'failing'],
      ],
      [enabledA, failingA],
    ],
    [
      'each cluster for itself',
      [
        [0, 'prod-a', 'installing'],
        [0, 'prod-b', 'installing'],
        [10, 'prod-a', 'well'],
        [10, 'prod-b', 'well'],
      ],
      [enabledA, 'prod-b: GitOps is enabled, 1/1 ready'],
    ],
  ])('%s', (_name, steps, announced) => {
    expect(play(steps).announced).toEqual(announced);
  });

  test('none after the end', () => {
    const {announced, stop, script} = play([[0, 'prod-a', 'installing']]);
    stop();
    script.answer('prod-a', well, testNow + 5 * second);
    expect(announced).toEqual([]);
  });
});

const notification = `\u001b]9;${enabledA}\u0007`;

test.each<[name: string, signals: EventSignals, written: string]>([
  ['the bell', {bell: true, notify: false, insideTmux: true}, '\u0007'],
  ['a notification', {bell: false, notify: true, insideTmux: false}, notification],
  ['both', {bell: true, notify: true, insideTmux: false}, `\u0007${notification}`],
  ['through tmux', {bell: false, notify: true, insideTmux: true}, `\u001bPtmux;\u001b${notification}\u001b\\`],
])('an event gives %s', (_name, signals, written) => {
  const store = createMonitorStore({now: testNow, intervalMs: 5 * second});
  const {clusters, answer} = scriptFor(store);
  const sent: string[] = [];
  signalEvents(store, signals, sequence => {
    sent.push(sequence);
  });
  clusters('prod-a');
  answer('prod-a', installing);
  answer('prod-a', well, testNow + 5 * second);
  expect(sent).toEqual([written]);
});

test.each<[name: string, term: string, signalled: string]>([
  ['lines on a terminal ring, too', 'xterm', '\u0007\u001b]9;prod-a: GitOps is enabled, 6/6 ready\u0007'],
  ['a dumb terminal gets the bell alone', 'dumb', '\u0007'],
])('%s', async (_name, TERM, signalled) => {
  const {server, moveTo} = await startDemo({scenario: 'installing'});
  const stop = new AbortController();
  let printed = '';
  const run = runProgram(['--endpoint', server.url, '--plain', '--bell', '--notify', 'prod-a'], {
    env: {TERM, LANG: 'C.UTF-8'},
    inputIsTty: true,
    outputIsTty: true,
    clock: createFastClock(),
    signal: stop.signal,
    onOutput: stdout => {
      printed = stdout;
    },
  });
  const printedText = (wanted: string) =>
    until(
      () => printed.includes(wanted),
      () => `No ${JSON.stringify(wanted)} in ${JSON.stringify(printed)}`,
    );
  await printedText('installing');
  moveTo(90);
  await printedText('-> enabled');
  stop.abort('SIGTERM');
  await run;
  expect(printed.match(/[\u0007\u001b].*\u0007|\u0007/)?.[0]).toBe(signalled);
});
