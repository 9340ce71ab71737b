import {sortWords} from '../../monitor/store/sort-order.ts';
import type {MonitorState} from '../../monitor/store/store.ts';
import {fitMiddle} from '../../text/fit.ts';
import {worksOn} from '../keys/row.ts';
import {rowsOf, shownKeys} from '../keys/table.ts';
import {Lines} from '../look/line.tsx';
import {fitParts, type Part, type Segments} from '../look/segments.ts';
import type {Symbols} from '../look/theme.ts';
import {changeSegments} from '../screens/timeline/lines.ts';
import {type Mode, modeOf, useMonitor, useScreenContext, useView} from '../view/context.ts';
import {filteredScreen, type ScreenKind, screenKind, usualSorts, type ViewState} from '../view/view-store.ts';

/** The keys that work on a screen, as many as fit, the most useful ones first to stay. */
export function footerKeys(screen: ScreenKind, mode: Mode, width: number, clusterCount: number): Segments {
  const parts = rowsOf(mode).flatMap((row): Part[] => {
    const useless = clusterCount < 2 && row.footer?.several === true;
    if (!row.footer || !worksOn(row, screen) || useless) {
      return [];
    }
    const key = shownKeys(row).split(' ')[0] ?? '';
    const segments: Segments = [
      {text: key, tone: 'key'},
      {text: ` ${row.footer.closes === screen ? 'back' : row.footer.word}`, tone: 'dim'},
    ];
    return [{segments, drop: row.footer.rank}];
  });
  return fitParts(parts, width);
}

function lastChange(state: MonitorState, width: number, symbols: Symbols): Segments {
  const change = state.changes[0];
  return change ? changeSegments(state, change, width, symbols) : [{text: 'no change seen yet', tone: 'dim'}];
}

const promptAdvice = '  Enter keeps, Esc gives up';

// The end of a long text stays in view, because that is where somebody types.
function promptLine(view: ViewState, width: number, cut: string): Segments | null {
  return view.prompt
    ? [
        {text: '/', tone: 'key'},
        {text: fitMiddle(view.prompt.text, width - promptAdvice.length - 2, cut)},
        {text: ' ', tone: 'selected'},
        {text: promptAdvice, tone: 'dim'},
      ]
    : null;
}

function filterWords(view: ViewState): Segments {
  const screen = filteredScreen(view);
  if (screen === null) {
    return [];
  }
  const words = [
    ...(view.filters[screen] === '' ? [] : [`filter ${view.filters[screen]}`]),
    ...(view.onlyProblems ? ['only problems'] : []),
    ...(view.sorts[screen] === usualSorts[screen] ? [] : [sortWords[view.sorts[screen]]]),
  ];
  return words.length > 0 ? [{text: `[${words.join(', ')}] `, tone: 'degraded'}] : [];
}

type FooterProps = {readonly width: number; readonly position: string};

/** The last change or a word to the user, and the keys that work now or what is being typed. */
export function Footer({width, position}: FooterProps) {
  const {monitor, theme} = useScreenContext();
  const view = useView(state => state);
  useMonitor(state => state.changes[0]);
  const clusterCount = useMonitor(state => state.order.length);
  const mode = useMonitor(modeOf);
  const first: Segments = view.notice
    ? [{text: view.notice.text, tone: view.notice.tone}]
    : [
        ...filterWords(view),
        {text: position === '' ? '' : `${position}  `, tone: 'dim'},
        ...lastChange(monitor.getState(), width, theme.symbols),
      ];
  const keys = footerKeys(screenKind(view), mode, width, clusterCount);
  return <Lines lines={[first, promptLine(view, width, theme.symbols.cut) ?? keys]} width={width} />;
}
