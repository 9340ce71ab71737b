import {type ChangeSteps, createChangeSteps} from './change-steps.ts';
import type {IndexedLine} from './index-file.ts';
import type {Playback} from './playback.ts';

/** Where the playing of a recording stands. Times are ms of playing from the first line on. */
export type Playhead = {
  readonly elapsed: () => number;
  /** How long the whole of it is. */
  readonly total: number;
  readonly atEnd: () => boolean;
  /** What the clock of the recording shows, epoch ms. */
  readonly clock: () => number;
  /** Goes on to that time, or as far as `most` lines lead. */
  readonly playTo: (time: number, most: number) => void;
  /** Goes to that time, wherever it is. */
  readonly seek: (time: number) => void;
  /** Goes to the next or the previous answer of a cluster (null: of any); false: there is none, and nothing happened. */
  readonly step: (by: 1 | -1, clusterId: string | null) => boolean;
  readonly toChange: ChangeSteps;
  /** Goes one line on; false: there is none. */
  readonly next: () => boolean;
  /** When the next line is due; Infinity at the end. */
  readonly nextTime: () => number;
};

function isAnswer({kind}: IndexedLine): boolean {
  return kind === 'answer' || kind === 'failure';
}

/** How many lines are played at that time. */
function countAt(lines: readonly IndexedLine[], time: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((lines[middle]?.played ?? 0) <= time) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** A playhead at the first moment of the recording. */
export function createPlayhead(lines: readonly IndexedLine[], playback: Playback): Playhead {
  const end = lines.at(-1)?.played ?? 0;
  let elapsed = 0;

  const playedAt = (index: number) => lines[index]?.played ?? Number.POSITIVE_INFINITY;
  const nextTime = () => playedAt(playback.applied());
  const goTo = (count: number, time: number) => {
    playback.moveTo(count);
    elapsed = time;
  };
  const seek = (time: number) => {
    const within = Math.max(0, Math.min(time, end));
    goTo(countAt(lines, within), within);
  };
  const findAnswer = (from: number, by: 1 | -1, clusterId: string | null): number | null => {
    for (let index = from; index >= 0 && index < lines.length; index += by) {
      const line = lines[index];
      if (line && isAnswer(line) && (clusterId === null || line.clusterId === clusterId)) {
        return index;
      }
    }
    return null;
  };

  const toChange = createChangeSteps(lines, playback, {elapsed: () => elapsed, goTo, playedAt});

  seek(0);
  return {
    elapsed: () => elapsed,
    total: end,
    atEnd: () => playback.applied() >= lines.length,
    clock: () => {
      const line = lines[playback.applied() - 1];
      return line === undefined ? 0 : line.clock + elapsed - line.played;
    },
    playTo: (time, most) => {
      const wanted = countAt(lines, time);
      const count = Math.min(wanted, playback.applied() + most);
      goTo(count, count < wanted ? playedAt(count - 1) : Math.min(time, end));
    },
    seek,
    step: (by, clusterId) => {
      const applied = playback.applied();
      const index = findAnswer(by === 1 ? applied : applied - 2, by, clusterId);
      if (index !== null) {
        goTo(index + 1, playedAt(index));
      }
      return index !== null;
    },
    toChange,
    next: () => {
      const index = playback.applied();
      if (index < lines.length) {
        goTo(index + 1, playedAt(index));
      }
      return index < lines.length;
    },
    nextTime,
  };
}
