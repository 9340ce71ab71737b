import {expect, test} from 'vitest';
import type {Observation, Snapshot} from '../../../source/rollout/cluster/cluster.ts';
import {type Stability, stabilityAfter} from '../../../source/rollout/cluster/done.ts';
import {clusterState, summarize} from '../../../source/rollout/cluster/state.ts';
import type {JudgedPod} from '../../../source/rollout/health/health.ts';
import {judged, minute, rules, second, testNow} from '../../helpers/pods.ts';

const whole: Observation = {kind: 'pods', incomplete: null};
const announced: Observation = {kind: 'announced', announcement: 'enabled'};
const ok = judged();
const creating = judged({app: 'helm-controller'}, {health: 'progressing'});

function withRestarts(restarts: number, name = ok.pod.name): JudgedPod {
  return {...judged({name}), line: {...ok.line, restarts}};
}

function seen(pods: readonly JudgedPod[], atSecond: number, observation = whole): Snapshot {
  return {
    observation,
    state: clusterState({observation, pods, missing: [], memory: new Map()}, null, testNow, rules(minute)),
    pods,
    summary: summarize(pods),
    missing: [],
    apps: null,
    memory: new Map(),
    generations: new Map(),
    rollout: null,
    ready: [],
    labels: new Map(),
    observedAt: testNow + atSecond * second,
  };
}

const missing = (snapshot: Snapshot): Snapshot => ({...snapshot, missing: [{app: 'helm-controller', since: testNow}]});

test.each<[name: string, snapshots: readonly Snapshot[], stableSince: number | null]>([
  ['counts from the first answer that is done', [seen([ok], 0), seen([ok], 5)], 0],
  ['not done is not stable', [seen([creating], 0)], null],
  ['an app that is missing', [missing(seen([ok], 0))], null],
  ['a setback begins anew', [seen([ok], 0), seen([ok, creating], 5), seen([ok], 10)], 10],
  ['a restart begins anew', [seen([ok], 0), seen([withRestarts(1)], 5)], 5],
  ['old restarts do not', [seen([withRestarts(7)], 0), seen([withRestarts(7)], 5)], 0],
  ['a pod of another uid does', [seen([withRestarts(7, 'a')], 0), seen([withRestarts(7, 'b')], 5)], 5],
  ['a pod more does', [seen([ok], 0), seen([ok, withRestarts(0, 'b')], 5)], 5],
  ['a pod less does not', [seen([ok, withRestarts(0, 'b')], 0), seen([ok], 5)], 0],
  [
    'a restart of one while another goes',
    [seen([withRestarts(1, 'a'), withRestarts(0, 'b')], 0), seen([withRestarts(1, 'b')], 5)],
    5,
  ],
  ['an announcement lists none', [seen([], 0, announced), seen([], 5, announced)], 0],
  ['a list after an announcement', [seen([], 0, announced), seen([withRestarts(2)], 5)], 0],
  ['a restart behind an announcement', [seen([ok], 0), seen([], 5, announced), seen([withRestarts(1)], 10)], 10],
])('%s', (_name, snapshots, stableSince) => {
  const found = snapshots.reduce<Stability | null>((before, snapshot) => stabilityAfter(before, snapshot), null);
  expect(found?.since ?? null).toEqual(stableSince === null ? null : testNow + stableSince * second);
});
