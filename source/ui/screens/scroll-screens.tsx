import {visibleChanges} from '../../monitor/store/selectors.ts';
import {modeOf, situationOf, useMonitor, useScreenContext, useView} from '../context.ts';
import {Lines} from '../look/line.tsx';
import {plainText, type Segments} from '../look/segments.ts';
import type {HelpScreen, PodScreen, TimelineScreen} from '../view-store.ts';
import {clampTop, contentHeight, podOf, type ScrollingScreen} from './content.ts';
import {helpLines} from './help/lines.ts';
import {detailLines} from './pod/lines.ts';
import {timelineLines} from './timeline/lines.ts';

/** The first line in view and the rows there are for lines. */
export function useWindow(screen: ScrollingScreen, lines: number) {
  const context = useScreenContext();
  const height = contentHeight(situationOf(context), screen);
  return {top: clampTop(screen.top, lines, height), height};
}

/** The key table, and how to read the screens. */
export function HelpBody({screen}: {readonly screen: HelpScreen}) {
  const {cjkLocale} = useScreenContext();
  const width = useView(view => view.columns);
  const lines = helpLines(width, cjkLocale, useMonitor(modeOf));
  const {top, height} = useWindow(screen, lines.length);
  return <Lines lines={lines.slice(top, top + height)} width={width} />;
}

/** All that is known of one pod. */
export function PodBody({screen}: {readonly screen: PodScreen}) {
  const {monitor, theme} = useScreenContext();
  const width = useView(view => view.columns);
  const judged = useMonitor(state => podOf(state, screen));
  const build = (now: number): readonly Segments[] =>
    judged
      ? detailLines(judged, width, now, theme.symbols)
      : [[{text: 'This pod is gone. Esc goes back.', tone: 'degraded'}]];
  useMonitor(state => plainText(build(state.now)));
  const lines = build(monitor.getState().now);
  const {top, height} = useWindow(screen, lines.length);
  return <Lines lines={lines.slice(top, top + height)} width={width} />;
}

/** What was seen to change, newest first; only the lines in view are made. */
export function TimelineBody({screen}: {readonly screen: TimelineScreen}) {
  const {monitor, theme} = useScreenContext();
  const width = useView(view => view.columns);
  const filter = useView(view => view.filters.timeline);
  useMonitor(state => state.changes);
  const state = monitor.getState();
  const changes = visibleChanges(state, filter);
  const {top, height} = useWindow(screen, changes.length);
  const lines = timelineLines(state, changes.slice(top, top + height), width, theme.symbols);
  const nothing =
    filter === '' ? 'No change has been seen since the watch began.' : 'No change matches. Esc shows all.';
  return <Lines lines={lines.length > 0 ? lines : [[{text: `  ${nothing}`, tone: 'title'}]]} width={width} />;
}
