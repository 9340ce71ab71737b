import {visibleChanges} from '../../../monitor/store/selectors.ts';
import {type Folded, foldChanges} from '../../../rollout/cluster/changes/fold.ts';
import {subjectOf} from '../../../rollout/cluster/changes/telling.ts';
import type {Change} from '../../../rollout/cluster/cluster.ts';
import type {Situation, Step} from '../../view/context.ts';
import {lineGrid, topToShow} from '../../view/grid.ts';
import {bodyRows} from '../../view/scroll.ts';
import {choiceOf, type TimelineScreen} from '../../view/view-store.ts';
import {type ChangeColumn, type ChangeNames, changeNames} from './lines.ts';

export type TimelineLayout = {
  readonly entries: readonly Folded[];
  readonly names: ChangeNames;
  readonly columns: readonly ChangeColumn[];
  readonly cursor: number;
  readonly top: number;
  readonly height: number;
};

// An entry grows, and the change that was its newest is still one of it.
function holds({change: newest, since}: Folded, change: Change): boolean {
  return (
    newest.kind === change.kind &&
    since <= change.at &&
    change.at <= newest.at &&
    subjectOf(newest) === subjectOf(change)
  );
}

/** The changes to show, which of them the cursor is on, and which part of them is in view. */
export function timelineLayout(situation: Situation, screen: TimelineScreen): TimelineLayout {
  const {state, view, layouts} = situation;
  const {changes, clusters, order, left} = state;
  const {filter, onlyProblems} = choiceOf(view, 'timeline');
  const folded = layouts(foldChanges, [changes], () => foldChanges(changes));
  // With the names of clusters comes another order.
  const {entries, names} = layouts(visibleChanges, [folded, filter, onlyProblems, order, left], () => {
    const shown = visibleChanges(state, folded, {filter, onlyProblems});
    return {entries: shown, names: changeNames(state, shown)};
  });
  const wanted = screen.cursor;
  const cursor =
    wanted === null
      ? 0
      : Math.max(
          0,
          entries.findIndex(entry => holds(entry, wanted)),
        );
  const height = bodyRows(situation);
  const top = topToShow(lineGrid(entries.length, 0), screen.top, cursor, height);
  return {entries, names, columns: clusters.size + left.size > 1 ? ['cluster', 'pod'] : ['pod'], cursor, top, height};
}

/** Where a step leads; at the top the cursor stays on whatever is the newest. */
export function timelineAfter(
  {entries, cursor, top, height}: TimelineLayout,
  {rows = 0, pages = 0}: Step,
): Pick<TimelineScreen, 'cursor' | 'top'> {
  const index = Math.max(0, Math.min(cursor + rows + pages * height, entries.length - 1));
  return {
    cursor: index === 0 ? null : (entries[index]?.change ?? null),
    top: topToShow(lineGrid(entries.length, 0), top, index, height),
  };
}
