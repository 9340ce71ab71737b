import {byWorst, type JudgedPod} from '../../health/health.ts';
import {thresholds} from '../../health/reasons/thresholds.ts';
import type {Health} from '../../pod/pod.ts';
import {createdAtOf, isActive, placeOf, replicaSetOf, workloadOf} from '../../pod/workload.ts';
import {byBirth, type Generations, withNewer} from './generations.ts';

/**
 * How a pod stands to the others of its workload. `superseded`: another one replaces it, and it does not count.
 * `overstays`: it is of an older ReplicaSet, and could have been removed since then (epoch ms).
 */
export type Standing = {readonly kind: 'superseded'} | {readonly kind: 'overstays'; readonly since: number};

type Judged = Pick<JudgedPod, 'pod' | 'line' | 'health' | 'since'>;

function grouped(
  pods: readonly Judged[],
  keyOf: (pod: Judged['pod']) => string,
): ReadonlyMap<string, readonly Judged[]> {
  return Map.groupBy(pods, ({pod}) => keyOf(pod));
}

// `creationTimestamp` has whole seconds: of two equally new pods the one that is not a record came later.
function comesAfter(a: Judged, b: Judged, isRecord: (judged: Judged) => boolean): boolean {
  const [aAt, bAt] = [createdAtOf(a.pod), createdAtOf(b.pod)];
  return aAt > bAt || (aAt === bAt && isRecord(b) && !isRecord(a));
}

/**
 * The ReplicaSet controller ignores pods that are dead or terminate and makes others for them, and so does that of Jobs.
 * So a record counts until something comes after it, and not again when that goes, too. A terminating pod counts until
 * another is alive: a Deployment with strategy Recreate makes none before.
 */
function replacedIn(place: readonly Judged[], replaced: ReadonlySet<string>): readonly Judged[] {
  const isRecord = ({pod}: Judged) => !(isActive(pod) || pod.deleting);
  const hasActive = place.some(({pod}) => isActive(pod));
  const newest = place.reduce((a, b) => (comesAfter(b, a, isRecord) ? b : a));
  return place.filter(judged =>
    isRecord(judged) ? judged !== newest || replaced.has(judged.pod.uid) : judged.pod.deleting && hasActive,
  );
}

/** Pods of older ReplicaSets than the newest, and since when those of that have all been well; null when they are not. */
type Rollout = {readonly old: readonly Judged[]; readonly newest: string; readonly newIsWellSince: number | null};

function worstOf(pods: readonly Judged[]): Health {
  return pods.map(({health}) => health).toSorted(byWorst)[0] ?? 'ok';
}

// Where nothing tells which is older, the one that is worse counts: the Deployment controller removes it first if it is old.
function comesLater(a: readonly [string, readonly Judged[]], b: typeof a, generations: Generations): boolean {
  const [left, right] = [generations.get(a[0]), generations.get(b[0])];
  const byAge = left && right ? byBirth(left, right) : 0;
  return (byAge || byWorst(worstOf(b[1]), worstOf(a[1])) || (a[0] < b[0] ? -1 : 1)) > 0;
}

function rolloutOf(workload: readonly Judged[], generations: Generations): Rollout {
  const sets = grouped(
    workload.filter(({pod}) => isActive(pod)),
    replicaSetOf,
  );
  const none: readonly [string, readonly Judged[]] = ['', []];
  const [newest, fresh] = [...sets].reduce((a, b) => (comesLater(a, b, generations) ? a : b), none);
  const isWell = fresh.every(({health}) => health === 'ok');
  return {
    old: [...sets].flatMap(([key, pods]) => (key === newest ? [] : pods)),
    newest,
    newIsWellSince: isWell ? Math.max(...fresh.map(({pod, since}) => Math.max(since ?? 0, createdAtOf(pod)))) : null,
  };
}

const superseded: Standing = {kind: 'superseded'};

// The Deployment controller removes those first that are not available.
function isUnavailable({health, line}: Judged): boolean {
  return (health === 'failed' || health === 'degraded') && line.ready < line.total;
}

/**
 * What is found of the pods of an answer: their standings by uid, none for those that no other replaces, and the
 * generations with what the pods prove.
 */
type Standings = {readonly standings: ReadonlyMap<string, Standing>; readonly generations: Generations};

/**
 * The standing of pods at `now` (epoch ms); `replaced` are the uids of pods that were superseded before. While the pods of
 * a new ReplicaSet start, those of an older one are superseded, even if they fail: the Deployment controller may not remove
 * them yet. Once the new pods are well it removes the old ones within seconds, so an old pod that stays counts. If such a
 * pod is not available either, its ReplicaSet is the newer one, and the other one only recreated its pods.
 */
export function standingsOf(
  pods: readonly Judged[],
  generations: Generations,
  replaced: ReadonlySet<string>,
  now: number,
): Standings {
  const standings = new Map<string, Standing>();
  let proven = generations;
  for (const place of grouped(pods, placeOf).values()) {
    for (const {pod} of replacedIn(place, replaced)) {
      standings.set(pod.uid, superseded);
    }
  }
  for (const workload of grouped(pods, workloadOf).values()) {
    const {old, newest, newIsWellSince} = rolloutOf(workload, generations);
    for (const judged of old) {
      const {pod} = judged;
      const since = newIsWellSince === null ? now : Math.max(newIsWellSince, createdAtOf(pod));
      const stays = now - since >= thresholds.overstaying;
      standings.set(pod.uid, stays ? {kind: 'overstays', since} : superseded);
      if (stays && isUnavailable(judged)) {
        proven = withNewer(proven, replicaSetOf(pod), newest);
      }
    }
  }
  return {standings, generations: proven};
}
