import type {GitopsAnswer} from '../../rollout/feed/feed.ts';
import type {MonitorState} from '../store/store.ts';

/** The state after so many lines of a recording, and the last good answer of each cluster, which `same` refers to. */
export type Checkpoint = {
  readonly applied: number;
  readonly state: MonitorState;
  readonly answers: ReadonlyMap<string, GitopsAnswer>;
};

export type Checkpoints = {
  /** Whether the state after so many lines is worth keeping. */
  readonly isDue: (applied: number) => boolean;
  readonly add: (checkpoint: Checkpoint) => void;
  /** The latest one after at most so many lines; undefined: the beginning. */
  readonly before: (applied: number) => Checkpoint | undefined;
};

/** Lines between two checkpoints of a short recording: going back reads at most so many. */
const firstSpacing = 32;

/** Beyond these the checkpoints lie twice as far apart, so that a long recording does not fill the memory. */
const mostCheckpoints = 256;
const mostBodyBytes = 32 * 1024 * 1024;

function bodyBytes({pages}: GitopsAnswer): number {
  return pages.reduce((sum, {bytes}) => sum + bytes.byteLength, 0);
}

/** States share what did not change between them: what counts are the answers that the one before does not hold. */
function totalBytes(checkpoints: readonly Checkpoint[]): number {
  let total = 0;
  for (const [index, {answers}] of checkpoints.entries()) {
    const before = checkpoints[index - 1]?.answers;
    for (const [id, answer] of answers) {
      total += before?.get(id) === answer ? 0 : bodyBytes(answer);
    }
  }
  return total;
}

/** States on the way through a recording, from which going back need not begin at the beginning. */
export function createCheckpoints(): Checkpoints {
  let kept: readonly Checkpoint[] = [];
  let spacing = firstSpacing;
  return {
    isDue: applied => applied % spacing === 0 && applied > (kept.at(-1)?.applied ?? 0),
    add: checkpoint => {
      kept = [...kept, checkpoint];
      while (kept.length > 0 && (kept.length > mostCheckpoints || totalBytes(kept) > mostBodyBytes)) {
        spacing *= 2;
        kept = kept.filter(({applied}) => applied % spacing === 0);
      }
    },
    before: applied => kept.findLast(checkpoint => checkpoint.applied <= applied),
  };
}
