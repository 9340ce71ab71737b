import type {Tone} from '../../look/looks.ts';
import type {Symbols} from '../../look/theme.ts';

/** What a sign of the screens means. */
export type LegendRow = {readonly sign: string; readonly tone: Tone; readonly means: string};

/** The signs of the screens. One that pods and clusters share is told for both. */
export function legend({
  health,
  state,
  stale,
  cursor,
  toAndFro,
  barMark,
  cut,
  frame,
  steps,
}: Symbols): readonly LegendRow[] {
  return [
    {sign: health.ok, tone: 'ok', means: 'pod ok: ready, or on standby; cluster enabled'},
    {sign: health.progressing, tone: 'progressing', means: 'pod progressing; cluster installing'},
    {sign: health.degraded, tone: 'degraded', means: 'degraded: wants attention, may heal'},
    {sign: health.failed, tone: 'failed', means: 'pod failed, cluster failing: does not heal by itself'},
    {sign: state.disabling, tone: 'degraded', means: 'cluster disabling'},
    {sign: state['not-enabled'], tone: 'plain', means: 'pod superseded: does not count; cluster not enabled'},
    {sign: state.unknown, tone: 'plain', means: 'not known yet'},
    {sign: stale, tone: 'plain', means: 'behind a state: stale, no longer current'},
    {sign: '+2', tone: 'failed', means: 'behind restarts: how many since the watch began'},
    {sign: toAndFro, tone: 'plain', means: 'to and fro between two states, x3: three times'},
    {sign: steps.queued, tone: 'plain', means: 'in the bar of a pod: queued, not on a node yet'},
    {sign: steps.creating, tone: 'plain', means: 'in the bar of a pod: its containers are created'},
    {sign: steps.starting, tone: 'plain', means: 'in the bar of a pod: running, not ready'},
    {sign: steps.ready, tone: 'ok', means: 'in the bar of a pod: ready'},
    {sign: barMark, tone: 'accent', means: 'in the bar of a replay: an answer that differs, or an outage'},
    {sign: cursor, tone: 'cursor', means: 'what Enter opens'},
    {sign: cut, tone: 'plain', means: 'something is cut here'},
    {sign: frame.vertical, tone: 'ok', means: 'frame of a pod, in the colour of its health'},
  ];
}
