import type {Change} from '../../rollout/cluster/cluster.ts';
import type {IndexedLine} from './index-file.ts';
import type {Playback} from './playback.ts';

/** Goes to the next or the previous change of a cluster (null: of any); false: there is none, and nothing happened. */
export type ChangeSteps = (by: 1 | -1, clusterId: string | null) => boolean;

/** The position that is moved. Times are ms of playing from the first line on. */
type Position = {
  readonly elapsed: () => number;
  /** Goes to where so many lines are played, at that time. */
  readonly goTo: (count: number, time: number) => void;
  readonly playedAt: (index: number) => number;
};

// A change of the list of clusters is told by a line without a cluster.
function tells({clock, clusterId}: IndexedLine, change: Change): boolean {
  return clock === change.at && (clusterId === null || clusterId === change.clusterId);
}

function isOf(clusterId: string | null): (change: Change) => boolean {
  return change => clusterId === null || change.clusterId === clusterId;
}

/** Steps from change to change. What changed is known by playing: nothing of it is in the recording. */
export function createChangeSteps(
  lines: readonly IndexedLine[],
  playback: Playback,
  {elapsed, goTo, playedAt}: Position,
): ChangeSteps {
  const changes = () => playback.state().changes;

  const toNext = (clusterId: string | null): boolean => {
    for (let index = playback.applied(); index < lines.length; index += 1) {
      const before = changes();
      goTo(index + 1, playedAt(index));
      const newest = changes() === before ? undefined : changes().find(isOf(clusterId));
      if (newest !== undefined && !before.includes(newest)) {
        return true;
      }
    }
    return false;
  };

  /** The line from `begin` to before `end` that told the newest change of a cluster; -1: none did. */
  const lineOfNewest = (clusterId: string | null, begin: number, end: number): number => {
    for (const change of changes().filter(isOf(clusterId))) {
      for (let index = end - 1; index >= begin; index -= 1) {
        const line = lines[index];
        if (line !== undefined && tells(line, change)) {
          return index;
        }
      }
    }
    return -1;
  };

  const toPrevious = (clusterId: string | null): boolean => {
    // A change of the line that was played just now is where it stands.
    const last = playback.applied() - 1;
    let end = elapsed() > playedAt(last) ? last + 1 : last;
    while (end > 0) {
      const before = end;
      const begin = lines.findLastIndex(({kind}, index) => kind === 'run' && index < before);
      const found = lineOfNewest(clusterId, begin, before);
      if (found !== -1) {
        goTo(found + 1, playedAt(found));
        return true;
      }
      // What changed in the run before is known at its end.
      end = begin;
      if (end > 0) {
        goTo(end, playedAt(end - 1));
      }
    }
    return false;
  };

  return (by, clusterId) => {
    const [applied, time] = [playback.applied(), elapsed()];
    const found = by === 1 ? toNext(clusterId) : toPrevious(clusterId);
    if (!found) {
      goTo(applied, time);
    }
    return found;
  };
}
