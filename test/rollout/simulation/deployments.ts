import {
  type Deployment,
  isActive,
  isAvailable,
  podsOf,
  type ReplicaSet,
  type SimulatedPod,
  type World,
} from './world.ts';

// The Deployment controller (pkg/controller/deployment: rolling.go, recreate.go) and the ReplicaSet controller.

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

/** 25% of maxSurge is rounded up, 25% of maxUnavailable down; ResolveFenceposts lets one be unavailable if both are 0. */
function limits(replicas: number) {
  const surge = Math.ceil(replicas / 4);
  return {surge, unavailable: surge === 0 ? 1 : Math.floor(replicas / 4)};
}

function rollOut(world: World, deployment: Deployment): void {
  const {replicas, target, sets} = deployment;
  const {surge, unavailable} = limits(replicas);
  const available = (set: ReplicaSet) =>
    podsOf(world, deployment).filter(pod => pod.set === set && isActive(pod) && isAvailable(pod, world.now)).length;
  const all = () => sum(sets.map(set => set.replicas));
  const room = Math.min(replicas + surge - all(), replicas - target.replicas);
  if (room > 0) {
    target.replicas += room;
    return;
  }
  target.replicas = Math.min(target.replicas, replicas);
  const old = sets.filter(set => set !== target && set.replicas > 0).sort((a, b) => a.createdAt - b.createdAt);
  const fewest = replicas - unavailable;
  // Those that are not available go first (cleanupUnhealthyReplicas).
  let mayGo = Math.max(0, all() - fewest - (target.replicas - available(target)));
  for (const set of old) {
    const goes = Math.min(mayGo, Math.max(0, set.replicas - available(set)));
    set.replicas -= goes;
    mayGo -= goes;
  }
  let spare = Math.max(0, sum(sets.map(available)) - fewest);
  for (const set of old) {
    const goes = Math.min(spare, mayGo, set.replicas);
    set.replicas -= goes;
    spare -= goes;
    mayGo -= goes;
  }
}

function recreate(world: World, deployment: Deployment): void {
  const {target, sets, replicas} = deployment;
  for (const set of sets) {
    set.replicas = set === target ? set.replicas : 0;
  }
  const oldRuns = podsOf(world, deployment).some(pod => pod.set !== target && pod.failed === null);
  if (!oldRuns) {
    target.replicas = replicas;
  }
}

function create(world: World, deployment: Deployment, set: ReplicaSet): void {
  world.made += 1;
  const id = `p${String(world.made).padStart(4, '0')}`;
  world.pods.push({
    name: `${deployment.app}-${set.hash}-${id}`,
    deployment,
    set,
    createdAt: world.now,
    scheduledAt: world.now + (world.made % 3),
    node: null,
    startTime: null,
    container: null,
    restarts: 0,
    lastEnd: null,
    backOff: 0,
    unreadyUntil: 0,
    deletedAt: null,
    failed: null,
  });
}

/** The order in which a ReplicaSet gives up its pods (ActivePodsWithRanks). */
function byWorth(now: number) {
  const rank = (pod: SimulatedPod) => [
    pod.node === null ? 0 : 1,
    pod.startTime !== null && pod.container?.is !== 'waiting' ? 1 : 0,
    isAvailable(pod, now) ? 1 : 0,
    -pod.restarts,
    -pod.createdAt,
  ];
  return (a: SimulatedPod, b: SimulatedPod) => {
    const [left, right] = [rank(a), rank(b)];
    const differs = left.findIndex((value, index) => value !== right[index]);
    return differs === -1 ? 0 : (left[differs] ?? 0) - (right[differs] ?? 0);
  };
}

function keepReplicas(world: World, deployment: Deployment, set: ReplicaSet): void {
  const active = podsOf(world, deployment).filter(pod => pod.set === set && isActive(pod));
  const surplus = active.sort(byWorth(world.now)).slice(0, Math.max(0, active.length - set.replicas));
  for (const pod of surplus) {
    pod.deletedAt = world.now;
  }
  const isForbidden = world.now < deployment.forbiddenUntil;
  for (let missing = set.replicas - active.length; missing > 0 && !isForbidden; missing -= 1) {
    create(world, deployment, set);
  }
}

/** What the controllers do in one second. */
export function control(world: World): void {
  if (world.now % world.lag !== 0) {
    return;
  }
  for (const deployment of world.deployments) {
    if (deployment.replicas === 0) {
      deployment.sets.forEach(set => {
        set.replicas = 0;
      });
    } else if (deployment.strategy === 'Recreate') {
      recreate(world, deployment);
    } else {
      rollOut(world, deployment);
    }
    for (const set of deployment.sets) {
      keepReplicas(world, deployment, set);
    }
  }
}
