import type {Pod} from '../../pod/pod.ts';
import {createdAtOf, replicaSetOf} from '../../pod/workload.ts';

/** How old a ReplicaSet is, as far as its pods tell. Times are epoch ms. */
export type Generation = {
  /** When its oldest known pod was created. Its newest pod tells nothing: a drain or an eviction has an old ReplicaSet create pods. */
  readonly bornAt: number;
  /** It was created after this time, although its pods look older: one of them outlasted a pod that should have replaced it. */
  readonly bornAfter: number;
  readonly firstSeenAt: number;
  readonly lastSeenAt: number;
};

/** The ReplicaSets that a watch knows, by `replicaSetOf`. */
export type Generations = ReadonlyMap<string, Generation>;

// A ReplicaSet without pods may create new ones, which does not make it the newest.
const rememberedForMs = 60 * 60 * 1000;

/** The generations with what an answer seen at `now` (epoch ms) shows of them. */
export function generationsAfter(before: Generations, pods: readonly Pod[], now: number): Generations {
  const after = new Map([...before].filter(([, {lastSeenAt}]) => now - lastSeenAt <= rememberedForMs));
  for (const pod of pods) {
    const key = replicaSetOf(pod);
    const known = after.get(key);
    after.set(key, {
      bornAt: Math.min(known?.bornAt ?? Number.POSITIVE_INFINITY, createdAtOf(pod)),
      bornAfter: known?.bornAfter ?? Number.NEGATIVE_INFINITY,
      firstSeenAt: known?.firstSeenAt ?? now,
      lastSeenAt: now,
    });
  }
  return after;
}

function birthOf({bornAt, bornAfter}: Generation): number {
  return Math.max(bornAt, bornAfter + 1);
}

/** Orders ReplicaSets from the oldest to the newest; 0 when nothing tells. */
export function byBirth(a: Generation, b: Generation): number {
  return Math.sign(birthOf(a) - birthOf(b)) || Math.sign(a.firstSeenAt - b.firstSeenAt) || 0;
}

/** The generations, now that the ReplicaSet `newer` is known to have been created after `older`. */
export function withNewer(generations: Generations, newer: string, older: string): Generations {
  const [known, other] = [generations.get(newer), generations.get(older)];
  return known === undefined || other === undefined
    ? generations
    : new Map([...generations, [newer, {...known, bornAfter: birthOf(other)}]]);
}
