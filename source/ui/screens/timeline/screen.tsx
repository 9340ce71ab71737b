import {visibleChanges} from '../../../monitor/store/selectors.ts';
import {foldChanges} from '../../../rollout/cluster/changes/fold.ts';
import {Lines} from '../../look/line.tsx';
import {plainText} from '../../look/segments.ts';
import {useTheme} from '../../look/theme-context.ts';
import {layoutOf, type ScreenRecord, type Situation, useLayout, useMonitor, useView} from '../../view/context.ts';
import {scrolled, scrollPosition, topAfter} from '../../view/scroll.ts';
import {type TimelineScreen, updateScreen} from '../../view/view-store.ts';
import {changeLines, changeNames} from './lines.ts';

/** Wide enough that nothing of a line is cut. */
const wholeLine = 10_000;

function timelineLayout(situation: Situation, screen: TimelineScreen) {
  const {state, view, layouts} = situation;
  const {changes, clusters, left} = state;
  const filter = view.filters.timeline;
  const folded = layouts(foldChanges, [changes], () => foldChanges(changes));
  const shown = layouts(visibleChanges, [folded, filter, clusters, left], () => {
    const entries = visibleChanges(state, folded, {filter, onlyProblems: false});
    return {entries, names: changeNames(state, entries)};
  });
  return {...shown, filter, ...scrolled(situation, shown.entries.length, screen.top)};
}

/** What was seen to change, newest first; only the lines in view are made. */
function TimelineBody({screen}: {readonly screen: TimelineScreen}) {
  const {symbols} = useTheme();
  const width = useView(view => view.columns);
  useView(view => view.filters.timeline);
  useMonitor(state => state.changes);
  const {entries, names, filter, top, height} = useLayout(timelineLayout, screen);
  const lines = changeLines(entries.slice(top, top + height), names, ['cluster', 'pod'], width, symbols);
  const nothing =
    filter === '' ? 'No change has been seen since the watch began.' : 'No change matches. Esc shows all.';
  return <Lines lines={lines.length > 0 ? lines : [[{text: `  ${nothing}`, tone: 'title'}]]} width={width} />;
}

export const timelineRecord: ScreenRecord<TimelineScreen> = {
  Body: TimelineBody,
  position: (context, screen) => scrollPosition(layoutOf(context, timelineLayout, screen)),
  move: (context, screen, step) => {
    const top = topAfter(layoutOf(context, timelineLayout, screen), step);
    updateScreen(context.view, 'timeline', () => ({top}));
  },
  copied: (context, screen) => {
    const {entries, names} = layoutOf(context, timelineLayout, screen);
    const lines = changeLines(entries, names, ['cluster', 'pod'], wholeLine, context.theme.symbols);
    return entries.length === 0 ? null : {what: `${entries.length} changes`, text: plainText(lines)};
  },
};
