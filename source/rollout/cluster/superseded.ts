import type {JudgedPod} from '../health/health.ts';
import {thresholds} from '../health/reasons/thresholds.ts';
import {createdAtOf, isActive, placeOf, replicaSetOf, workloadOf} from '../pod/workload.ts';
import {birthOf, byBirth, type Generation, type Generations} from './generations.ts';

/**
 * How a pod stands to the others of its workload. `superseded`: another one replaces it, and it does not count.
 * `overstays`: it is of an older ReplicaSet, and could have been removed since then (epoch ms).
 */
export type Standing = {readonly kind: 'superseded'} | {readonly kind: 'overstays'; readonly since: number};

type Judged = Pick<JudgedPod, 'pod' | 'line' | 'health' | 'since'>;

type Groups = ReadonlyMap<string, readonly Judged[]>;

function grouped(pods: readonly Judged[], keyOf: (pod: Judged['pod']) => string): Groups {
  const groups = new Map<string, Judged[]>();
  for (const judged of pods) {
    const key = keyOf(judged.pod);
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [judged]);
    } else {
      group.push(judged);
    }
  }
  return groups;
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

/** Pods of older ReplicaSets than the youngest, and since when those of that have all been well; null when they are not. */
type Rollout = {readonly old: readonly Judged[]; readonly youngest: Generation; readonly newIsWellSince: number | null};

function rolloutOf(workload: readonly Judged[], generations: Generations): Rollout {
  const unknown: Generation = {
    bornAt: Number.NEGATIVE_INFINITY,
    bornAfter: Number.NEGATIVE_INFINITY,
    firstSeenAt: 0,
    lastSeenAt: 0,
  };
  const generationOf = ({pod}: Judged) => generations.get(replicaSetOf(pod)) ?? unknown;
  const active = workload.filter(({pod}) => isActive(pod));
  const youngest = active.map(generationOf).toSorted(byBirth).at(-1) ?? unknown;
  const old = active.filter(judged => byBirth(generationOf(judged), youngest) < 0);
  const fresh = active.filter(judged => !old.includes(judged));
  const isWell = fresh.every(({health}) => health === 'ok');
  return {
    old,
    youngest,
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
 * a new ReplicaSet come up, those of an older one are superseded, however they are: the Deployment controller keeps what
 * it may not yet remove. Once the new ones are well it removes the old within seconds, so one that stays counts. One that
 * stays and is not available is of the newer ReplicaSet after all: the other had only made its pods anew.
 */
export function standingsOf(
  pods: readonly Judged[],
  generations: Generations,
  replaced: ReadonlySet<string>,
  now: number,
): Standings {
  const standings = new Map<string, Standing>();
  const proven = new Map(generations);
  for (const place of grouped(pods, placeOf).values()) {
    for (const {pod} of replacedIn(place, replaced)) {
      standings.set(pod.uid, superseded);
    }
  }
  for (const workload of grouped(pods, workloadOf).values()) {
    const {old, youngest, newIsWellSince} = rolloutOf(workload, generations);
    for (const judged of old) {
      const {pod} = judged;
      const since = newIsWellSince === null ? now : Math.max(newIsWellSince, createdAtOf(pod));
      const stays = now - since >= thresholds.overstaying;
      standings.set(pod.uid, stays ? {kind: 'overstays', since} : superseded);
      const generation = generations.get(replicaSetOf(pod));
      if (stays && generation !== undefined && isUnavailable(judged)) {
        proven.set(replicaSetOf(pod), {...generation, bornAfter: birthOf(youngest)});
      }
    }
  }
  return {standings, generations: proven};
}
