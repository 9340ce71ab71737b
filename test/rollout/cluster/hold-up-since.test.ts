import {expect, test} from 'vitest';
import type {Snapshot} from '../../../source/rollout/cluster/cluster.ts';
import {holdUpOf} from '../../../source/rollout/cluster/hold-up.ts';
import {hour, minute, pod, running, second, testNow, waiting} from '../../helpers/pods.ts';
import {creating, look, lookAgain, one, pulling, source, starting} from './held-up.ts';

const denied = (reason: string) =>
  creating('helm', 40 * second, {containers: one(waiting(reason, 'lookup swr.example.com: no such host'))});

const since = (snapshot: Snapshot) => testNow - (holdUpOf(snapshot)?.since ?? Number.NaN);

test.each<[name: string, snapshot: Snapshot, ageMs: number]>([
  ['a stuck pod: since it began to fail', look(source, pulling('helm')), 5 * minute],
  [
    'a pod that alternates between reasons and never ran: since its start',
    lookAgain(lookAgain(null, {pods: [denied('ErrImagePull')], at: testNow - 10 * second}), {
      pods: [denied('ImagePullBackOff')],
    }),
    40 * second,
  ],
  ['a missing app', look(pod({app: 'helm-controller'})), hour],
  [
    'pods to go: since the first of them was created',
    look(creating('helm', 9 * second), starting('source', 30 * second, 2 * second)),
    30 * second,
  ],
  [
    'one that was restarted: since then',
    look(source, pod({app: 'helm-controller', containers: one(running(testNow - 5 * second), {restartCount: 1})})),
    5 * second,
  ],
  [
    'one that was not ready again before the first look: since then',
    look(
      source,
      pod({
        app: 'helm-controller',
        containers: one(running(testNow - hour)),
        conditions: [
          {type: 'Ready', status: 'False', reason: null, message: null, lastTransitionTime: testNow - 20 * second},
        ],
      }),
    ),
    20 * second,
  ],
  [
    'one that was ready at the look before: since then',
    lookAgain(lookAgain(null, {pods: [source], at: testNow - 10 * second}), {
      pods: [pod({containers: one(running(testNow - hour))})],
    }),
    0,
  ],
  [
    'one whose containers were seen to start: since it was created',
    lookAgain(lookAgain(null, {pods: [creating('source', 40 * second)], at: testNow - 10 * second}), {
      pods: [starting('source', 40 * second, 12 * second)],
    }),
    40 * second,
  ],
])('since when: %s', (_name, snapshot, ageMs) => {
  expect(since(snapshot)).toBe(ageMs);
});
