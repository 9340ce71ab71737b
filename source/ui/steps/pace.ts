import type {Snapshot} from '../../rollout/cluster/cluster.ts';
import type {JudgedPod} from '../../rollout/health/health.ts';
import {humanDuration} from '../../text/duration.ts';
import {clockText, isRecent, momentText} from '../../text/time.ts';

/** So many times are named one by one. */
const mostTimes = 3;

/**
 * How fast the pods of a rollout come up: `4 pods to go; the 2 that are ready took 19s and 31s`. No time is foretold.
 * null: none is to go, or none of them is ready yet.
 */
export function paceText(
  {summary, rollout, ready: known}: Snapshot,
  labelOf: (judged: JudgedPod) => string,
): string | null {
  const toGo = summary.total - summary.ready;
  const ready = rollout?.to === null ? known : [];
  const slowest = ready.at(-1);
  if (toGo === 0 || slowest === undefined) {
    return null;
  }
  const times = ready.map(({ms}) => humanDuration(ms));
  const start = `${toGo} ${toGo === 1 ? 'pod' : 'pods'} to go`;
  if (times.length > mostTimes) {
    return `${start}; the ${times.length} that are ready took ${times[0]} to ${times.at(-1)} (${labelOf(slowest.judged)})`;
  }
  if (times.length > 1 && new Set(times).size === 1) {
    return `${start}; the ${times.length} that are ready took ${times[0]} each`;
  }
  const last = times.pop() ?? '';
  return times.length === 0
    ? `${start}; the one that is ready took ${last}`
    : `${start}; the ${times.length + 1} that are ready took ${times.join(', ')} and ${last}`;
}

/**
 * When the rollout began, and when all were ready: `began 14:35:10; all ready at 14:35:59, after 49s`; long ago as an age.
 * `now` is epoch ms.
 */
export function spanText({rollout}: Snapshot, now: number): string | null {
  if (rollout === null) {
    return null;
  }
  const {from, to, isExact, isNew} = rollout;
  const began = `${isNew ? 'began' : 'trouble began'} ${momentText(from, now)}`;
  if (to === null) {
    return began;
  }
  const when = isRecent(from, now) ? ` at ${clockText(to)},` : '';
  return `${began}; all ${isExact ? 'ready' : 'started'}${when} after ${humanDuration(to - from)}`;
}
