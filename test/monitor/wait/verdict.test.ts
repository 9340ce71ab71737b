import {expect, test} from 'vitest';
import {listFailed} from '../../../source/monitor/store/actions.ts';
import {createMonitorStore, type MonitorStore} from '../../../source/monitor/store/store.ts';
import {waitReasonText} from '../../../source/monitor/wait/reason.ts';
import {createWaitStore, type WaitStore} from '../../../source/monitor/wait/verdict.ts';
import type {FailureKind} from '../../../source/rollout/feed/failure-kinds.ts';
import type {GitopsAnswer} from '../../../source/rollout/feed/feed.ts';
import {ucsFailure} from '../../../source/ucs/errors/words.ts';
import {container, minute, pod, running, second, testNow, waiting} from '../../helpers/pods.ts';
import {answerWith, type Script, scriptFor} from '../../helpers/screens.tsx';

const enabled = answerWith([pod()]);
const pendingPod = pod({
  phase: 'Pending',
  containers: [container({state: waiting('ContainerCreating')})],
  createdAt: testNow,
  startTime: testNow,
});
const installing = answerWith([pendingPod]);
const crashing = answerWith([pod({containers: [container({state: waiting('CrashLoopBackOff'), restartCount: 5})]})]);
const notEnabled: GitopsAnswer = {...answerWith([]), observation: {kind: 'announced', announcement: 'not-enabled'}};
const partial: GitopsAnswer = {...enabled, observation: {kind: 'pods', incomplete: 'page 2 failed'}};

const error = (kind: FailureKind) => ucsFailure({kind, message: `${kind} happened`, hint: 'Do this.'});
const at = (seconds: number) => testNow + seconds * second;

type Step = (script: Script, store: MonitorStore) => void;

const seen =
  (answer: GitopsAnswer, seconds: number, name = 'a'): Step =>
  script =>
    script.answer(name, answer, at(seconds));

const failed =
  (kind: FailureKind, seconds: number, name = 'a'): Step =>
  script =>
    script.fail(name, error(kind), at(seconds));

const listFails =
  (kind: FailureKind): Step =>
  (_script, store) =>
    listFailed(store, error(kind), testNow);

/** A wait of 10 min for 10 s of stability, and what was seen of its clusters. */
function watched(clusters: readonly string[], steps: readonly Step[]): WaitStore {
  const store = createMonitorStore({now: testNow, intervalMs: 5 * second});
  const wait = createWaitStore(store, {stableForMs: 10 * second, startedAt: testNow, timeoutMs: 10 * minute});
  const script = scriptFor(store);
  if (clusters.length > 0) {
    script.clusters(...clusters);
  }
  for (const step of steps) {
    step(script, store);
  }
  return wait;
}

/** What the verdict names, a minute after the start. */
function told(wait: WaitStore): readonly string[] {
  const {verdict} = wait.getState();
  switch (verdict.kind) {
    case 'waiting':
    case 'timed-out':
      return verdict.open.map(({entry, reason}) => `${entry.ref.name}: ${waitReasonText(reason, at(60), 'short')}`);
    case 'failed':
      return [`${verdict.cluster.name}: ${verdict.pod.pod.name} ${verdict.pod.reason}`];
    case 'unanswered':
      return [`${verdict.cluster?.name ?? 'list'}: ${verdict.problem?.message ?? 'nothing'}`];
    default:
      return [];
  }
}

type OneCase = readonly [name: string, steps: readonly Step[], kind: string, told: readonly string[]];

test.each<OneCase>([
  ['not asked yet', [], 'waiting', ['a: no answer yet']],
  ['seen done once', [seen(enabled, 60)], 'waiting', ['a: done for 0s of 10s']],
  ['seen done, and again too soon', [seen(enabled, 50), seen(enabled, 59)], 'waiting', ['a: done for 10s of 10s']],
  ['seen done at both ends of the time', [seen(enabled, 0), seen(enabled, 10)], 'done', []],
  [
    'the time alone proves nothing',
    [seen(enabled, 0), script => script.now(at(300))],
    'waiting',
    ['a: done for 60s of 10s'],
  ],
  ['a failed poll in between', [seen(enabled, 0), failed('network', 5), seen(enabled, 10)], 'done', []],
  [
    'a failed poll at the end',
    [seen(enabled, 0), failed('network', 10)],
    'waiting',
    ['a: last answer 60s ago: network happened'],
  ],
  [
    'a list that was not read whole',
    [seen(partial, 0), seen(partial, 20)],
    'waiting',
    ['a: the list of pods is not complete: page 2 failed'],
  ],
  [
    'only terminating pods',
    [seen(answerWith([pod({deleting: true})]), 0)],
    'waiting',
    ['a: source-controller Terminating 61m'],
  ],
  [
    'a pod has failed, but not for the grace',
    [seen(crashing, 59)],
    'waiting',
    ['a: source-controller CrashLoopBackOff 1s'],
  ],
  [
    'a pod has failed for the grace',
    [seen(crashing, 0), seen(crashing, 60)],
    'failed',
    ['a: source-controller-97bdcd8cf-5fs52 CrashLoopBackOff'],
  ],
  ['refused', [seen(installing, 0), failed('auth', 5)], 'refused', []],
  ['forbidden may change', [failed('forbidden', 0)], 'waiting', ['a: forbidden happened']],
  ['no such cluster', [failed('not-found', 0)], 'no-such-cluster', []],
  [
    'a cluster that was there and is gone may come back',
    [seen(installing, 0), failed('not-found', 5)],
    'waiting',
    ['a: last answer 60s ago: not-found happened'],
  ],
])('%s', (_name, steps, kind, names) => {
  const wait = watched(['a'], steps);
  expect(wait.getState().verdict.kind).toBe(kind);
  expect(told(wait)).toEqual(names);
});

test('an app that was there is missing', () => {
  const both = answerWith([pod(), pod({app: 'helm-controller'})]);
  const wait = watched(['a'], [seen(both, 0), seen(enabled, 20), seen(enabled, 40)]);
  expect(told(wait)).toEqual(['a: no pod of helm-controller for 40s']);
});

test('an old pod is still there', () => {
  const newer = pod({templateHash: 'bbb', createdAt: testNow, containers: [container({state: running(testNow)})]});
  const wait = watched(['a'], [seen(answerWith([pod(), newer]), 0), seen(answerWith([pod(), newer]), 20)]);
  expect(told(wait)).toEqual(['a: 1 old pod is still there']);
});

test.each([
  ['refused the list', 'auth', 'refused'],
  ['the list cannot be read for now', 'network', 'waiting'],
] as const)('%s', (_name, kind, verdict) => {
  expect(watched([], [listFails(kind)]).getState().verdict.kind).toBe(verdict);
});

test('several are done when all of them are, each for its own time', () => {
  const steps = [seen(enabled, 0), seen(enabled, 10), seen(enabled, 10, 'b'), seen(enabled, 15)];
  expect(told(watched(['a', 'b'], steps))).toEqual(['b: done for 50s of 10s']);
  expect(watched(['a', 'b'], [...steps, seen(enabled, 20, 'b')]).getState().verdict.kind).toBe('done');
});

test('the first verdict stays', () => {
  const steps = [seen(crashing, 0), seen(crashing, 60), seen(enabled, 65), seen(enabled, 80)];
  const wait = watched(['a'], steps);
  wait.timeIsUp();
  expect(wait.getState().verdict.kind).toBe('failed');
});

type EndCase = readonly [...OneCase, clusters: readonly string[]];

test.each<EndCase>([
  ['nothing was answered', [], 'unanswered', ['list: nothing'], []],
  ['the list was not answered', [listFails('network')], 'unanswered', ['list: network happened'], []],
  [
    'the pods were not answered: refused credentials before an outage',
    [failed('network', 0), failed('forbidden', 0, 'b')],
    'unanswered',
    ['b: forbidden happened'],
    ['a', 'b'],
  ],
  [
    'what is done needs no answer any more',
    [failed('network', 0, 'b'), seen(enabled, 0), seen(enabled, 10)],
    'unanswered',
    ['b: network happened'],
    ['a', 'b'],
  ],
  [
    'the worst pod comes first, and what was never seen last',
    [failed('network', 0), seen(notEnabled, 0, 'b'), seen(enabled, 0, 'c'), seen(crashing, 60, 'd')],
    'timed-out',
    [
      'd: source-controller CrashLoopBackOff 0s',
      'b: GitOps is not enabled on it',
      'c: done for 60s of 10s',
      'a: network happened',
    ],
    ['a', 'b', 'c', 'd'],
  ],
])('when the time is up: %s', (_name, steps, kind, names, clusters) => {
  const wait = watched(clusters, steps);
  wait.timeIsUp();
  expect(wait.getState().verdict.kind).toBe(kind);
  expect(told(wait)).toEqual(names);
});
