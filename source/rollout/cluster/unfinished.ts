import {ageOf} from '../../text/duration.ts';
import type {Snapshot} from './cluster.ts';
import {missingText} from './expected.ts';
import {countedPods, oldPods} from './state.ts';

// Why a Deployment has no pod, as its ReplicaSet tells.
const missingCheck =
  'check whether its Deployment is scaled to 0, and the events of its ReplicaSet (a quota, a webhook)';

/** How many pods are named. */
const mostNames = 3;

function missingAppsText({pods, missing}: Snapshot, now: number): string | null {
  if (missing.length === 0) {
    return null;
  }
  const since = Math.min(...missing.map(each => each.since));
  const counted = countedPods(pods).map(({pod}) => pod);
  const apps = missing.map(({app}) => app);
  return missingText(counted, apps, ` for ${ageOf(since, now)}`);
}

function oldPodsText({pods}: Snapshot, isLong: boolean): string | null {
  const names = oldPods(pods).map(({pod}) => pod.name);
  if (names.length === 0) {
    return null;
  }
  const count = names.length === 1 ? '1 old pod is still there' : `${names.length} old pods are still there`;
  return isLong ? `${count}, so the rollout is not over: ${names.slice(0, mostNames).join(', ')}` : count;
}

/**
 * What a cluster lacks although all of its pods may be well, at `now` (epoch ms): apps without pods, or an end to pods of
 * older ReplicaSets; null when nothing is. The long form says what to check.
 */
export function unfinishedText(snapshot: Snapshot, now: number, form: 'short' | 'long'): string | null {
  const isLong = form === 'long';
  const missing = missingAppsText(snapshot, now);
  const check = isLong && missing?.startsWith('no pod') ? `${missing}: ${missingCheck}` : missing;
  return [check, oldPodsText(snapshot, isLong)].filter(text => text !== null).join('; ') || null;
}
