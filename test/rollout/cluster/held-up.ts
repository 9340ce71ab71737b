import type {Snapshot} from '../../../source/rollout/cluster/cluster.ts';
import {observeCluster} from '../../../source/rollout/cluster/observe.ts';
import type {Container, Pod} from '../../../source/rollout/pod/pod.ts';
import {container, minute, pod, rules, running, testNow, waiting} from '../../helpers/pods.ts';

type Look = {readonly pods: readonly Pod[]; readonly incomplete?: string | null; readonly at?: number};

/** The snapshot after one more look at these pods. */
export function lookAgain(before: Snapshot | null, {pods, incomplete = null, at = testNow}: Look) {
  return observeCluster('a', before, {observation: {kind: 'pods', incomplete}, pods}, at, rules(minute)).snapshot;
}

/** The snapshot after the first look. */
export const look = (...pods: readonly Pod[]) => lookAgain(null, {pods});

export const source = pod();

/** The only container of a pod, not ready. */
export const one = (state: Container['state'], parts: Partial<Container> = {}) => [
  container({state, ready: false, ...parts}),
];

/** A pod whose containers are being created, so old. */
export const creating = (app: string, ageMs: number, parts: Partial<Pod> = {}) =>
  pod({
    app: `${app}-controller`,
    phase: 'Pending',
    createdAt: testNow - ageMs,
    startTime: testNow - ageMs,
    containers: one(waiting('ContainerCreating')),
    ...parts,
  });

/** One whose container has run for `upMs`. */
export const starting = (app: string, ageMs: number, upMs: number) =>
  creating(app, ageMs, {phase: 'Running', containers: one(running(testNow - upMs))});

export const pulling = (app: string, message: string | null = null) =>
  creating(app, 5 * minute, {containers: one(waiting('ImagePullBackOff', message))});
