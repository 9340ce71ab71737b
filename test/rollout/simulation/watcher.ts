import type {ClusterState, Snapshot} from '../../../source/rollout/cluster/cluster.ts';
import {type Stability, stabilityAfter} from '../../../source/rollout/cluster/done.ts';
import {observeCluster} from '../../../source/rollout/cluster/observe.ts';
import {rules, second, testNow} from '../../helpers/pods.ts';
import {answerOf} from './answer.ts';
import type {World} from './world.ts';

export const stableFor = 10;
/** As `wait` has them by default, seconds. */
export const failGrace = 60;

export type Watching = {
  /** Seconds. */
  readonly from: number;
  readonly interval: number;
  readonly conditions: boolean;
};

/** What one poll gave. */
export type Poll = {
  readonly now: number;
  readonly state: ClusterState;
  readonly isDone: boolean;
  readonly snapshot: Snapshot;
  /** Apps of which a pod was listed before. */
  readonly apps: ReadonlySet<string>;
};

/** Polls the cluster as `wait` does; gives what a second of it shows, null when none is due. */
export function createWatcher({from, interval, conditions}: Watching) {
  let snapshot: Snapshot | null = null;
  let stability: Stability | null = null;
  const apps = new Set(['source-controller']);
  return (world: World): Poll | null => {
    if (world.now < from || (world.now - from) % interval !== 0) {
      return null;
    }
    const at = testNow + world.now * second + 400;
    const answer = {observation: {kind: 'pods', incomplete: null} as const, pods: answerOf(world, conditions)};
    const graceFrom = testNow + from * second;
    snapshot = observeCluster('c', snapshot, answer, at, rules(failGrace * second, {graceFrom})).snapshot;
    stability = stabilityAfter(stability, snapshot);
    for (const {deployment} of world.pods) {
      apps.add(deployment.app);
    }
    const since = stability?.since ?? null;
    const isDone = since !== null && at - since >= stableFor * second;
    return {now: world.now, state: snapshot.state, isDone, snapshot, apps};
  };
}
