import type {Pod, PodLine} from '../pod/pod.ts';
import {conditionOf, hasEnded} from '../pod/status.ts';

/** Something that went wrong with a pod that had come up, and when (epoch ms). */
export type Trouble = {readonly kind: 'restart' | 'not-ready'; readonly at: number};

/** What was seen of a pod at the last look, to tell what went wrong since. */
export type LastSeen = {
  readonly at: number;
  /** kubectl's STATUS. */
  readonly status: string;
  readonly restarts: number;
  readonly isReady: boolean;
  /** The recent troubles, oldest first. */
  readonly troubles: readonly Trouble[];
};

const rememberedForMs = 60 * 60 * 1000;

// More than these say no more.
const maxTroubles = 50;

function becameReadyAt(pod: Pod): number | null {
  const ready = conditionOf(pod, 'Ready');
  return ready?.status === 'True' ? ready.lastTransitionTime : null;
}

function troubleSince(last: LastSeen, pod: Pod, line: PodLine, isReady: boolean, now: number): Trouble | null {
  if (line.restarts > last.restarts) {
    const at = line.lastRestartAt ?? now;
    return {kind: 'restart', at: at > last.at && at <= now ? at : now};
  }
  if (!last.isReady || pod.deleting || hasEnded(pod)) {
    return null;
  }
  // Ready at both looks, but not all the time between them.
  const again = becameReadyAt(pod);
  const wasLost = !isReady || (again !== null && again > last.at);
  return wasLost ? {kind: 'not-ready', at: now} : null;
}

/** What to remember of a look at `now` (epoch ms): the troubles of the last hour. */
export function lastSeenAfter(before: LastSeen | null, pod: Pod, line: PodLine, now: number): LastSeen {
  const isReady = line.total > 0 && line.ready >= line.total;
  const found = before === null ? null : troubleSince(before, pod, line, isReady, now);
  const recent = (before?.troubles ?? []).filter(({at}) => now - at <= rememberedForMs);
  const troubles = found === null ? recent : [...recent, found].slice(-maxTroubles);
  return {at: now, status: line.status, restarts: line.restarts, isReady, troubles};
}
