import {labelOf} from '../../../monitor/store/selectors.ts';
import type {MonitorState} from '../../../monitor/store/store.ts';
import {type Folded, single} from '../../../rollout/cluster/changes/fold.ts';
import {subjectOf} from '../../../rollout/cluster/changes/telling.ts';
import {foldedText} from '../../../rollout/cluster/changes/words.ts';
import type {Change} from '../../../rollout/cluster/cluster.ts';
import {appNames, podLabels} from '../../../rollout/cluster/naming/names.ts';
import {fitMiddle, padEnd, textWidth} from '../../../text/fit.ts';
import {clockText} from '../../../text/time.ts';
import {cutSegments, type Segments} from '../../look/segments.ts';
import type {Symbols} from '../../look/theme.ts';

/** What clusters and pods are called beside each other, and how wide the longest of these names are (cells). */
export type ChangeNames = {
  readonly clusterOf: (change: Change) => string;
  /** The app, with the end of the pod's name where several pods of an app changed; empty for the whole cluster. */
  readonly podOf: (change: Change) => string;
  readonly widest: {readonly cluster: number; readonly pod: number};
};

/** Which columns there are besides the time and what changed. */
export type ChangeColumn = 'cluster' | 'pod';

function podNames(changes: readonly Change[]): readonly (readonly [subject: string, name: string])[] {
  const apps = changes.flatMap(({app}) => app ?? []);
  const nameOf = appNames(apps);
  const pods = changes.flatMap(({app, uid, pod}) => (app && uid && pod ? [{app, uid, name: pod, namespace: ''}] : []));
  const labels = podLabels([...new Map(pods.map(pod => [pod.uid, pod])).values()]);
  return changes.map(change => {
    const {app, uid} = change;
    return [subjectOf(change), labels.get(uid ?? '') ?? (app === null ? '' : nameOf(app))];
  });
}

function widestOf(names: Iterable<string>): number {
  return [...names].reduce((widest, name) => Math.max(widest, textWidth(name)), 0);
}

/** The names for lines about these changes. */
export function changeNames(state: MonitorState, entries: readonly Folded[]): ChangeNames {
  const byCluster = Map.groupBy(
    entries.map(({change}) => change),
    ({clusterId}) => clusterId,
  );
  const clusters = new Map([...byCluster.keys()].map(id => [id, labelOf(state, id)]));
  const pods = new Map([...byCluster.values()].flatMap(podNames));
  return {
    clusterOf: ({clusterId}) => clusters.get(clusterId) ?? clusterId,
    podOf: change => pods.get(subjectOf(change)) ?? '',
    widest: {cluster: widestOf(clusters.values()), pod: widestOf(pods.values())},
  };
}

/** The most that a column may take of a line; what changed needs the rest. */
const share: Readonly<Record<ChangeColumn, number>> = {cluster: 1 / 5, pod: 1 / 4};
const longestName = 28;

/** Below this width columns stand one cell apart, and one without a name is left out. */
const wideEnough = 60;

/** `ErrImagePull <-> ImagePullBackOff  x6 since 14:32:08`; what does not fit goes from its end, but for how many times. */
function whatSegments(entry: Folded, width: number, symbols: Symbols): Segments {
  const times = entry.since === entry.change.at ? '' : `  x${entry.times}`;
  const since = times === '' ? '' : ` since ${clockText(entry.since)}`;
  const room = width - textWidth(times);
  const long = foldedText(entry, symbols);
  const what = textWidth(long) <= room ? long : foldedText(entry, symbols, 'short');
  const first = cutSegments([{text: what, tone: entry.health}], Math.max(0, room), symbols.cut);
  return [...first, {text: textWidth(what) + textWidth(since) <= room ? times + since : times}];
}

/**
 * A line for each of the changes in aligned columns: time, those of `columns`, what changed. `names` are those of all
 * changes that the columns are to be aligned with.
 */
export function changeLines(
  entries: readonly Folded[],
  names: ChangeNames,
  columns: readonly ChangeColumn[],
  width: number,
  symbols: Symbols,
): readonly Segments[] {
  const isNarrow = width < wideEnough;
  const gap = isNarrow ? ' ' : '  ';
  const column = (name: ChangeColumn, text: string) => {
    const cells = Math.min(names.widest[name], longestName, Math.floor(width * share[name]));
    const isUseless = cells === 0 || (isNarrow && text === '');
    return isUseless ? '' : padEnd(fitMiddle(text, cells, symbols.cut), cells) + gap;
  };
  return entries.map((entry): Segments => {
    const {change} = entry;
    const texts = {cluster: names.clusterOf, pod: names.podOf};
    const start = [clockText(change.at) + gap, ...columns.map(name => column(name, texts[name](change)))].join('');
    return [{text: start}, ...whatSegments(entry, width - textWidth(start), symbols)];
  });
}

/** One change as a line, with its cluster. */
export function changeSegments(state: MonitorState, change: Change, width: number, symbols: Symbols): Segments {
  const entry = single(change);
  return changeLines([entry], changeNames(state, [entry]), ['cluster', 'pod'], width, symbols)[0] ?? [];
}
