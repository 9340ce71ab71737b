import {visibleClusters} from '../../../monitor/store/selectors.ts';
import type {ClusterEntry, MonitorState} from '../../../monitor/store/store.ts';
import type {Situation, Step} from '../../view/context.ts';
import {frameSize} from '../../view/frame-size.ts';
import {lineGrid, topToShow} from '../../view/grid.ts';
import {choiceOf, type FleetScreen, type ViewState} from '../../view/view-store.ts';

export type FleetLayout = {
  readonly clusters: readonly ClusterEntry[];
  readonly cursor: number;
  readonly top: number;
  /** Rows of the table below its heading. */
  readonly height: number;
};

/** Rows of the table below its heading. */
export function fleetHeight(view: ViewState, state: MonitorState): number {
  return Math.max(1, frameSize(view, state).body - 1);
}

/** The clusters of the table, and which part of it is in view. */
export function fleetLayout(situation: Situation, screen: FleetScreen): FleetLayout {
  const clusters = visibleClusters(situation.state, choiceOf(situation.view, 'fleet'), situation.holdUps);
  const height = fleetHeight(situation.view, situation.state);
  const cursor = Math.max(
    0,
    clusters.findIndex(entry => entry.ref.id === screen.cursor),
  );
  return {clusters, cursor, top: topToShow(lineGrid(clusters.length, 0), screen.top, cursor, height), height};
}

/** Where a step leads. */
export function fleetAfter(
  {clusters, cursor, top, height}: FleetLayout,
  {rows = 0, pages = 0}: Step,
): Pick<FleetScreen, 'cursor' | 'top'> {
  const index = Math.max(0, Math.min(cursor + rows + pages * height, clusters.length - 1));
  return {
    cursor: clusters[index]?.ref.id ?? null,
    top: topToShow(lineGrid(clusters.length, 0), top, index, height),
  };
}
