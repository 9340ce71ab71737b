import {connectionOf} from '../../monitor/store/selectors.ts';
import type {ClusterEntry, MonitorState} from '../../monitor/store/store.ts';
import {ageOf} from '../../text/duration.ts';
import {fitMiddle} from '../../text/fit.ts';
import {fitParts, type Segments, segmentsWidth, spread} from '../look/segments.ts';
import {progressBar, stateOf, stateWord} from '../look/state.ts';
import {connectionTone, type Symbols, stateTone} from '../look/theme.ts';
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
