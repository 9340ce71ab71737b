import {expect, test} from 'vitest';
import type {Change, Snapshot} from '../../../../source/rollout/cluster/cluster.ts';
import {observeCluster} from '../../../../source/rollout/cluster/observe.ts';
import type {Pod} from '../../../../source/rollout/pod/pod.ts';
import {condition, container, minute, pod, rules, running, second, testNow, waiting} from '../../../helpers/pods.ts';

/** The changes of a pod that is seen in these states, 5 s apart. */
function changesOf(...states: readonly Partial<Pod>[]): readonly Change[] {
  let snapshot: Snapshot | null = null;
  const changes: Change[] = [];
  for (const [index, state] of states.entries()) {
    const answer = {observation: {kind: 'pods', incomplete: null}, pods: [pod(state)]} as const;
    const observed = observeCluster('a', snapshot, answer, testNow + index * 5 * second, rules(minute));
    snapshot = observed.snapshot;
    changes.push(...observed.changes.filter(({kind}) => kind === 'ready'));
  }
  return changes;
}

const createdAt = testNow - 20 * second;
const started = {createdAt, startTime: createdAt};
const pending = {...started, phase: 'Pending', containers: []};
const creating = {...started, phase: 'Pending', containers: [container({state: waiting('ContainerCreating')})]};
const unready = {...started, containers: [container({state: running(testNow), ready: false})]};
const ready = {...started, containers: [container({state: running(testNow)})]};
const told = {...ready, conditions: [condition('Ready', 'True', {lastTransitionTime: testNow + 3 * second})]};

const texts = (changes: readonly Change[]) => changes.map(({from, to}) => `${from} ${to}`);

test('that the containers of a pod are known now is no change of its readiness', () => {
  expect(texts(changesOf(pending, creating))).toEqual([]);
  expect(texts(changesOf(pending, creating, ready))).toEqual(['0/1 1/1']);
});

test('a pod of which fewer containers are ready than before is not ready any more', () => {
  const containers = [container(), container({name: 'sidecar', ready: false})];
  expect(texts(changesOf(ready, {...started, containers}))).toEqual(['1/1 1/2']);
});

test.each([
  ['by the poll that saw it', [unready, ready], [25 * second]],
  ['by its condition, which is exact', [unready, told], [23 * second]],
  ['not when its creation is not known', [unready, {...ready, createdAt: null}], [undefined]],
  ['not for one that lost its readiness', [ready, unready], [undefined]],
  ['not for one that had been ready before', [ready, unready, ready], [undefined, undefined]],
])('how long after its creation a pod became ready is known: %s', (_name, states, expected) => {
  expect(changesOf(...states).map(({readyAfterMs}) => readyAfterMs)).toEqual(expected);
});
