import {labelOf} from '../../../monitor/store/selectors.ts';
import type {Change} from '../../../rollout/cluster/cluster.ts';
import {Lines} from '../../look/line.tsx';
import {plainText, type Segments} from '../../look/segments.ts';
import {useTheme} from '../../look/theme-context.ts';
import {
  layoutOf,
  type ScreenContext,
  type ScreenRecord,
  showCluster,
  useLayout,
  useMonitor,
  useView,
} from '../../view/context.ts';
import {notify, pushScreen, type TimelineScreen, updateScreen} from '../../view/view-store.ts';
import {timelineAfter, timelineLayout} from './layout.ts';
import {changeLines} from './lines.ts';

/** Wide enough that nothing of a line is cut. */
const wholeLine = 10_000;

const markWidth = 2;

/** What was seen to change, newest first; only the lines in view are made. */
function TimelineBody({screen}: {readonly screen: TimelineScreen}) {
  const {symbols} = useTheme();
  const width = useView(view => view.columns);
  const isNarrowed = useView(view => view.filters.timeline !== '' || view.onlyProblems);
  useView(view => view.filters.timeline);
  useMonitor(state => state.changes);
  const {entries, names, columns, cursor, top, height} = useLayout(timelineLayout, screen);
  const shown = changeLines(entries.slice(top, top + height), names, columns, width - markWidth, symbols);
  const lines = shown.map((line, index): Segments => {
    const mark = index + top === cursor ? `${symbols.cursor} ` : '  ';
    return [{text: mark, tone: 'cursor'}, ...line];
  });
  const nothing = isNarrowed ? 'No change matches. Esc shows all.' : 'No change has been seen since the watch began.';
  return <Lines lines={lines.length > 0 ? lines : [[{text: `  ${nothing}`, tone: 'title'}]]} width={width} />;
}

/** Opens the pod that changed, on its cluster, with the timeline below it; for the whole cluster, the cluster. */
function openChanged(context: ScreenContext, {clusterId, pod, uid}: Change): void {
  const {monitor, view, capabilities} = context;
  const state = monitor.getState();
  const entry = state.clusters.get(clusterId);
  if (entry === undefined) {
    notify(view, `${labelOf(state, clusterId)} is no longer in the list of clusters.`, 'degraded');
  } else if (pod === null) {
    showCluster(context, clusterId);
  } else if (uid !== null && entry.snapshot?.pods.some(judged => judged.pod.uid === uid)) {
    capabilities.selectCluster(clusterId);
    pushScreen(view, {kind: 'pod', clusterId, uid, top: 0});
  } else {
    notify(view, `${pod} is gone.`, 'degraded');
  }
}

export const timelineRecord: ScreenRecord<TimelineScreen> = {
  Body: TimelineBody,
  position: (context, screen) => {
    const {entries, cursor, height} = layoutOf(context, timelineLayout, screen);
    return entries.length > height ? `change ${cursor + 1}/${entries.length}` : '';
  },
  move: (context, screen, step) => {
    const moved = timelineAfter(layoutOf(context, timelineLayout, screen), step);
    updateScreen(context.view, 'timeline', () => moved);
  },
  open: (context, screen) => {
    const {entries, cursor} = layoutOf(context, timelineLayout, screen);
    const entry = entries[cursor];
    if (entry !== undefined) {
      openChanged(context, entry.change);
    }
  },
  copied: (context, screen) => {
    const {entries, names, columns} = layoutOf(context, timelineLayout, screen);
    const lines = changeLines(entries, names, columns, wholeLine, context.theme.symbols);
    return entries.length === 0 ? null : {what: `${entries.length} changes`, text: plainText(lines)};
  },
};
