import {judgePods} from '../../../../source/rollout/cluster/judge.ts';
import type {Pod} from '../../../../source/rollout/pod/pod.ts';
import type {Step} from '../../../../source/rollout/pod/steps/step.ts';
import {pod} from '../../../helpers/pods.ts';

/** Times of the cases are seconds from here. */
export const start = 1_795_420_800_000;

/** A time of a case, epoch ms. */
export const at = (seconds: number) => start + seconds * 1000;

/** A step as the cases write it: `pulling! 1-? x2`; `~` stands before a time that only a poll knows, `!` for failing. */
function word({kind, failing, from, to, exact, tries}: Step): string {
  const seconds = (time: number) => (time - start) / 1000;
  const end = to === null ? '' : seconds(to);
  return `${kind}${failing ? '!' : ''} ${exact ? '' : '~'}${seconds(from)}-${end}${tries > 0 ? ` x${tries}` : ''}`;
}

/** One look at a pod: when (seconds), and what it is like. */
export type Look = readonly [seconds: number, parts: Partial<Pod>];

/** The steps of a pod after these looks, judged as in a watch. */
export function stepsOf(looks: readonly Look[]): string {
  let known: ReturnType<typeof judgePods> | null = null;
  for (const [seconds, parts] of looks) {
    known = judgePods([pod({createdAt: at(0), ...parts})], known, at(seconds));
  }
  return (known?.pods[0]?.steps ?? []).map(word).join(', ');
}
