import type {Pod, PodLine} from '../pod/pod.ts';
import {podProgress} from '../pod/pod-progress.ts';
import type {Verdict} from './container.ts';
import {failingSince, type PodMemory} from './memory.ts';
import {podVerdict} from './verdict.ts';

/** What is judged of a pod beyond its line: `since` is epoch ms, `progress` 0..1. */
export type Judgement = Verdict & {readonly since: number; readonly progress: number};

/**
 * Health, reason and hint of a pod at `now` (epoch ms), given what the watch remembers of it (see `remember`).
 * `since` is when it came into this state; for a failed pod, when it began to fail.
 */
export function judgePod(pod: Pod, line: PodLine, now: number, memory: PodMemory): Judgement {
  const context = {now, heldMs: now - memory.statusSince, failingStill: memory.failedSince !== null};
  const verdict = podVerdict(pod, line, context);
  return {
    ...verdict,
    since: verdict.health === 'failed' ? failingSince(memory, pod, now) : memory.statusSince,
    progress: podProgress(pod, verdict.health === 'ok'),
  };
}
