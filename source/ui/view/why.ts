import {connectionOf} from '../../monitor/store/selectors.ts';
import type {ClusterEntry, MonitorState} from '../../monitor/store/store.ts';
import type {Snapshot} from '../../rollout/cluster/cluster.ts';
import type {HoldUp, HoldUps} from '../../rollout/cluster/hold-up.ts';
import {holdUpText} from '../../rollout/cluster/hold-up-text.ts';
import {coarseAge} from '../../text/duration.ts';
import {textWidth} from '../../text/fit.ts';
import type {Tone} from '../look/looks.ts';
import {connectionTone} from '../look/theme.ts';

/** Why a cluster is not enabled, or not known to be: a text of about so many cells, and since when (epoch ms). */
export type Why = {readonly text: string; readonly tone: Tone; readonly since: number | null};

// Below it the few words of the short form say more than the beginning of the long one.
const leastLongWidth = 40;

function holdUpTone({state, summary}: Snapshot, {kind}: HoldUp): Tone {
  if (kind === 'stuck') {
    return summary.worst?.health ?? 'degraded';
  }
  return kind === 'lacking' && state === 'degraded' ? 'degraded' : 'plain';
}

/** What is wrong with the data: `stale 2m: HTTP 502`, `unreachable: connection refused`; null while it is live. */
function dataText(state: MonitorState, entry: ClusterEntry): string | null {
  const connection = connectionOf(state, entry);
  if (connection === 'live' && entry.problem === null) {
    return null;
  }
  const at = entry.snapshot?.observedAt;
  const what = connection === 'connecting' ? 'no answer yet' : connection;
  const held = at === undefined ? what : `${what} ${coarseAge(at, state.now)}`;
  // What stops every cluster stands in the header, whichever of them met it.
  const told = entry.problem === null || state.refusal !== null;
  return told ? held : `${held}: ${entry.problem.message}`;
}

/** Why a cluster is as it is, in one line for `width` cells; what is wrong with the data goes first. Ages are coarse. */
export function whyOf(state: MonitorState, entry: ClusterEntry, holdUps: HoldUps, width: number): Why {
  const {snapshot, problem} = entry;
  const holdUp = snapshot && holdUps(snapshot);
  const data = dataText(state, entry);
  const age = (since: number) => coarseAge(since, state.now);
  if (data !== null) {
    const rest = holdUp ? `; ${holdUpText(holdUp, age, 'short')}` : '';
    const since = holdUp ? holdUp.since : (problem?.since ?? null);
    return {text: `${data}${rest}`, tone: connectionTone(connectionOf(state, entry)), since};
  }
  if (!(snapshot && holdUp)) {
    return {text: '', tone: 'plain', since: null};
  }
  const long = holdUpText(holdUp, age, 'long');
  const isLong = width >= leastLongWidth || textWidth(long) <= width;
  return {
    text: isLong ? long : holdUpText(holdUp, age, 'short'),
    tone: holdUpTone(snapshot, holdUp),
    since: holdUp.since,
  };
}
