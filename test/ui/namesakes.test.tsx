import {expect, test} from 'vitest';
import {watchEvents} from '../../source/commands/monitor/events.ts';
import {printChanges} from '../../source/commands/monitor/lines.ts';
import {titleText} from '../../source/commands/monitor/title.ts';
import {verdictText} from '../../source/commands/wait/progress.ts';
import {createMonitorStore} from '../../source/monitor/store/store.ts';
import {createWaitStore} from '../../source/monitor/wait/verdict.ts';
import {plainText} from '../../source/ui/look/segments.ts';
import {createTheme} from '../../source/ui/look/theme.ts';
import {waitLines} from '../../source/ui/wait/lines.ts';
import {container, minute, pod, second, termination, testNow, waiting} from '../helpers/pods.ts';
import {answerWith, type Script, scriptFor, showScreens} from '../helpers/screens.tsx';

const well = {id: '7c1e40aa-5d2b-11ef-8a31-0255ac1a9d01', name: 'prod-a'};
const failing = {id: 'b2f0935d-5d2b-11ef-8a31-0255ac1e77c2', name: 'prod-a'};
const crashing = container({
  state: waiting('CrashLoopBackOff'),
  restartCount: 6,
  lastTermination: termination(1, {finishedAt: testNow - minute}),
});

const namesakes = ({clusters, answer, show}: Script) => {
  clusters(well, failing);
  answer(well.id, answerWith([pod()]));
  answer(failing.id, answerWith([]));
  answer(failing.id, answerWith([pod({name: 'source-controller-crashing', containers: [crashing]})]), testNow + second);
  show(failing.id);
};

test('two clusters of one name are told apart on every screen', async () => {
  const screens = showScreens(namesakes);
  const both = /prod-a \(7c1e\)[\s\S]*prod-a \(b2f0\)/;
  expect(screens.frame().split('\n')[0]).toMatch(/^prod-a \(b2f0\) {2}✗ FAILING /);
  expect(screens.frame().split('\n')[1]).toMatch(both);
  for (const [key, screen] of [
    ['0', 'WHY / WAITING FOR'],
    ['C', 'Cluster:'],
  ] as const) {
    screens.press(key);
    await screens.see(screen);
    expect(screens.frame().split('\n').slice(2).join('\n')).toMatch(both);
  }
  screens.press('\u{1B}');
  await screens.seeNot('Cluster:');
  screens.press('t');
  await screens.see(/prod-a \(b2f0\) +state not-enabled -> failing/);
  screens.press('r');
  await screens.see('Asking prod-a (b2f0) now.');
  screens.unmount();
});

test('and in lines, in the title, in notifications and by wait', () => {
  const store = createMonitorStore({now: testNow, intervalMs: 5 * second});
  const wait = createWaitStore(store, {stableForMs: second, startedAt: testNow, timeoutMs: minute});
  const lines: string[] = [];
  const events: string[] = [];
  printChanges(
    store,
    () => testNow,
    line => void lines.push(line.replace(/^\S+ /, '')),
  );
  watchEvents(store, text => void events.push(text));
  namesakes(scriptFor(store));
  expect(lines.map(line => line.split(' source-controller')[0])).toEqual([
    'prod-a (7c1e) enabled 1/1',
    'prod-a (b2f0) no pods listed',
    'prod-a (b2f0)',
    'prod-a (b2f0) state not-enabled -> failing',
  ]);
  expect(events).toEqual(['prod-a (b2f0): GitOps is failing, source-controller CrashLoopBackOff']);
  expect(titleText(store.getState())).toMatch(/^prod-a \(b2f0\) 0\/1/);
  expect(verdictText(wait.getState().verdict, wait.getState(), store, testNow)).toMatch(
    /^failed: prod-a \(b2f0\) source/,
  );
  const {symbols} = createTheme({color: false, ascii: false});
  const block = waitLines(store.getState(), wait.getState(), {columns: 100, rows: 30}, symbols);
  expect(plainText(block.map(({segments}) => segments))).toMatch(/prod-a \(7c1e\)[\s\S]*prod-a \(b2f0\)/);
});
