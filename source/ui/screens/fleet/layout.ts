import {visibleClusters} from '../../../monitor/store/selectors.ts';
import type {ClusterEntry} from '../../../monitor/store/store.ts';
import type {Situation, Step} from '../../view/context.ts';
import {lineGrid, topToShow} from '../../view/grid.ts';
import {bodyRows} from '../../view/scroll.ts';
import {choiceOf, type FleetScreen} from '../../view/view-store.ts';

export type FleetLayout = {
  readonly clusters: readonly ClusterEntry[];
  readonly cursor: number;
  readonly top: number;
  /** Rows of the table below its heading. */
  readonly height: number;
};

/** The clusters of the table, and which part of it is in view. */
export function fleetLayout(situation: Situation, screen: FleetScreen): FleetLayout {
  const clusters = visibleClusters(situation.state, choiceOf(situation.view, 'fleet'), situation.holdUps);
  const height = Math.max(1, bodyRows(situation) - 1);
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
