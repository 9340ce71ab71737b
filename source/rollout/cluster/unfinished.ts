import {ageOf} from '../../text/duration.ts';
import type {Snapshot} from './cluster.ts';
import {missingText} from './expected.ts';
import {countedPods, oldPods} from './state.ts';

/** What a cluster lacks, and what to check; `check` is null where the text tells all. */
export type Unfinished = {readonly text: string; readonly check: string | null};

// Why a Deployment has no pod, as its ReplicaSet tells.
const missingCheck =
  'check whether its Deployment is scaled to 0, and the events of its ReplicaSet (a quota, a webhook)';

/** How many pods are named. */
const mostNames = 3;

function ofMissingApps({pods, missing}: Snapshot, now: number | null): Unfinished | null {
  if (missing.length === 0) {
    return null;
  }
  const since = Math.min(...missing.map(each => each.since));
  const counted = countedPods(pods).map(({pod}) => pod);
  const apps = missing.map(({app}) => app);
  const text = missingText(counted, apps, now === null ? '' : ` for ${ageOf(since, now)}`);
  return {text, check: text.startsWith('no pod') ? missingCheck : null};
}

// While new pods come up it is a matter of course that old ones are there.
function ofOldPods({pods, summary}: Snapshot): Unfinished | null {
  const names = oldPods(pods).map(({pod}) => pod.name);
  if (summary.worst !== null || names.length === 0) {
    return null;
  }
  const text = names.length === 1 ? '1 old pod is still there' : `${names.length} old pods are still there`;
  return {text, check: `the rollout is not finished yet (${names.slice(0, mostNames).join(', ')})`};
}

/**
 * What a cluster lacks although all of its pods may be well: apps without pods, or an end to pods of older ReplicaSets;
 * null when it is nothing. For how long is said at `now` (epoch ms), and not where that is null.
 */
export function unfinishedOf(snapshot: Snapshot, now: number | null): Unfinished | null {
  const missing = ofMissingApps(snapshot, now);
  const old = ofOldPods(snapshot);
  if (missing === null || old === null) {
    return missing ?? old;
  }
  return {text: `${missing.text}; ${old.text}`, check: missing.check ?? old.check};
}

/** The same in one line; the long form says what to check. */
export function unfinishedText(snapshot: Snapshot, now: number, form: 'short' | 'long'): string | null {
  const unfinished = unfinishedOf(snapshot, now);
  if (unfinished === null) {
    return null;
  }
  const {text, check} = unfinished;
  return form === 'short' || check === null ? text : `${text}: ${check}`;
}
