import {type Life, momentOf, type PodNow, unreadyContainers} from '../timeline.ts';

/** The same life, told with the conditions that the kubelet sets. */
export function withConditions(life: Life): Life {
  return function* () {
    let ready: boolean | null = null;
    let readinessSince = 0;
    for (const {at, pod} of life()) {
      if (pod === null || pod.startTime === null) {
        yield {at, pod};
        continue;
      }
      const before = ready;
      ready = unreadyContainers(pod).length === 0;
      readinessSince = ready === before ? readinessSince : at;
      yield {at, pod: {...pod, readinessSince}};
    }
  };
}

/** From second `from` on a pod is not ready for `lasting` seconds, and again every `every` seconds. */
export type Flaps = {readonly from: number; readonly every: number; readonly lasting: number};

function unready(pod: PodNow): PodNow {
  return {...pod, containers: pod.containers.map(container => ({...container, ready: false}))};
}

/** A life that ends well by second `from`, after which its pod fails its readiness probe again and again and runs on. */
export function flapping(life: Life, {from, every, lasting}: Flaps): Life {
  return function* () {
    const pod = momentOf(life, from)?.pod;
    yield* life();
    for (let at = from; pod; at += every) {
      yield {at, pod: unready(pod)};
      yield {at: at + lasting, pod};
    }
  };
}
