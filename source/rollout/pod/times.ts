import {backOffInMessage, spentInSmallerBackOffs} from './back-off.ts';
import type {Container, Health, Pod} from './pod.ts';
import {conditionOf} from './status.ts';
import {endedWell} from './termination.ts';

/** The pod has a node, as far as the answer tells: UCS may leave `nodeName` out. */
export function isScheduled(pod: Pod): boolean {
  const isSaid = conditionOf(pod, 'PodScheduled')?.status === 'True' || pod.nodeName !== null || pod.hostIP !== null;
  return isSaid || pod.startTime !== null || pod.containers.length > 0;
}

function containerEnteredAt({state, lastTermination}: Container): number | null {
  switch (state.kind) {
    case 'running':
      return state.startedAt;
    case 'terminated':
      return state.finishedAt;
    default:
      return lastTermination?.finishedAt ?? null;
  }
}

function latest(times: readonly (number | null)[]): number | null {
  const known = times.filter(time => time !== null);
  return known.length === 0 ? null : Math.max(...known);
}

function transitionOf(pod: Pod, type: string): number | null {
  return conditionOf(pod, type)?.lastTransitionTime ?? null;
}

// The kubelet sets the readiness of a pod whose containers run; the node lifecycle controller takes it from all pods of
// a node that stops reporting.
function readinessChangedAt(pod: Pod): number | null {
  const isUp = pod.containers.length > 0 && pod.containers.every(({state}) => state.kind === 'running');
  return isUp ? latest([transitionOf(pod, 'Ready'), transitionOf(pod, 'ContainersReady')]) : null;
}

/**
 * When the pod came into the state it is in, by the times in the answer alone (epoch ms); null when they do not tell.
 * `deletionTimestamp` lies the grace period after the request to delete.
 */
export function enteredAt(pod: Pod): number | null {
  if (pod.deleting && pod.deletionTime !== null) {
    return pod.deletionTime - (pod.gracePeriodSeconds ?? 0) * 1000;
  }
  const containers = [...pod.initContainers, ...pod.containers];
  if (!isScheduled(pod) || (pod.startTime === null && containers.length === 0)) {
    return transitionOf(pod, 'PodScheduled') ?? pod.createdAt;
  }
  return latest([...containers.map(containerEnteredAt), readinessChangedAt(pod)]) ?? pod.startTime ?? pod.createdAt;
}

function containerFailingSince(container: Container, now: number): number | null {
  const {state, lastTermination} = container;
  if (state.kind === 'terminated') {
    return endedWell(state) ? null : state.finishedAt;
  }
  if (state.kind !== 'waiting' || (lastTermination === null && container.restartCount === 0)) {
    return null;
  }
  // The loop is older than the last crash by the back-offs before it.
  return (lastTermination?.finishedAt ?? now) - spentInSmallerBackOffs(backOffInMessage(state.message) ?? 0);
}

/**
 * A pod that is failing at the first look has been so at least since this time (epoch ms), by what its answer tells:
 * its last crash and the back-offs before it, or its start when it never ran.
 */
export function failingAtLeastSince(pod: Pod, now: number): number {
  const earliestPossible = pod.createdAt ?? Number.NEGATIVE_INFINITY;
  const crashes = [...pod.initContainers, ...pod.containers]
    .map(container => containerFailingSince(container, now))
    .filter(time => time !== null);
  const since = crashes.length === 0 ? (pod.startTime ?? pod.createdAt ?? now) : Math.min(...crashes);
  return Math.max(earliestPossible, since);
}

// A container that ran before exists, whatever it waits for now.
function isCreated({state, lastTermination, restartCount}: Container): boolean {
  return state.kind === 'running' || state.kind === 'terminated' || lastTermination !== null || restartCount > 0;
}

/**
 * How far a pod is on its way: 0 no node, 1/4 scheduled, 2/4 containers created, 3/4 all of them running, 1 ok. One that
 * fails comes no further than 2/4, though its containers run for a moment now and then.
 */
export function podProgress(pod: Pod, health: Health): number {
  if (health === 'ok') {
    return 1;
  }
  if (!isScheduled(pod)) {
    return 0;
  }
  const expected = Math.max(1, pod.specContainerCount);
  if (pod.containers.length < expected || !pod.containers.every(isCreated)) {
    return 1 / 4;
  }
  const areUp = health !== 'failed' && pod.containers.every(container => container.state.kind === 'running');
  return areUp ? 3 / 4 : 2 / 4;
}
