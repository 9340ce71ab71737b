import {type Moment, type Timestamp, unreadyContainers} from './timeline.ts';

/** `status.conditions` in the order and the words of the kubelet; null when they are left out. */
export function conditionsJson({pod}: Moment, time: Timestamp): readonly object[] | null {
  const {startTime, readinessSince} = pod;
  if (startTime === null || readinessSince === undefined) {
    return null;
  }
  const unready = unreadyContainers(pod);
  const reason =
    unready.length === 0
      ? {}
      : {reason: 'ContainersNotReady', message: `containers with unready status: [${unready.join(' ')}]`};
  const condition = (type: string, status: 'True' | 'False', since: number, why: object = {}) => ({
    type,
    status,
    lastProbeTime: null,
    lastTransitionTime: time(since),
    ...why,
  });
  const readiness = unready.length === 0 ? 'True' : 'False';
  return [
    condition('Initialized', 'True', startTime),
    condition('Ready', readiness, readinessSince, reason),
    condition('ContainersReady', readiness, readinessSince, reason),
    condition('PodScheduled', 'True', startTime),
  ];
}
