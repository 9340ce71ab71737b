import type {Container, Pod} from '../../../source/rollout/pod/pod.ts';
import {
  condition,
  container,
  pod,
  running,
  second,
  terminated,
  termination,
  testNow,
  waiting,
} from '../../helpers/pods.ts';
import {grace, isAvailable, isReady, type SimulatedPod, type World} from './world.ts';

const timeOf = (seconds: number) => testNow + seconds * second;

function stateOf({container: current, lastEnd}: SimulatedPod): Container['state'] {
  switch (current?.is) {
    case 'running':
      return running(timeOf(current.since));
    case 'terminated':
      return terminated(lastEnd?.reason === 'OOMKilled' ? 137 : 1, {
        reason: lastEnd?.reason ?? null,
        startedAt: timeOf(lastEnd?.startedAt ?? 0),
        finishedAt: timeOf(current.at),
      });
    default:
      return current?.reason === 'ErrImagePull'
        ? waiting(current.reason, 'x: not found')
        : waiting(current?.reason ?? null);
  }
}

function containerOf(simulated: SimulatedPod, now: number): Container {
  const {lastEnd, restarts, container: current} = simulated;
  const last = lastEnd && {
    reason: lastEnd.reason,
    startedAt: timeOf(lastEnd.startedAt),
    finishedAt: timeOf(lastEnd.finishedAt),
  };
  return container({
    state: stateOf(simulated),
    ready: isReady(simulated, now),
    restartCount: restarts,
    lastTermination:
      last === null || current?.is === 'terminated' ? null : termination(last.reason === 'OOMKilled' ? 137 : 1, last),
  });
}

function phaseOf({failed, lastEnd, container: current}: SimulatedPod): Pod['phase'] {
  const hasRun = lastEnd !== null || current?.is === 'running';
  return failed === null ? (hasRun ? 'Running' : 'Pending') : 'Failed';
}

function podOf(simulated: SimulatedPod, now: number, conditions: boolean): Pod {
  const {name, deployment, set, node, deletedAt, failed, startTime, createdAt} = simulated;
  const ready = isAvailable(simulated, now) ? 'True' : 'False';
  return pod({
    uid: name,
    name,
    app: deployment.app,
    templateHash: set.hash,
    createdAt: timeOf(createdAt),
    deleting: deletedAt !== null,
    deletionTime: deletedAt === null ? null : timeOf(deletedAt + grace),
    gracePeriodSeconds: grace,
    nodeName: node?.name ?? null,
    hostIP: startTime === null ? null : (node?.name ?? null),
    startTime: startTime === null ? null : timeOf(startTime),
    phase: phaseOf(simulated),
    statusReason: failed?.reason ?? null,
    containers: simulated.container === null || failed !== null ? [] : [containerOf(simulated, now)],
    specContainerCount: 1,
    conditions: conditions && node !== null ? [condition('PodScheduled', 'True'), condition('Ready', ready)] : [],
  });
}

/** The list of pods as the API would give it now, with or without their conditions. */
export function answerOf(world: World, conditions: boolean): readonly Pod[] {
  return world.pods.map(each => podOf(each, world.now, conditions));
}
