import {judgePods} from '../../../source/rollout/cluster/judge.ts';
import type {JudgedPod} from '../../../source/rollout/health/health.ts';
import type {PodMemory} from '../../../source/rollout/health/memory.ts';
import type {Pod} from '../../../source/rollout/pod/pod.ts';
import {container, hour, pod, running, terminated, termination, testNow, waiting} from '../../helpers/pods.ts';

/** What a look finds, and what is remembered of it. */
type Look = {readonly pod: JudgedPod; readonly memory: PodMemory};

/** A watch of one pod: each look says at what time it is and what the pod looks like then. */
export function watch(looks: readonly (readonly [at: number, parts: Partial<Pod>])[]): readonly Look[] {
  const seen: Look[] = [];
  let known: ReturnType<typeof judgePods> | null = null;
  for (const [at, parts] of looks) {
    known = judgePods([pod(parts)], known, at);
    const found = known.pods[0];
    const remembered = found && known.memory.get(found.pod.uid);
    if (found === undefined || remembered === undefined) {
      throw new Error('a pod that was looked at is judged and remembered');
    }
    seen.push({pod: found, memory: remembered});
  }
  return seen;
}

/** What the last look of such a watch finds. */
export function lastLook(looks: Parameters<typeof watch>[0]): Look {
  const last = watch(looks).at(-1);
  if (last === undefined) {
    throw new Error('at least one look');
  }
  return last;
}

/** A pod whose container is being created. */
export const creating: Partial<Pod> = {
  phase: 'Pending',
  startTime: testNow,
  createdAt: testNow,
  containers: [container({state: waiting('ContainerCreating')})],
};

/** One in a crash loop, whose last run ended at `finishedAt`. */
export const crashed = (finishedAt: number, restarts: number, message: string | null = null): Partial<Pod> => ({
  createdAt: testNow - hour,
  containers: [
    container({
      state: waiting('CrashLoopBackOff', message),
      restartCount: restarts,
      lastTermination: termination(1, {finishedAt}),
    }),
  ],
});

/** One that runs since `startedAt`. */
export const up = (startedAt: number, restarts: number, ready = true): Partial<Pod> => ({
  containers: [
    container({
      state: running(startedAt),
      ready,
      restartCount: restarts,
      lastTermination: restarts === 0 ? null : termination(1, {finishedAt: startedAt}),
    }),
  ],
});

/** One whose container ended at `finishedAt`. */
export const ended = (finishedAt: number, restarts: number): Partial<Pod> => ({
  containers: [container({state: terminated(1, {finishedAt}), restartCount: restarts})],
});
