import {connectionOf} from '../../monitor/store/selectors.ts';
import type {ClusterEntry, MonitorState, Problem} from '../../monitor/store/store.ts';
import type {Unfinished} from '../../rollout/cluster/unfinished.ts';
import {ageOf} from '../../text/duration.ts';
import {fitMiddle, textWidth} from '../../text/fit.ts';
import {cutSegments, fitParts, type Segments, segmentsWidth, spread} from '../look/segments.ts';
import {progressBar, stateOf, stateWord} from '../look/state.ts';
import {connectionTone, type Symbols, stateTone} from '../look/theme.ts';
import type {NextTry, Notes} from '../view/frame-size.ts';
import {replaySegments} from './replay-text.ts';

function progressParts(entry: ClusterEntry, symbols: Symbols) {
  const summary = entry.snapshot?.summary;
  if (!summary || summary.total === 0) {
    return [];
  }
  const count = `${summary.ready}/${summary.total}`;
  const percent = `${Math.floor(summary.progress * 100)}%`;
  return [
    {segments: [{text: progressBar(summary.progress, 10, symbols), tone: stateTone(stateOf(entry))}], drop: 3},
    {segments: [{text: count, tone: 'title' as const}], drop: 0},
    {segments: [{text: percent}], drop: 4},
    {
      segments:
        summary.restartsSinceWatch > 0
          ? [{text: `+${summary.restartsSinceWatch} restarts`, tone: 'degraded' as const}]
          : [],
      drop: 5,
    },
  ];
}

/** Whether the data is current and how old it is, e.g. `live 3s ago`, `stale 2m ago`. */
function freshness(state: MonitorState, entry: ClusterEntry): Segments {
  const connection = connectionOf(state, entry);
  const observedAt = entry.snapshot?.observedAt;
  const age = observedAt === undefined ? '' : ` ${ageOf(observedAt, state.now)} ago`;
  return [{text: connection, tone: connectionTone(connection)}, {text: age}];
}

/** A request that takes long is worth a word before it times out (ms). */
const slowAfterMs = 3000;

function waiting(entry: ClusterEntry, now: number): Segments {
  const since = entry.pollingSince;
  return since !== null && now - since > slowAfterMs
    ? [{text: `waiting ${ageOf(since, now)} for an answer`, tone: 'degraded'}]
    : [];
}

/** The first line: cluster, state, progress, what is switched, and how current it all is. */
export function titleLine(state: MonitorState, entry: ClusterEntry | null, width: number, symbols: Symbols): Segments {
  const {replay} = state;
  if (!entry) {
    const name = [{text: 'ucs-gitops', tone: 'title' as const}];
    return replay === null ? name : spread(name, replaySegments(state, replay), width, symbols.cut);
  }
  const clusterState = stateOf(entry);
  const fresh = freshness(state, entry);
  const right = replay === null ? fresh : replaySegments(state, replay);
  const switched =
    replay === null
      ? [
          {segments: state.paused ? [{text: 'PAUSED', tone: 'degraded' as const}] : [], drop: 1},
          {segments: waiting(entry, state.now), drop: 2},
          {segments: [{text: `every ${ageOf(0, state.intervalMs)}`, tone: 'dim' as const}], drop: 6},
        ]
      : [{segments: fresh, drop: connectionOf(state, entry) === 'live' ? 6 : 1}];
  const left = fitParts(
    [
      {
        segments: [{text: fitMiddle(entry.ref.label, Math.max(10, Math.floor(width / 3)), symbols.cut), tone: 'title'}],
        drop: 0,
      },
      {
        segments: [{text: `${symbols.state[clusterState]} ${stateWord(entry)}`, tone: stateTone(clusterState)}],
        drop: 0,
      },
      ...progressParts(entry, symbols),
      ...switched,
    ],
    width - Math.max(16, segmentsWidth(right) + 1),
  );
  return spread(left, right, width, symbols.cut);
}

function nextTryText({nextAt, pollingSince, replayed}: NextTry, now: number): string {
  if (pollingSince !== null) {
    return 'trying now';
  }
  if (nextAt === null) {
    return replayed ? 'not tried again' : 'r tries again';
  }
  return `next try in ${ageOf(now, Math.max(now, nextAt))}`;
}

/** Below this the cause is worth more than since when it has been so. */
const leastCauseWidth = 30;

/** The cause, cut so that the next try is in view. */
function causeLine(now: number, problem: Problem, nextTry: NextTry, width: number, mark: string): Segments {
  const next = nextTryText(nextTry, now);
  const whole = `  since ${ageOf(problem.since, now)}, ${next}`;
  const tail = width - textWidth(whole) < leastCauseWidth ? `  ${next}` : whole;
  const cause: Segments = [{text: `! ${problem.message}`, tone: 'degraded'}];
  return [...cutSegments(cause, Math.max(0, width - textWidth(tail)), mark), {text: tail}];
}

/** What is missing, cut so that the key for it is in view; then what to check. */
function unfinishedLines({text, check}: Unfinished, acceptable: boolean, width: number, mark: string): Segments[] {
  const key: Segments = acceptable ? [{text: '  a', tone: 'key'}, {text: ' accept'}] : [];
  const why: Segments = [{text: `! ${text}`, tone: 'degraded'}];
  const first = [...cutSegments(why, Math.max(0, width - segmentsWidth(key)), mark), ...key];
  return check === null ? [first] : [first, [{text: `  ${check}`, tone: 'degraded'}]];
}

/** What the header has to tell besides the state: what went wrong and what to do, or why a list is not whole. */
export function noteLines(
  now: number,
  {problem, incomplete, unfinished, acceptable, nextTry}: Notes,
  width: number,
  mark: string,
): readonly Segments[] {
  if (problem) {
    return [causeLine(now, problem, nextTry, width, mark), [{text: `  ${problem.hint}`, tone: 'degraded'}]];
  }
  if (incomplete !== null) {
    return [[{text: `! The list is incomplete: ${incomplete}`, tone: 'degraded'}]];
  }
  return unfinished === null ? [] : unfinishedLines(unfinished, acceptable, width, mark);
}
