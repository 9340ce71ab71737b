import {type AnswerPod, parseAnswer, podLine} from '../answer-shape.ts';
import type {VirtualPlay} from '../virtual-play.ts';

/** The pods of a cluster at that second. */
export async function podsAt(
  {moveTo, gitops}: VirtualPlay,
  name: string,
  second: number,
): Promise<readonly AnswerPod[]> {
  moveTo(second);
  return parseAnswer(await (await gitops(name)).text()).items;
}

/** A line per pod, `app: what it looks like`, sorted. */
export async function lines(playing: VirtualPlay, name: string, second: number): Promise<readonly string[]> {
  return (await podsAt(playing, name, second)).map(pod => `${pod.metadata.labels['app']}: ${podLine(pod)}`).sort();
}
