import {Lines} from '../../look/line.tsx';
import {
  layoutOf,
  modeOf,
  type ScreenRecord,
  type Situation,
  useLayout,
  useMonitor,
  useView,
} from '../../view/context.ts';
import {scrolled, scrollPosition, topAfter} from '../../view/scroll.ts';
import {type HelpScreen, updateScreen} from '../../view/view-store.ts';
import {helpLines} from './lines.ts';

function helpLayout(situation: Situation, screen: HelpScreen) {
  const {state, view, cjkLocale, keyWords, symbols} = situation;
  const lines = helpLines(view.columns, cjkLocale, keyWords(modeOf(state)), symbols);
  return {lines, ...scrolled(situation, lines.length, screen.top)};
}

/** The key table, and how to read the screens. */
function HelpBody({screen}: {readonly screen: HelpScreen}) {
  const width = useView(view => view.columns);
  useMonitor(modeOf);
  const {lines, top, height} = useLayout(helpLayout, screen);
  return <Lines lines={lines.slice(top, top + height)} width={width} />;
}

export const helpRecord: ScreenRecord<HelpScreen> = {
  Body: HelpBody,
  position: (context, screen) => scrollPosition(layoutOf(context, helpLayout, screen)),
  move: (context, screen, step) => {
    const top = topAfter(layoutOf(context, helpLayout, screen), step);
    updateScreen(context.view, 'help', () => ({top}));
  },
};
