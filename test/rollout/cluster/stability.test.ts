import {expect, test} from 'vitest';
import type {Observation, Snapshot} from '../../../source/rollout/cluster/cluster.ts';
import {type Stability, stabilityAfter} from '../../../source/rollout/cluster/done.ts';
import {summarize} from '../../../source/rollout/cluster/state.ts';
import type {JudgedPod} from '../../../source/rollout/health/health.ts';
import {judged, second, testNow} from '../../helpers/pods.ts';

const whole: Observation = {kind: 'pods', incomplete: null};
const announced: Observation = {kind: 'announced', announcement: 'enabled'};
const ok = judged();
const app = ok.pod.app;
const creating = judged({app: 'helm-controller'}, {health: 'progressing'});

function withRestarts(restarts: number): JudgedPod {
  return {...ok, line: {...ok.line, restarts}};
}

function seen(pods: readonly JudgedPod[], atSecond: number, observation = whole): Snapshot {
  const summary = summarize(pods);
  return {observation, state: 'enabled', pods, summary, memory: new Map(), observedAt: testNow + atSecond * second};
}

test.each<
  [string, readonly Snapshot[], readonly string[], {readonly since: number; readonly restarts: number | null} | null]
>([
  ['counts from the first answer that is done', [seen([ok], 0), seen([ok], 5)], [], {since: 0, restarts: 0}],
  ['not done is not stable', [seen([creating], 0)], [], null],
  ['an expected app that is missing', [seen([ok], 0)], [app, 'helm-controller'], null],
  ['a setback begins anew', [seen([ok], 0), seen([ok, creating], 5), seen([ok], 10)], [], {since: 10, restarts: 0}],
  ['a restart begins anew', [seen([ok], 0), seen([withRestarts(1)], 5)], [], {since: 5, restarts: 1}],
  ['old restarts do not', [seen([withRestarts(7)], 0), seen([withRestarts(7)], 5)], [], {since: 0, restarts: 7}],
  ['a pod with fewer in its place does', [seen([withRestarts(7)], 0), seen([ok], 5)], [], {since: 5, restarts: 0}],
  ['an announcement counts none', [seen([], 0, announced), seen([], 5, announced)], [], {since: 0, restarts: null}],
  ['a list after an announcement', [seen([], 0, announced), seen([withRestarts(2)], 5)], [], {since: 0, restarts: 2}],
  [
    'a restart behind an announcement',
    [seen([ok], 0), seen([], 5, announced), seen([withRestarts(1)], 10)],
    [],
    {since: 10, restarts: 1},
  ],
])('%s', (_name, snapshots, expected, stability) => {
  const found = snapshots.reduce<Stability | null>(
    (before, snapshot) => stabilityAfter(before, snapshot, expected),
    null,
  );
  expect(found).toEqual(stability && {...stability, since: testNow + stability.since * second});
});
