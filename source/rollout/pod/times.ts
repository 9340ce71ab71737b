import {backOffInMessage, spentInSmallerBackOffs} from './back-off.ts';
import type {Container, Pod} from './pod.ts';
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

/**
 * When the pod came into the state it is in, by the times in the answer alone (epoch ms); null when they do not tell.
 * `deletionTimestamp` lies the grace period after the request to delete.
 */
export function enteredAt(pod: Pod): number | null {
  if (pod.deleting && pod.deletionTime !== null) {
    return pod.deletionTime - (pod.gracePeriodSeconds ?? 0) * 1000;
  }
  if (!isScheduled(pod)) {
    return pod.createdAt;
  }
  return latest([...pod.initContainers, ...pod.containers].map(containerEnteredAt)) ?? pod.startTime ?? pod.createdAt;
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
