import {expect, test} from 'vitest';
import {createMonitorStore} from '../../../../source/monitor/store/store.ts';
import {foldChanges} from '../../../../source/rollout/cluster/changes/fold.ts';
import type {Pod} from '../../../../source/rollout/pod/pod.ts';
import {plainText} from '../../../../source/ui/look/segments.ts';
import {createTheme} from '../../../../source/ui/look/theme.ts';
import {type ChangeColumn, changeLines, changeNames} from '../../../../source/ui/screens/timeline/lines.ts';
import {container, pod, running, second, termination, testNow, waiting} from '../../../helpers/pods.ts';
import {answerWith, type Script, scriptFor} from '../../../helpers/screens.tsx';

type Options = {readonly columns?: readonly ChangeColumn[]; readonly ascii?: boolean};

function linesOf(play: (script: Script) => void, width: number, {columns, ascii = false}: Options = {}) {
  const store = createMonitorStore({now: testNow, intervalMs: 5000});
  play(scriptFor(store));
  const entries = foldChanges(store.getState().changes);
  const names = changeNames(store.getState(), entries);
  const {symbols} = createTheme({color: false, ascii});
  return plainText(changeLines(entries, names, columns ?? ['cluster', 'pod'], width, symbols));
}

const created = {createdAt: testNow - 19 * second, startTime: testNow - 19 * second};

function pulling(reason: string): Pod {
  return pod({app: 'helm-controller', phase: 'Pending', containers: [container({state: waiting(reason)})]});
}

function crashed(count: number): Pod {
  const lastTermination = termination(1, {finishedAt: testNow});
  const state = waiting('CrashLoopBackOff');
  return pod({app: 'kustomize-controller', containers: [container({state, restartCount: count, lastTermination})]});
}

function busy({clusters, answer}: Script): void {
  clusters('prod-a', 'staging');
  const unready = pod({...created, containers: [container({state: running(testNow), ready: false})]});
  answer('staging', answerWith([pulling('ErrImagePull'), crashed(3)]));
  answer('prod-a', answerWith([unready]));
  for (let round = 1; round <= 5; round += 1) {
    const reason = round % 2 === 0 ? 'ErrImagePull' : 'ImagePullBackOff';
    answer('staging', answerWith([pulling(reason), crashed(3 + round)]), testNow + round * 5 * second);
  }
  answer('prod-a', answerWith([pod(created)]), testNow + 12 * second);
}

test('each column is as wide as it has to be, and what goes to and fro is one line', () => {
  expect(linesOf(busy, 100)).toMatchInlineSnapshot(`
    "08:00:12  prod-a              state installing -> enabled
    08:00:12  prod-a   source     ready, 31s after it was created
    08:00:25  staging  kustomize  restarts 3 -> 8  x5 since 08:00:05
    08:00:25  staging  helm       ErrImagePull ⇄ ImagePullBackOff  x3 since 08:00:05"
  `);
});

test('with --ascii there is nothing else', () => {
  const text = linesOf(busy, 100, {ascii: true});
  expect(text).toContain('ErrImagePull <-> ImagePullBackOff  x3 since 08:00:05');
  expect(text).toMatch(/^[ -~\n]*$/);
});

test('on a narrow terminal the names give way, then since when, and at last what changed', () => {
  expect(linesOf(busy, 60)).toMatchInlineSnapshot(`
    "08:00:12  prod-a              state installing -> enabled
    08:00:12  prod-a   source     ready after 31s
    08:00:25  staging  kustomize  restarts 3 -> 8  x5
    08:00:25  staging  helm       ErrImagePull ⇄ ImagePullB⋯  x3"
  `);
  expect(linesOf(busy, 40)).toMatchInlineSnapshot(`
    "08:00:12 prod-a  state installing -> en⋯
    08:00:12 prod-a  source    ready after ⋯
    08:00:25 staging kustomize restarts⋯  x5
    08:00:25 staging helm      ErrImage⋯  x3"
  `);
});

test('of one cluster, and of one pod', () => {
  expect(linesOf(busy, 100, {columns: ['pod']})).toMatchInlineSnapshot(`
    "08:00:12             state installing -> enabled
    08:00:12  source     ready, 31s after it was created
    08:00:25  kustomize  restarts 3 -> 8  x5 since 08:00:05
    08:00:25  helm       ErrImagePull ⇄ ImagePullBackOff  x3 since 08:00:05"
  `);
  expect(linesOf(busy, 100, {columns: []}).split('\n')).toContain(
    '08:00:25  ErrImagePull ⇄ ImagePullBackOff  x3 since 08:00:05',
  );
});

test('pods of one app are told apart by the ends of their names, those of two clusters are not', () => {
  const newer = pod({templateHash: 'bbb', createdAt: testNow - second});
  const text = linesOf(({clusters, answer}) => {
    clusters('prod-a', 'prod-b');
    for (const name of ['prod-a', 'prod-b']) {
      answer(name, answerWith([pod({name: 'source-controller-97bdcd8cf-aaaaa'})]));
    }
    answer('prod-a', answerWith([newer]), testNow + 5 * second);
    answer('prod-b', answerWith([]), testNow + 9 * second);
  }, 100);
  expect(text).toMatchInlineSnapshot(`
    "08:00:09  prod-b                state enabled -> not-enabled
    08:00:09  prod-b  source        is gone (was Running)
    08:00:05  prod-a  source aaaaa  is gone (was Running)
    08:00:05  prod-a  source 5fs52  appeared: Running"
  `);
});
