import {selectedEntry, visiblePods} from '../../../monitor/store/selectors.ts';
import type {Snapshot} from '../../../rollout/cluster/cluster.ts';
import {isConcern, type JudgedPod} from '../../../rollout/health/health.ts';
import type {Segments} from '../../look/segments.ts';
import {paceText} from '../../steps/pace.ts';
import type {Situation, Step} from '../../view/context.ts';
import {type Grid, lineGrid, minPaneHeight, paneGrid, panesFit, topToShow, visibleRows} from '../../view/grid.ts';
import {bodyRows} from '../../view/scroll.ts';
import {choiceOf, type PodsScreen} from '../../view/view-store.ts';
import {type LineColumns, lineColumns, longestOf} from './columns.ts';

import {paneHeight} from './pane-text.ts';
import {whyLines} from './why.ts';

export type PodsLayout = {
  readonly pods: readonly JudgedPod[];
  readonly labelOf: (judged: JudgedPod) => string;
  readonly rollout: Snapshot['rollout'];
  readonly grid: Grid;
  /** Of lines; null: the pods have panes. */
  readonly columns: LineColumns | null;
  readonly cursor: number;
  readonly top: number;
  /** Rows the grid may use. */
  readonly height: number;
  /** The lines have a heading. */
  readonly hasTitles: boolean;
  /** What the glyphs of the bars mean stands below the lines. */
  readonly hasLegend: boolean;
  /** Why the pod under the cursor is not well and what to do, or how the rollout goes. */
  readonly why: readonly Segments[];
  /** Rows that are left for what changed on the cluster; 0: too few. */
  readonly changeRows: number;
};

/** From so many columns on pods have panes. */
const columnsForPanes = 100;

function wantsPanes({view}: Situation, count: number, body: number): boolean {
  if (view.layout === 'auto') {
    return view.columns >= columnsForPanes && panesFit(count, view.columns, body);
  }
  return view.layout === 'panes' && body >= minPaneHeight;
}

/** Rows for why a pod is not well, however many pods there are: that is what somebody looks for first. */
function leastWhyRows(body: number): number {
  return body < 9 ? 2 : body < 14 ? 3 : body < 19 ? 5 : 6;
}

const mostWhyRows = 9;

// The worst pod that counts, else one that is stuck in its removal, until somebody moves the cursor.
function cursorIn(pods: readonly JudgedPod[], screen: PodsScreen, snapshot: Snapshot | null): number {
  const uid = screen.cursor ?? snapshot?.summary.worst?.pod.uid ?? pods.find(isConcern)?.pod.uid;
  return Math.max(
    0,
    pods.findIndex(judged => judged.pod.uid === uid),
  );
}

const rowsForTitles = 8;
const rowsForChanges = 3;
const rowsForLegend = 2 + rowsForChanges;

/** Pods, their grid, which part of it is in view, and what stands below it. */
export function podsLayout(situation: Situation, screen: PodsScreen): PodsLayout {
  const {state, view, symbols, layouts} = situation;
  const snapshot = selectedEntry(state)?.snapshot ?? null;
  const pods = visiblePods(selectedEntry(state), choiceOf(view, 'pods'));
  const labelOf = ({pod}: JudgedPod) => snapshot?.labels.get(pod.uid) ?? pod.app;
  const body = bodyRows(situation);
  const cursor = cursorIn(pods, screen, snapshot);
  const judged = pods[cursor];
  const sayWhy = (rows: number) =>
    judged ? whyLines({judged, label: labelOf(judged)}, view.columns, rows, symbols) : [];
  const shortWhy = sayWhy(leastWhyRows(body));
  const pace = snapshot !== null && shortWhy.length === 0 && body >= rowsForTitles ? paceText(snapshot, labelOf) : null;
  const leastBelow = pace === null ? shortWhy.length : 1;

  const panes = wantsPanes(situation, pods.length, body - leastBelow);
  const hasTitles = !panes && body >= rowsForTitles;
  const room = Math.max(1, body - leastBelow - (hasTitles ? 1 : 0));
  // Of thousands of pods these would cost more than all the rest of a frame.
  const longest = layouts('longest label', [snapshot?.labels], () => longestOf(snapshot?.labels.values() ?? []));
  const heights = layouts('pane heights', [pods], () => pods.map(paneHeight));
  const heightOf = (index: number) => heights[index] ?? minPaneHeight;
  const grid = panes ? paneGrid(pods.length, view.columns, room, heightOf) : lineGrid(pods.length, view.columns);
  const needed = grid.rowHeights.reduce((sum, rowHeight) => sum + rowHeight, 0);
  const height = Math.min(room, Math.max(1, needed));
  const why = pace === null ? sayWhy(Math.min(mostWhyRows, shortWhy.length + room - height)) : [[{text: `  ${pace}`}]];
  const rest = room - height + leastBelow - why.length;
  const hasLegend = hasTitles && rest >= rowsForLegend;
  const changeRows = rest - (hasLegend ? 1 : 0);
  return {
    pods,
    labelOf,
    rollout: snapshot?.rollout ?? null,
    grid,
    columns: panes ? null : lineColumns(view.columns, longest),
    cursor,
    top: topToShow(grid, screen.top, Math.floor(cursor / grid.columns), height),
    height,
    hasTitles,
    hasLegend,
    why,
    changeRows: changeRows >= rowsForChanges ? changeRows : 0,
  };
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
