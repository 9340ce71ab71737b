import {shownConnection} from '../../monitor/store/connection.ts';
import {entriesInOrder} from '../../monitor/store/selectors.ts';
import type {ClusterEntry, MonitorState} from '../../monitor/store/store.ts';
import {type WaitReason, waitReason, waitReasonText} from '../../monitor/wait/reason.ts';
import type {WaitState} from '../../monitor/wait/verdict.ts';
import {ageOf, humanDuration} from '../../text/duration.ts';
import {fitMiddle, padEnd, textWidth} from '../../text/fit.ts';
import type {Tone} from '../look/looks.ts';
import {fitParts, type Segments} from '../look/segments.ts';
import {progressBar, stateOf, stateWord} from '../look/state.ts';
import {type Symbols, stateTone} from '../look/theme.ts';

/** A line of the block; `faded`: what it shows may be out of date. */
export type WaitLine = {readonly segments: Segments; readonly faded: boolean};

const mostClusters = 10;
const mostNameCells = 24;
/** As wide as `not enabled`, the longest. */
const stateCells = 11;
const barCells = 10;
/** Below the clusters: how many more there are, the summary, and the line the cursor is on. */
const otherRows = 3;

type Row = {readonly entry: ClusterEntry; readonly reason: WaitReason | null};

function reasonTone(reason: WaitReason): Tone {
  switch (reason.kind) {
    case 'pod':
      return reason.judged.health;
    case 'unstable':
      return 'ok';
    case 'stale':
    case 'incomplete':
      return 'degraded';
    case 'no-answer':
      return reason.problem === null ? 'plain' : 'degraded';
    default:
      return 'plain';
  }
}

function clusterLine(
  {entry, reason}: Row,
  {state, nameCells, columns, symbols}: {state: MonitorState; nameCells: number; columns: number; symbols: Symbols},
): WaitLine {
  const clusterState = stateOf(entry);
  const summary = entry.snapshot?.summary;
  const progress = summary?.progress ?? 0;
  const tone = stateTone(clusterState);
  const name = padEnd(fitMiddle(entry.ref.label, nameCells, symbols.cut), nameCells);
  const counts = fitParts(
    [
      {
        segments: [
          {text: `${symbols.state[clusterState]} `, tone},
          {text: name, tone: 'title'},
        ],
        drop: 0,
      },
      {segments: [{text: padEnd(stateWord(entry, 'short'), stateCells), tone}], drop: 1},
      {segments: [{text: progressBar(progress, barCells, symbols), tone}], drop: 2},
      {segments: [{text: `${summary?.ready ?? 0}/${summary?.total ?? 0}`}], drop: 0},
    ],
    Math.floor(columns * 0.7),
  );
  const why = reason === null ? 'done' : waitReasonText(reason, state.now, 'short');
  return {
    segments: [...counts, {text: `  ${why}`, tone: reason === null ? 'ok' : reasonTone(reason)}],
    // A wait asks every cluster at the interval, as others ask the selected one.
    faded: entry.snapshot !== null && shownConnection(entry, true, state.intervalMs, state.now) !== 'live',
  };
}

/** The clusters there is room for: those that are not done before those that are, but in their own order. */
function shownRows(rows: readonly Row[], room: number): readonly Row[] {
  const open = rows.filter(({reason}) => reason !== null);
  const done = rows.filter(({reason}) => reason === null);
  const kept = new Set([...open, ...done].slice(0, room));
  return rows.filter(row => kept.has(row));
}

/** What the block shows: a line per cluster, as many as fit, and how far the wait is. */
export function waitLines(
  state: MonitorState,
  {
    stabilities,
    stableForMs,
    startedAt,
    timeoutMs,
  }: Pick<WaitState, 'stabilities' | 'stableForMs' | 'startedAt' | 'timeoutMs'>,
  size: {readonly columns: number; readonly rows: number},
  symbols: Symbols,
): readonly WaitLine[] {
  const rows = entriesInOrder(state).map(entry => ({
    entry,
    reason: waitReason(entry, stabilities.get(entry.ref.id) ?? null, stableForMs),
  }));
  const shown = shownRows(rows, Math.max(1, Math.min(mostClusters, size.rows - otherRows)));
  const nameCells = Math.min(mostNameCells, Math.max(0, ...shown.map(({entry}) => textWidth(entry.ref.label))));
  const more = rows.length - shown.length;
  const done = rows.filter(({reason}) => reason === null).length;
  const elapsed = `${ageOf(startedAt, state.now)} of ${humanDuration(timeoutMs)}`;
  const summary =
    rows.length === 0
      ? `looking for the clusters, ${elapsed}${state.listProblem === null ? '' : `: ${state.listProblem.message}`}`
      : `${done} of ${rows.length} done, ${elapsed}`;
  const lines: readonly WaitLine[] = [
    ...shown.map(row => clusterLine(row, {state, nameCells, columns: size.columns, symbols})),
    ...(more > 0 ? [{segments: [{text: `  and ${more} more`}], faded: false}] : []),
    {segments: [{text: summary}], faded: false},
  ];
  return lines.slice(0, Math.max(1, size.rows - 1));
}
