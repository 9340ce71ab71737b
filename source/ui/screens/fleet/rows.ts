import {isStale} from '../../../monitor/store/selectors.ts';
import type {ClusterEntry, MonitorState} from '../../../monitor/store/store.ts';
import type {HoldUps} from '../../../rollout/cluster/hold-up.ts';
import {coarseAge} from '../../../text/duration.ts';
import {fitEnd, fitMiddle, textWidth} from '../../../text/fit.ts';
import type {Segment} from '../../look/segments.ts';
import {stateOf, stateWord} from '../../look/state.ts';
import {type Symbols, stateTone} from '../../look/theme.ts';
import {whyOf} from '../../view/why.ts';
import {cursorCells, type FleetColumn, type FleetColumns, fleetColumns, glyphCells} from './columns.ts';

/** A cluster as texts with their tones, one per column. */
export type FleetRow = readonly Segment[];

/** `5/6`; empty where no pods are listed. */
function readyCell({snapshot}: ClusterEntry): string {
  const summary = snapshot?.summary;
  return summary !== undefined && summary.total > 0 ? `${summary.ready}/${summary.total}` : '';
}

/** The columns of a table of these clusters. */
export function columnsFor(entries: readonly ClusterEntry[], width: number): FleetColumns {
  const longest = (cellsIn: (entry: ClusterEntry) => number) =>
    entries.reduce((most, entry) => Math.max(most, cellsIn(entry)), 0);
  return fleetColumns(
    width,
    longest(({ref}) => textWidth(ref.label)),
    longest(entry => readyCell(entry).length),
  );
}

/** `4 +1`: in all, and since the watch began; empty without any. */
function restartsCell({snapshot}: ClusterEntry): string {
  const {restarts = 0, restartsSinceWatch = 0} = snapshot?.summary ?? {};
  return restarts === 0 ? '' : `${restarts}${restartsSinceWatch > 0 ? ` +${restartsSinceWatch}` : ''}`;
}

function stateCell(state: MonitorState, entry: ClusterEntry, width: number, symbols: Symbols): Segment {
  const clusterState = stateOf(entry);
  const stale = isStale(state, entry);
  const glyph = `${symbols.state[clusterState]}${stale ? symbols.stale : ''}`;
  const text = width === glyphCells ? glyph : `${glyph} ${stateWord(entry, 'short')}`;
  return {text, tone: stale ? 'plain' : stateTone(clusterState)};
}

/** What stands in each column for a cluster. */
function cellsOf(
  state: MonitorState,
  entry: ClusterEntry,
  {widths}: FleetColumns,
  symbols: Symbols,
  holdUps: HoldUps,
): Readonly<Record<Exclude<FleetColumn, 'CLUSTER'>, Segment>> {
  const {text, tone, since} = whyOf(state, entry, holdUps, widths.get('WHY') ?? 0);
  return {
    STATE: stateCell(state, entry, widths.get('STATE') ?? 0, symbols),
    READY: {text: readyCell(entry)},
    FOR: {text: since === null ? '' : coarseAge(since, state.now)},
    WHY: {text, tone},
    RESTARTS: {text: restartsCell(entry)},
  };
}

/** One row per cluster, every text fitted to its column. */
export function fleetRows(
  state: MonitorState,
  entries: readonly ClusterEntry[],
  cursor: number,
  columns: FleetColumns,
  symbols: Symbols,
  holdUps: HoldUps,
): readonly FleetRow[] {
  return entries.map((entry, index) => {
    const cells = cellsOf(state, entry, columns, symbols, holdUps);
    const isCursor = index === cursor;
    return [...columns.widths].map(([column, width]): Segment => {
      if (column === 'CLUSTER') {
        const name = fitMiddle(entry.ref.label, width - cursorCells, symbols.cut);
        return {text: `${isCursor ? symbols.cursor : ' '} ${name}`, tone: isCursor ? 'cursor' : 'plain'};
      }
      const {text, tone} = cells[column];
      return {text: fitEnd(text, width, symbols.cut), tone};
    });
  });
}
