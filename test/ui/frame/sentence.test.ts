import {expect, test} from 'vitest';
import type {Snapshot} from '../../../source/rollout/cluster/cluster.ts';
import {holdUpOf} from '../../../source/rollout/cluster/hold-up.ts';
import {observeCluster} from '../../../source/rollout/cluster/observe.ts';
import {sentenceOf} from '../../../source/ui/frame/sentence.ts';
import {
  container,
  hour,
  minute,
  pod,
  rules,
  running,
  second,
  termination,
  testNow,
  waiting,
} from '../../helpers/pods.ts';
import {creating, look, lookAgain, one, pulling, source, starting} from '../../rollout/cluster/held-up.ts';
import {cameUp} from '../came-up.ts';

const crashing = (parts: Parameters<typeof pod>[0] = {}) =>
  pod({app: 'kustomize-controller', containers: one(waiting('CrashLoopBackOff'), {restartCount: 2}), ...parts});

/** Up, and restarted again and again. */
const flapping = pod({
  app: 'helm-controller',
  containers: [
    container({
      state: running(testNow - minute),
      restartCount: 9,
      lastTermination: termination(1, {startedAt: testNow - 6 * minute}),
    }),
  ],
});

const lost = pod({
  app: 'helm-controller',
  phase: 'Pending',
  containers: [],
  createdAt: testNow - 2 * minute,
  startTime: null,
});

const announced = observeCluster(
  'a',
  null,
  {observation: {kind: 'announced', announcement: 'installing'}, pods: []},
  testNow,
  rules(minute),
).snapshot;

const begun = testNow - 10 * minute;
const enabled = look(cameUp('helm', begun, begun + 31 * second), cameUp('source', begun, begun + 46 * second));
const missed = lookAgain(look(source, pod({app: 'helm-controller'})), {pods: [source], at: testNow});

test.each<[name: string, snapshot: Snapshot, now: number, tone: string, forms: readonly string[]]>([
  [
    'a stuck pod',
    look(source, pulling('helm')),
    testNow,
    'failed',
    ['blocked for 5m by helm: image cannot be pulled', 'blocked for 5m by helm', '5m'],
  ],
  [
    'the same a while later',
    look(source, pulling('helm')),
    testNow + 14 * second,
    'failed',
    ['blocked for 5m14s by helm: image cannot be pulled', 'blocked for 5m14s by helm', '5m14s'],
  ],
  [
    'several stuck pods',
    look(source, pulling('helm'), pulling('kustomize'), pulling('notification')),
    testNow,
    'failed',
    [
      'blocked for 5m by helm: image cannot be pulled, and 2 more',
      'blocked for 5m by helm: image cannot be pulled',
      'blocked for 5m by helm',
      '5m',
    ],
  ],
  [
    'a pod that is stuck, and has not failed',
    look(source, creating('helm', 10 * minute)),
    testNow,
    'degraded',
    ['blocked for 10m by helm: containers are not created', 'blocked for 10m by helm', '10m'],
  ],
  [
    'a pod without containers is not up',
    look(source, lost),
    testNow,
    'degraded',
    ['blocked for 2m by helm: node does not start it', 'blocked for 2m by helm', '2m'],
  ],
  [
    'degraded, but ready: it blocks nothing',
    look(source, flapping),
    testNow,
    'degraded',
    ['helm for 60s: exit 1, 9 restarts', 'helm for 60s', '60s'],
  ],
  [
    'pods on their way',
    look(cameUp('source', testNow - 43 * second, testNow - 9 * second), creating('helm', 43 * second)),
    testNow,
    'plain',
    ['43s so far, 1 pod to go', '43s so far', '43s'],
  ],
  [
    'several of them',
    look(creating('helm', 43 * second), starting('kustomize', 40 * second, 5 * second), creating('source', 9 * second)),
    testNow,
    'plain',
    ['43s so far, 3 pods to go', '43s so far', '43s'],
  ],
  [
    'a crash loop of which the answer does not say when it began',
    look(source, crashing()),
    testNow + 3 * second,
    'failed',
    ['blocked for 3s by kustomize: container keeps crashing, 2 restarts', 'blocked for 3s by kustomize', '3s'],
  ],
  ['an app that is missing', missed, testNow + 3 * second, 'degraded', ['no pod of helm-controller for 3s', '3s']],
  ['no pods yet', announced, testNow, 'degraded', ['no pods yet']],
  [
    'done, with exact times',
    enabled,
    testNow,
    'plain',
    ['took 46s, slowest source 46s  (since 07:50:46)', 'took 46s, slowest source 46s', 'took 46s'],
  ],
  [
    'a day later',
    enabled,
    begun + 24 * hour,
    'plain',
    ['took 46s, slowest source 46s  (23h ago)', 'took 46s, slowest source 46s', 'took 46s'],
  ],
  [
    'done, with a single pod: none is the slowest',
    look(cameUp('source', begun, begun + 46 * second)),
    testNow,
    'plain',
    ['took 46s  (since 07:50:46)', 'took 46s'],
  ],
  ['done, by answers that do not say when', look(source), testNow, 'plain', []],
  ['nothing there', look(), testNow, 'plain', []],
])('%s', (_name, snapshot, now, tone, forms) => {
  const sentence = sentenceOf(snapshot, holdUpOf(snapshot), now);
  expect({...sentence, forms: [...new Set(sentence.forms)]}).toEqual({forms, tone});
});
