import {visibleChanges} from '../monitor/selectors.ts';
import {ageOf} from '../rollout/duration.ts';
import {detailLines} from './detail-lines.ts';
import {helpLines} from './help-lines.ts';
import {lineAt, lineCount, maxMatches} from './json-document.ts';
import {jsonSegments, markMatches, scrollLeft} from './json-segments.ts';
import {Line, Lines} from './line.tsx';
import {modeOf} from './mode.ts';
import {clampTop, contentHeight, podOf, type ScrollingScreen} from './screen-content.ts';
import {plainText, type Segments} from './segments.ts';
import {standingOf, useMonitor, useSurroundings, useTheme, useView} from './surroundings.ts';
import {timelineLines} from './timeline-lines.ts';
import type {HelpScreen, JsonScreen, PodScreen, TimelineScreen} from './view-store.ts';

function useWindow(screen: ScrollingScreen, lines: number) {
  const surroundings = useSurroundings();
  useView(view => view.rows);
  const height = contentHeight(standingOf(surroundings), screen);
  return {top: clampTop(screen.top, lines, height), height};
}

/** The key table, and how to read the screens. */
export function HelpBody({screen}: {readonly screen: HelpScreen}) {
  const {cjkLocale} = useSurroundings();
  const width = useView(view => view.columns);
  const lines = helpLines(width, cjkLocale, useMonitor(modeOf));
  const {top, height} = useWindow(screen, lines.length);
  return <Lines lines={lines.slice(top, top + height)} width={width} />;
}

/** All that is known of one pod. */
export function PodBody({screen}: {readonly screen: PodScreen}) {
  const {monitor, theme} = useSurroundings();
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

function JsonTitle({screen, width}: {readonly screen: JsonScreen; readonly width: number}) {
  const {document, query, matches, match, showManagedFields} = screen;
  const answered = useMonitor(state => {
    const at = state.clusters.get(screen.clusterId)?.snapshot?.observedAt;
    return at === undefined ? '' : `, answered ${ageOf(at, state.now)} ago`;
  });
  const many = matches.length >= maxMatches ? '+' : '';
  const found = query === '' ? '' : `  ${query} (${matches.length === 0 ? 0 : match + 1}/${matches.length}${many})`;
  const segments: Segments = [
    {text: screen.uid === null ? 'Raw JSON' : 'Raw JSON of the pod', tone: 'title'},
    {text: `, ${lineCount(document)} lines${showManagedFields ? '' : ', managedFields hidden'}`},
    {text: found, tone: 'accent'},
    {text: answered, tone: 'dim'},
  ];
  return <Line segments={segments} width={width} />;
}

/** The last answer as it was sent, laid out and coloured; only the lines in view are cut out of it. */
export function JsonBody({screen}: {readonly screen: JsonScreen}) {
  const {symbols} = useTheme();
  const width = useView(view => view.columns);
  const total = lineCount(screen.document);
  const {top, height} = useWindow(screen, total);
  const count = Math.min(height, total - top);
  const lines = Array.from({length: count}, (_, index): Segments => {
    const line = lineAt(screen.document, top + index, screen.left + width);
    const segments = markMatches(jsonSegments(line), screen.query);
    const current = screen.matches[screen.match] === top + index;
    return [
      {text: current ? symbols.cursor : ' ', tone: current ? 'cursor' : 'plain'},
      ...scrollLeft(segments, screen.left),
    ];
  });
  return (
    <>
      <JsonTitle screen={screen} width={width} />
      <Lines lines={lines} width={width} />
    </>
  );
}

/** What was seen to change, newest first; only the lines in view are made. */
export function TimelineBody({screen}: {readonly screen: TimelineScreen}) {
  const {monitor, theme} = useSurroundings();
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
