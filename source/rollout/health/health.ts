import type {Health, Pod, PodLine} from '../pod/pod.ts';
import type {Step} from '../pod/steps/step.ts';
import type {Explanation} from './hint.ts';

/** A pod with everything said of it; the same object from poll to poll as long as nothing about it changed. */
export type JudgedPod = {
  readonly pod: Pod;
  readonly line: PodLine;
  readonly health: Health;
  /** The reason of the health, in Kubernetes' own words where there are any. */
  readonly reason: string;
  /** The cause would be the same on any other node. */
  readonly onAnyNode?: true;
  /** It is in a crash loop, and up for the moment, since then (epoch ms). */
  readonly upSince?: number;
  /** What a person can do about it; null when ok. Changes with the answer alone, never with the clock. */
  readonly hint: string | null;
  /** The hint in parts; null where there is none. */
  readonly explained: Explanation | null;
  /** Since when the pod has been in this state, as well as the answer or the watch can tell (epoch ms). */
  readonly since: number | null;
  /** What it went through, oldest first; the last one lasts. */
  readonly steps: readonly Step[];
  /** Terminating, of an older ReplicaSet, or evicted and replaced: shown dimmed, does not count. */
  readonly superseded: boolean;
  /** 0, 1/4 scheduled, 2/4 images and containers, 3/4 running, 1 ready. */
  readonly progress: number;
  /** Restarts since the watch began. */
  readonly restartsSinceWatch: number;
};

/** The reason of a pod that runs and waits to be leader: not ready by design, and ok. */
export const standbyReason = 'Standby';

const ranks: Readonly<Record<Health, number>> = {failed: 0, degraded: 1, progressing: 2, ok: 3};

/** Orders healths from the worst to the best. */
export function byWorst(a: Health, b: Health): number {
  return ranks[a] - ranks[b];
}

/**
 * Whether a pod wants attention: it is not ok and counts, or another one has replaced it and it should be gone by now, but
 * is stuck in its removal.
 */
export function isConcern({health, superseded, pod}: Pick<JudgedPod, 'health' | 'superseded' | 'pod'>): boolean {
  return superseded ? pod.deleting && health === 'degraded' : health !== 'ok';
}

/** Whether a pod that counts is degraded or failed. */
export function isStuck({health, superseded}: Pick<JudgedPod, 'health' | 'superseded'>): boolean {
  return !superseded && (health === 'degraded' || health === 'failed');
}

/** Whether a pod is on standby; one that another has replaced is of the past. */
export function isOnStandby({reason, superseded}: Pick<JudgedPod, 'reason' | 'superseded'>): boolean {
  return reason === standbyReason && !superseded;
}

/** kubectl's STATUS, and what it does not tell: `Running, standby`. */
export function statusText(judged: Pick<JudgedPod, 'line' | 'reason' | 'superseded'>): string {
  return isOnStandby(judged) ? `${judged.line.status}, standby` : judged.line.status;
}
