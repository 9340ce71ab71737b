import {labelOf} from '../../../monitor/store/selectors.ts';
import type {MonitorState} from '../../../monitor/store/store.ts';
import {changeText} from '../../../rollout/cluster/changes/words.ts';
import type {Change} from '../../../rollout/cluster/cluster.ts';
import {fitMiddle, textWidth} from '../../../text/fit.ts';
import {clockText} from '../../../text/time.ts';
import {type Segments, segmentsWidth} from '../../look/segments.ts';
import type {Symbols} from '../../look/theme.ts';

/** Shorter than this a pod name tells nothing. */
const minPodName = 12;

/** One change as a line: time, cluster, pod, from and to. The pod's name gives way, so that what changed can be read. */
export function changeSegments(state: MonitorState, change: Change, width: number, symbols: Symbols): Segments {
  const cluster = labelOf(state, change.clusterId);
  const start: Segments = [
    {text: `${clockText(change.at)} `, tone: 'dim'},
    {text: `${fitMiddle(cluster, 24, symbols.cut)} `},
  ];
  const whole = changeText(change, symbols.arrow);
  const pod = change.pod ?? '';
  const room = width - segmentsWidth(start) - (textWidth(whole) - textWidth(pod));
  const shortened = {...change, pod: change.pod && fitMiddle(pod, Math.max(minPodName, room), symbols.cut)};
  return [...start, {text: changeText(shortened, symbols.arrow), tone: change.health}];
}

/** Changes as lines, newest first as given. */
export function timelineLines(
  state: MonitorState,
  changes: readonly Change[],
  width: number,
  symbols: Symbols,
): readonly Segments[] {
  return changes.map(change => changeSegments(state, change, width, symbols));
}
