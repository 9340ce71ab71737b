import {selectedEntry, visiblePods} from '../../../monitor/store/selectors.ts';
import type {JudgedPod} from '../../../rollout/health/health.ts';
import type {Situation, Step} from '../../view/context.ts';
import {type Grid, lineGrid, paneGrid, panesFit, topToShow, visibleRows} from '../../view/grid.ts';
import {bodyRows} from '../../view/scroll.ts';
import {choiceOf, type PodsScreen} from '../../view/view-store.ts';

export type PodsLayout = {
  readonly pods: readonly JudgedPod[];
  readonly grid: Grid;
  readonly cursor: number;
  readonly top: number;
  /** Rows the grid may use. */
  readonly height: number;
  readonly hintRows: number;
};

/** Lines under the list of pods for the hint of the selected one: two, and more where the list leaves them free. */
function hintRowsFor(podCount: number, body: number): number {
  return body < 8 ? 0 : Math.max(2, Math.min(6, body - 1 - podCount));
}

/** Pods, their grid, and which part of it is in view. */
export function podsLayout(situation: Situation, screen: PodsScreen): PodsLayout {
  const {state, view, paneHeights} = situation;
  const pods = visiblePods(selectedEntry(state), choiceOf(view, 'pods'));
  const body = bodyRows(situation);
  const panes =
    view.layout === 'lines' ? false : view.layout === 'panes' ? body >= 6 : panesFit(pods.length, view.columns, body);
  const heightOf = (index: number, width: number) => {
    const judged = pods[index];
    return judged ? paneHeights(judged, width) : 0;
  };
  const grid = panes ? paneGrid(pods.length, view.columns, body, heightOf) : lineGrid(pods.length, view.columns);
  const hint = panes ? 0 : hintRowsFor(pods.length, body);
  const height = panes ? body : Math.max(1, body - 1 - hint);
  const found = pods.findIndex(judged => judged.pod.uid === screen.cursor);
  const cursor = Math.max(0, found);
  const top = topToShow(grid, screen.top, Math.floor(cursor / grid.columns), height);
  return {pods, grid, cursor, top, height, hintRows: hint};
}

/** Where a step leads: the window follows the cursor, so that the next key starts from what is on the screen. */
export function podsAfter(
  {pods, grid, cursor, top, height}: PodsLayout,
  {columns = 0, rows = 0, pages = 0}: Step,
): Pick<PodsScreen, 'cursor' | 'top'> {
  const pageRows = pages * visibleRows(grid, top, height);
  const wanted = cursor + columns + (rows + pageRows) * grid.columns;
  const index = Math.max(0, Math.min(wanted, pods.length - 1));
  return {
    cursor: pods[index]?.pod.uid ?? null,
    top: topToShow(grid, top, Math.floor(index / grid.columns), height),
  };
}

/** `pod 3/6`; empty when all of them are in view. */
export function podsPosition({pods, cursor, grid, height}: PodsLayout): string {
  const total = grid.rowHeights.reduce((sum, rowHeight) => sum + rowHeight, 0);
  return total > height ? `pod ${cursor + 1}/${pods.length}` : '';
}
