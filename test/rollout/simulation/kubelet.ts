import {grace, isLost, type Node, type SimulatedPod, type World} from './world.ts';

// The scheduler, the kubelets, and the node lifecycle controller with what it makes of a silent node.

/** The kubelet starts an ended container at once the first time, then after 10 s, twice as long each time up to 5 min. */
function nextBackOff(before: number, ran: number): number {
  return ran >= 600 ? 0 : Math.min(300, before === 0 ? 10 : before * 2);
}

/** The container ends, for this reason. */
export function end(pod: SimulatedPod, reason: string, now: number): void {
  if (pod.container?.is !== 'running') {
    return;
  }
  const {since} = pod.container;
  pod.backOff = now - since >= 600 ? 0 : pod.backOff;
  pod.lastEnd = {startedAt: since, finishedAt: now, reason};
  pod.container = {is: 'terminated', at: now};
}

function schedule(pod: SimulatedPod, world: World): void {
  const alive = world.nodes.filter(({lostSince}) => lostSince === null);
  const node = alive[world.made % Math.max(1, alive.length)];
  if (node !== undefined && world.now >= pod.scheduledAt) {
    pod.node = node;
  }
}

function takeUp(pod: SimulatedPod, now: number): void {
  if (pod.deployment.refusals > 0) {
    pod.deployment.refusals -= 1;
    pod.failed = {reason: 'OutOfcpu'};
    return;
  }
  pod.startTime = now;
  pod.container = {is: 'waiting', reason: 'ContainerCreating'};
}

function pull(pod: SimulatedPod, startTime: number, now: number): void {
  const {kind, creating} = pod.set.template;
  const passed = now - startTime;
  if (passed < creating) {
    return;
  }
  if (kind === 'no-image') {
    const reason = (passed - creating) % 30 < 3 ? 'ErrImagePull' : 'ImagePullBackOff';
    pod.container = {is: 'waiting', reason};
  } else {
    pod.container = {is: 'running', since: now};
  }
}

function restart(pod: SimulatedPod, endedAt: number, now: number): void {
  const down = now - endedAt;
  if (down >= 1 && down >= pod.backOff) {
    const ran = endedAt - (pod.lastEnd?.startedAt ?? endedAt);
    pod.backOff = nextBackOff(pod.backOff, ran);
    pod.restarts += 1;
    pod.container = {is: 'running', since: now};
  } else if (down >= 2) {
    pod.container = {is: 'waiting', reason: 'CrashLoopBackOff'};
  }
}

function run(pod: SimulatedPod, now: number): void {
  const {container, startTime, set, lastEnd} = pod;
  if (container === null || startTime === null) {
    takeUp(pod, now);
  } else if (container.is === 'running') {
    if (set.template.kind === 'crashes' && now - container.since >= set.template.runs) {
      end(pod, 'Error', now);
    }
  } else if (lastEnd === null) {
    pull(pod, startTime, now);
  } else {
    restart(pod, lastEnd.finishedAt, now);
  }
}

/** Its controller deletes the pods of a node that was silent for 5 min; they are gone once the node is back. */
function watchNode(world: World, node: Node): void {
  if (node.lostSince === null) {
    return;
  }
  if (world.now >= node.lostUntil) {
    node.lostSince = null;
  } else if (world.now - node.lostSince >= 300) {
    for (const pod of world.pods.filter(each => each.node === node && each.failed === null)) {
      pod.deletedAt ??= world.now;
    }
  }
}

function isGone(pod: SimulatedPod, now: number): boolean {
  // What no kubelet has taken up, and a record, goes at once.
  const takes = pod.startTime === null || pod.failed !== null ? 0 : Math.min(grace, pod.set.template.starting);
  return pod.deletedAt !== null && !isLost(pod) && now - pod.deletedAt >= takes;
}

/** What scheduler, kubelets and nodes do in one second. */
export function runNodes(world: World): void {
  for (const node of world.nodes) {
    watchNode(world, node);
  }
  world.pods = world.pods.filter(pod => !isGone(pod, world.now));
  for (const pod of world.pods) {
    if (pod.failed !== null || pod.deletedAt !== null || isLost(pod)) {
      continue;
    }
    if (pod.node === null) {
      schedule(pod, world);
    } else {
      run(pod, world.now);
    }
  }
}
