import {failGrace, stableFor} from './watcher.ts';
import {type Deployment, isActive, isLost, isReady, podsOf, type SimulatedPod, type World} from './world.ts';

/** Since when a pod is down again and again, and when it was so last, seconds. */
type Trouble = {readonly since: number; readonly lastAt: number};

/** What happened to pods, second by second. */
export type History = {
  readonly down: Map<SimulatedPod, Trouble>;
  /** Records after which no pod was made, since when. */
  readonly unreplaced: Map<SimulatedPod, number>;
  readonly restartedAt: Map<SimulatedPod, number>;
};

export const emptyHistory = (): History => ({down: new Map(), unreplaced: new Map(), restartedAt: new Map()});

function isDown({container, backOff}: SimulatedPod): boolean {
  // The first time it is started again at once.
  return container?.is === 'terminated'
    ? backOff > 0
    : container?.is === 'waiting' && container.reason !== 'ContainerCreating';
}

/**
 * A record after which no pod of its Deployment came. The list does not tell whether that was forbidden, or the release was
 * taken back or scaled down meanwhile.
 */
function isUnreplaced(world: World, {failed, deployment, createdAt}: SimulatedPod): boolean {
  const active = podsOf(world, deployment).filter(isActive);
  return failed !== null && active.every(pod => pod.createdAt < createdAt);
}

/** Takes down what a second shows. */
export function note(history: History, world: World): void {
  const {now} = world;
  for (const pod of world.pods) {
    const known = history.down.get(pod);
    if (isDown(pod)) {
      const goesOn = known !== undefined && now - known.lastAt <= 600;
      // One that never ran has been failing since its kubelet took it up.
      const since = pod.lastEnd === null ? (pod.startTime ?? now) : now;
      history.down.set(pod, {since: goesOn ? known.since : since, lastAt: now});
    }
    if (pod.container?.is === 'running' && pod.container.since === now) {
      history.restartedAt.set(pod, now);
    }
    if (isUnreplaced(world, pod)) {
      history.unreplaced.set(pod, history.unreplaced.get(pod) ?? now);
    } else {
      history.unreplaced.delete(pod);
    }
  }
}

/** What keeps a rollout from being over, as far as this list and the lists before it show; null: nothing. */
export function unfinished(world: World, apps: ReadonlySet<string>): string | null {
  for (const deployment of world.deployments) {
    const active = podsOf(world, deployment).filter(isActive);
    if (active.length === 0 && apps.has(deployment.app)) {
      return `${deployment.app} has no pod`;
    }
    const fresh = active.filter(({set}) => set === deployment.target);
    const old = active.find(({set}) => set !== deployment.target);
    if (fresh.length > 0 && old !== undefined) {
      return `old ${old.name} is alive`;
    }
    const unready = active.find(pod => !isReady(pod, world.now));
    if (unready !== undefined) {
      return `${unready.name} is not ready`;
    }
  }
  return null;
}

/** A pod that restarted or was made inside the stable window; null: none. */
export function disturbed(history: History, world: World): string | null {
  const from = world.now - stableFor;
  const pod = world.pods.find(
    each => isActive(each) && (each.createdAt > from || (history.restartedAt.get(each) ?? 0) > from),
  );
  return pod === undefined ? null : `${pod.name} came or restarted within ${stableFor} s`;
}

/** Whether something has failed for longer than the grace, and is still there. */
export function mayFail(history: History, world: World): boolean {
  return world.pods.some(pod => {
    const trouble = history.down.get(pod);
    const unreplacedSince = history.unreplaced.get(pod);
    return (
      (pod.deletedAt === null && trouble !== undefined && trouble.lastAt - trouble.since >= failGrace - 2) ||
      (unreplacedSince !== undefined && world.now - unreplacedSince >= failGrace - 2)
    );
  });
}

function isWellDeployment(world: World, deployment: Deployment): boolean {
  const active = podsOf(world, deployment).filter(isActive);
  return (
    active.length === deployment.replicas &&
    active.every(pod => pod.set === deployment.target && isReady(pod, world.now) && !isLost(pod)) &&
    deployment.replicas > 0
  );
}

/** Everything is as it should be. */
export function isWell(world: World): boolean {
  return (
    world.deployments.every(deployment => isWellDeployment(world, deployment)) &&
    !world.pods.some(pod => isUnreplaced(world, pod))
  );
}
