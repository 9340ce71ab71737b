import {connectionOf, isStale} from '../../../monitor/store/selectors.ts';
import type {ClusterEntry, MonitorState} from '../../../monitor/store/store.ts';
import type {Connection} from '../../../rollout/cluster/cluster.ts';
import {unfinishedOf} from '../../../rollout/cluster/unfinished.ts';
import {ageOf} from '../../../text/duration.ts';
import {fitEnd, fitMiddle} from '../../../text/fit.ts';
import type {Segment} from '../../look/segments.ts';
import {progressBar, stateOf, stateWord} from '../../look/state.ts';
import {connectionTone, type Symbols, stateTone} from '../../look/theme.ts';

/** Blank cells behind every column; the first one begins at the edge, where the cursor's mark stands. */
export const columnGap = 2;

export type FleetColumn = 'CLUSTER' | 'STATE' | 'DATA' | 'READY' | 'WORST POD' | 'PROGRESS' | 'RESTARTS';

/** A cluster as texts with their tones, one per column. */
export type FleetRow = readonly Segment[];

const fixedWidths: Readonly<Record<Exclude<FleetColumn, 'CLUSTER' | 'WORST POD'>, number>> = {
  STATE: 14,
  DATA: 13,
  READY: 7,
  PROGRESS: 13,
  RESTARTS: 10,
};

const shownOrder: readonly FleetColumn[] = ['CLUSTER', 'STATE', 'PROGRESS', 'READY', 'RESTARTS', 'WORST POD', 'DATA'];

// What is given up first on a narrow terminal stands last.
const importance: readonly FleetColumn[] = ['CLUSTER', 'STATE', 'DATA', 'READY', 'WORST POD', 'PROGRESS', 'RESTARTS'];

const minWidth = (column: FleetColumn) =>
  column === 'CLUSTER' ? 14 : column === 'WORST POD' ? 20 : fixedWidths[column];

/** The columns that fit into `width` cells, and how wide each is; of what is left over names get what they need first. */
export function fleetColumns(width: number, longestName: number): ReadonlyMap<FleetColumn, number> {
  const chosen: FleetColumn[] = [];
  let left = width;
  for (const column of importance) {
    if (left < minWidth(column) + columnGap) {
      break;
    }
    chosen.push(column);
    left -= minWidth(column) + columnGap;
  }
  // The name stands behind the cursor's mark.
  const forName = Math.max(0, Math.min(longestName + 2 - minWidth('CLUSTER'), left, 24));
  const extra = {CLUSTER: forName, 'WORST POD': Math.min(60, left - forName)};
  return new Map(
    shownOrder
      .filter(column => chosen.includes(column))
      .map(column => [column, minWidth(column) + (extra[column as keyof typeof extra] ?? 0)]),
  );
}

/** Ages move in steps of so many ms: finer ones would change every row of a long table every second. */
export const ageStepMs = 5000;

function dataText(connection: Connection, state: MonitorState, entry: ClusterEntry): string {
  const at = entry.snapshot?.observedAt;
  const age = at === undefined ? 0 : Math.max(0, state.now - at);
  const coarse = age < 60_000 ? age - (age % ageStepMs) : age;
  const text = at === undefined ? connection : `${connection} ${ageOf(0, coarse)}`;
  // Minutes without their seconds, rather than cut.
  return text.length > fixedWidths.DATA ? text.replace(/(\d+[a-z])\w+$/, '$1') : text;
}

function worstCell(entry: ClusterEntry, symbols: Symbols): Segment {
  const {problem, snapshot} = entry;
  const worst = snapshot?.summary.worst;
  if (!problem && worst) {
    return {text: `${symbols.health[worst.health]} ${worst.reason} ${worst.pod.app}`, tone: worst.health};
  }
  // Without its age, which would change a row of a long table every second.
  const message = problem?.message ?? (snapshot && unfinishedOf(snapshot, null)?.text);
  return message ? {text: `${symbols.health.degraded} ${message}`, tone: 'degraded'} : {text: ''};
}

/** What stands in each column for a cluster. */
function cellsOf(state: MonitorState, entry: ClusterEntry, symbols: Symbols): Readonly<Record<FleetColumn, Segment>> {
  const summary = entry.snapshot?.summary;
  const counted = summary !== undefined && summary.total > 0;
  const clusterState = stateOf(entry);
  const stale = isStale(state, entry);
  const tone = stale ? 'dim' : stateTone(clusterState);
  const connection = connectionOf(state, entry);
  const came = counted && summary.restartsSinceWatch > 0 ? ` +${summary.restartsSinceWatch}` : '';
  return {
    CLUSTER: {text: entry.ref.label},
    STATE: {text: `${symbols.state[clusterState]}${stale ? symbols.stale : ''} ${stateWord(entry, 'short')}`, tone},
    PROGRESS: counted
      ? {text: `${progressBar(summary.progress, 8, symbols)} ${Math.floor(summary.progress * 100)}%`, tone}
      : {text: ''},
    READY: {text: counted ? `${summary.ready}/${summary.total}` : ''},
    RESTARTS: {text: counted ? `${summary.restarts}${came}` : ''},
    'WORST POD': worstCell(entry, symbols),
    DATA: {text: dataText(connection, state, entry), tone: connectionTone(connection)},
  };
}

/** One row per cluster, every text fitted to its column. */
export function fleetRows(
  state: MonitorState,
  entries: readonly ClusterEntry[],
  cursor: number,
  columns: ReadonlyMap<FleetColumn, number>,
  symbols: Symbols,
): readonly FleetRow[] {
  return entries.map((entry, index) => {
    const cells = cellsOf(state, entry, symbols);
    const isCursor = index === cursor;
    return [...columns].map(([column, width]): Segment => {
      const {text, tone} = cells[column];
      return column === 'CLUSTER'
        ? {
            text: `${isCursor ? symbols.cursor : ' '} ${fitMiddle(text, width - 2, symbols.cut)}`,
            tone: isCursor ? 'cursor' : 'plain',
          }
        : {text: fitEnd(text, width, symbols.cut), tone};
    });
  });
}

/** What stands above a column; above the names it leaves out the place of the cursor's mark. */
export function headingOf(column: FleetColumn): string {
  return column === 'CLUSTER' ? `  ${column}` : column;
}
