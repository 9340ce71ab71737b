import {connectionOf} from '../monitor/selectors.ts';
import type {ClusterEntry, MonitorState} from '../monitor/store.ts';
import {ageOf} from '../rollout/duration.ts';
import {fitEnd, fitMiddle} from '../rollout/fit-text.ts';
import {progressBar, stateOf, stateWord} from './header-lines.ts';
import type {Symbols} from './theme.ts';

/** Blank cells behind every column; the first one begins at the edge, where the cursor's mark stands. */
export const columnGap = 2;

export type FleetColumn = 'CLUSTER' | 'STATE' | 'DATA' | 'READY' | 'WORST POD' | 'PROGRESS' | 'RESTARTS';

/** A cluster as texts, one per column. */
export type FleetRow = readonly string[];

const fixedWidths: Readonly<Record<Exclude<FleetColumn, 'CLUSTER' | 'WORST POD'>, number>> = {
  STATE: 13,
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

function dataText(state: MonitorState, entry: ClusterEntry): string {
  const at = entry.snapshot?.observedAt;
  const age = at === undefined ? 0 : Math.max(0, state.now - at);
  const coarse = age < 60_000 ? age - (age % ageStepMs) : age;
  const connection = connectionOf(state, entry);
  const text = at === undefined ? connection : `${connection} ${ageOf(0, coarse)}`;
  // Minutes without their seconds, rather than cut.
  return text.length > fixedWidths.DATA ? text.replace(/(\d+[a-z])\w+$/, '$1') : text;
}

function worstText(entry: ClusterEntry, symbols: Symbols): string {
  const worst = entry.snapshot?.summary.worst;
  if (entry.problem) {
    return `${symbols.health.degraded} ${entry.problem.message}`;
  }
  return worst ? `${symbols.health[worst.health]} ${worst.reason} ${worst.pod.app}` : '';
}

// Only what was seen can be stale.
function isStale(state: MonitorState, entry: ClusterEntry): boolean {
  return entry.snapshot !== null && connectionOf(state, entry) !== 'live';
}

function cellText(
  state: MonitorState,
  entry: ClusterEntry,
  column: FleetColumn,
  width: number,
  symbols: Symbols,
): string {
  const summary = entry.snapshot?.summary;
  const counted = summary !== undefined && summary.total > 0;
  switch (column) {
    case 'CLUSTER':
      return fitMiddle(entry.ref.name, width - 2, symbols.cut);
    case 'STATE':
      return `${symbols.state[stateOf(entry)]}${isStale(state, entry) ? symbols.stale : ''} ${stateWord(stateOf(entry))}`;
    case 'PROGRESS':
      return counted ? `${progressBar(summary.progress, 8, symbols)} ${Math.floor(summary.progress * 100)}%` : '';
    case 'READY':
      return counted ? `${summary.ready}/${summary.total}` : '';
    case 'RESTARTS':
      return counted
        ? `${summary.restarts}${summary.restartsSinceWatch > 0 ? ` +${summary.restartsSinceWatch}` : ''}`
        : '';
    case 'WORST POD':
      return worstText(entry, symbols);
    case 'DATA':
      return dataText(state, entry);
  }
}

/** One row per cluster, every text fitted to its column. */
export function fleetRows(
  state: MonitorState,
  entries: readonly ClusterEntry[],
  cursor: number,
  columns: ReadonlyMap<FleetColumn, number>,
  symbols: Symbols,
): readonly FleetRow[] {
  return entries.map((entry, index) =>
    [...columns].map(([column, width]) => {
      const mark = index === cursor ? `${symbols.cursor} ` : '  ';
      const text = cellText(state, entry, column, width, symbols);
      return fitEnd(column === 'CLUSTER' ? mark + text : text, width, symbols.cut);
    }),
  );
}

/** What stands above a column; above the names it leaves out the place of the cursor's mark. */
export function headingOf(column: FleetColumn): string {
  return column === 'CLUSTER' ? `  ${column}` : column;
}
