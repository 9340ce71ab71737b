import type {MonitorState, Replay, ReplayMark} from '../../monitor/store/store.ts';
import {clockText} from '../../text/time.ts';
import type {Segments} from '../look/segments.ts';
import {speedText} from '../look/state.ts';
import type {Symbols} from '../look/theme.ts';

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** A span of ms as players show it: `03:12`, `1:03:12`. */
function playedText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${hours > 0 ? `${hours}:` : ''}${twoDigits(minutes)}:${twoDigits(seconds % 60)}`;
}

/** From so many cells on there is room for the position in the whole beside the sentence about the cluster. */
const positionFrom = 100;

/** What stands where a live screen tells how current it is: the time of the recording, where it is, and how it is played. */
export function replaySegments(
  {now, paused}: MonitorState,
  {speed, ended, elapsed, total}: Replay,
  width = Number.POSITIVE_INFINITY,
): Segments {
  const how = ended ? 'END' : paused ? 'PAUSED' : speedText(speed);
  const position = width < positionFrom ? ' ' : `  ${playedText(elapsed)} of ${playedText(total)}  `;
  return [
    {text: 'REPLAY', tone: 'accent'},
    {text: ` ${clockText(now)}${position}`},
    {text: how, tone: ended || paused ? 'degraded' : 'plain'},
  ];
}

/** The cell of the bar that a moment falls into. */
function cellOf(at: number, total: number, cells: number): number {
  return total === 0 ? 0 : Math.min(cells - 1, Math.floor((at / total) * cells));
}

/** The cells in which a cluster (null: any) answered something else than before. */
export function markedCells(
  marks: readonly ReplayMark[],
  clusterId: string | null,
  total: number,
  cells: number,
): ReadonlySet<number> {
  const own = marks.filter(mark => clusterId === null || mark.clusterId === clusterId);
  return new Set(own.map(({at}) => cellOf(at, total, cells)));
}

/** The whole recording as a bar of so many cells: what is played, what is ahead, and where something happens. */
export function replayBar(
  {elapsed, total}: Replay,
  marked: ReadonlySet<number>,
  cells: number,
  symbols: Symbols,
): Segments {
  const played = elapsed >= total ? cells : cellOf(elapsed, total, cells);
  const part = (from: number, to: number, usual: string) =>
    Array.from({length: to - from}, (_, index) => (marked.has(from + index) ? symbols.barMark : usual)).join('');
  return [{text: part(0, played, symbols.barFull), tone: 'accent'}, {text: part(played, cells, symbols.barEmpty)}];
}
