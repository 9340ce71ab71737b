import type {Health} from '../pod/pod.ts';

const ranks: Readonly<Record<Health, number>> = {failed: 0, degraded: 1, progressing: 2, ok: 3};

/** Orders healths from the worst to the best. */
export function byWorst(a: Health, b: Health): number {
  return ranks[a] - ranks[b];
}
