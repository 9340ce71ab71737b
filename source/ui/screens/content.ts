import {
  type Choice,
  selectedEntry,
  visibleChanges,
  visibleClusters,
  visiblePods,
} from '../../monitor/store/selectors.ts';
import type {ClusterEntry, MonitorState} from '../../monitor/store/store.ts';
import type {JudgedPod} from '../../rollout/health/health.ts';
import {modeOf, type Situation} from '../context.ts';
import {type Frame, frameSize} from '../frame-size.ts';
import type {
  FilteredScreen,
  FleetScreen,
  PickerScreen,
  PodScreen,
  PodsScreen,
  Screen,
  ViewState,
} from '../view-store.ts';
import {type Grid, lineGrid, paneGrid, panesFit, topToShow} from './grid.ts';
import {helpLines} from './help/lines.ts';
import {detailLines} from './pod/lines.ts';

/** What the user chose to see on a screen that can be filtered. */
export function choiceOf({filters, onlyProblems, sort}: ViewState, screen: FilteredScreen): Choice {
  return {filter: filters[screen], onlyProblems, sort};
}

export function frameOf({state, view}: Situation): Frame {
  return frameSize(view, state);
}

/** Lines under the list of pods for the hint of the selected one: two, and more where the list leaves them free. */
function hintRowsFor(podCount: number, body: number): number {
  return body < 8 ? 0 : Math.max(2, Math.min(6, body - 1 - podCount));
}

export type PodsLayout = {
  readonly pods: readonly JudgedPod[];
  readonly grid: Grid;
  readonly cursor: number;
  readonly top: number;
  /** Rows the grid may use. */
  readonly height: number;
  readonly hintRows: number;
};

/** Pods, their grid, and which part of it is in view. */
export function podsLayout(situation: Situation, screen: PodsScreen): PodsLayout {
  const {state, view, paneHeights} = situation;
  const pods = visiblePods(selectedEntry(state), choiceOf(view, 'pods'));
  const {body} = frameOf(situation);
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

export type FleetLayout = {
  readonly clusters: readonly ClusterEntry[];
  readonly cursor: number;
  readonly top: number;
  /** Rows of the table below its heading. */
  readonly height: number;
};

/** The clusters of the table, and which part of it is in view. */
export function fleetLayout(situation: Situation, screen: FleetScreen): FleetLayout {
  const clusters = visibleClusters(situation.state, choiceOf(situation.view, 'fleet'));
  const height = Math.max(1, frameOf(situation).body - 1);
  const cursor = Math.max(
    0,
    clusters.findIndex(entry => entry.ref.id === screen.cursor),
  );
  return {clusters, cursor, top: topToShow(lineGrid(clusters.length, 0), screen.top, cursor, height), height};
}

/** The pod of a detail screen as it is now; null when it is gone. */
export function podOf(state: MonitorState, screen: PodScreen): JudgedPod | null {
  const pods = state.clusters.get(screen.clusterId)?.snapshot?.pods ?? [];
  return pods.find(judged => judged.pod.uid === screen.uid) ?? null;
}

/** Screens that show lines of text and scroll by lines. */
export type ScrollingScreen = Exclude<Screen, PodsScreen | FleetScreen | PickerScreen>;

/** How many lines a scrolling screen has in all. */
export function contentLines(situation: Situation, screen: ScrollingScreen): number {
  const {state, view, symbols, cjkLocale} = situation;
  switch (screen.kind) {
    case 'help':
      return helpLines(view.columns, cjkLocale, modeOf(state)).length;
    case 'json':
      return screen.document.lineCount();
    case 'timeline':
      return visibleChanges(state, view.filters.timeline).length;
    case 'pod': {
      const judged = podOf(state, screen);
      return judged ? detailLines(judged, view.columns, state.now, symbols).length : 1;
    }
  }
}

/** Rows for the text of a scrolling screen; the JSON view has a title of its own. */
export function contentHeight(situation: Situation, screen: ScrollingScreen): number {
  return Math.max(1, frameOf(situation).body - (screen.kind === 'json' ? 1 : 0));
}

/** The first line that may be shown, when `top` is wanted. */
export function clampTop(top: number, lines: number, height: number): number {
  return Math.max(0, Math.min(top, lines - height));
}
