import {noticedQuiet} from '../../monitor/store/endpoint.ts';
import {sortWords} from '../../monitor/store/sort-order.ts';
import type {MonitorState} from '../../monitor/store/store.ts';
import {fitMiddle} from '../../text/fit.ts';
import {type KeyRow, worksOn} from '../keys/row.ts';
import {rowsOf, shownKeys} from '../keys/table.ts';
import {Lines} from '../look/line.tsx';
import {fitParts, type Part, plainText, type Segments, spread} from '../look/segments.ts';
import {podsLayout} from '../screens/pods/layout.ts';
import {changeSegments} from '../screens/timeline/lines.ts';
import {
  layoutOf,
  modeOf,
  type ScreenContext,
  shownScreen,
  useMonitor,
  useScreenContext,
  useView,
} from '../view/context.ts';
import {replayScope} from '../view/replay-scope.ts';
import {filteredScreen, screenKind, usualSorts, type ViewState} from '../view/view-store.ts';
import {markedCells, replayBar} from './replay-text.ts';

const closingRank = 14;

/** While nothing is polled, the key to go on is worth more than all others but those that always stay. */
const resumingRank = 1;

/** The key that goes on. */
function resumes(key: string, {refusal, paused, replay}: MonitorState): boolean {
  return key === 'r' ? refusal !== null : key === 'p' && paused && replay === null;
}

/** There is nothing that the key could be for. */
function isUseless({footer, group}: KeyRow, {order}: MonitorState): boolean {
  return footer?.several === true ? order.length < 2 : order.length === 0 && group === 'data';
}

/** The keys that work now, as many as fit, the most useful ones first to stay. */
function footerKeys(context: ScreenContext, width: number): Segments {
  const state = context.monitor.getState();
  const screen = screenKind(context.view.getState());
  const parts = rowsOf(modeOf(state)).flatMap((row): Part[] => {
    if (!row.footer || !worksOn(row, screen) || isUseless(row, state)) {
      return [];
    }
    const {word, rank} = row.footer;
    const shown = typeof word === 'string' ? word : word(context);
    const key = shownKeys(row).split(' ')[0] ?? '';
    if (shown === null) {
      return [];
    }
    // q goes back as well, so these are the first to go.
    const usual = shown === 'back' && key !== 'q' ? closingRank : rank;
    const drop = resumes(key, state) ? resumingRank : usual;
    return [{segments: [{text: key, tone: 'key'}, {text: ` ${shown}`}], drop}];
  });
  return fitParts(parts, width);
}

/** What the words of keys depend on, besides the view and the answer of the selected cluster. */
function wordsDependOn(state: MonitorState): string {
  const {order, paused, refusal, replay} = state;
  return [order.length, paused, refusal !== null, noticedQuiet(state) !== null, replay !== null].join(' ');
}

/** What the screen itself tells of changes: those of all clusters, of the selected one, or of none. */
function toldAbove(context: ScreenContext): 'all' | 'selected' | 'none' {
  const screen = shownScreen(context);
  if (screen.kind === 'timeline') {
    return 'all';
  }
  return screen.kind === 'pods' && layoutOf(context, podsLayout, screen).changeRows > 0 ? 'selected' : 'none';
}

/** The last change, unless the screen above tells it. */
function lastChange(context: ScreenContext, width: number): Segments {
  const state = context.monitor.getState();
  const above = toldAbove(context);
  const change = state.changes.find(({clusterId}) => above === 'none' || clusterId !== state.selectedId);
  if (above === 'all' || (above === 'selected' && change === undefined)) {
    return [];
  }
  return change ? changeSegments(state, change, width, context.theme.symbols) : [{text: 'no change seen yet'}];
}

const promptAdvice = '  Enter keeps, Esc gives up';

// The end of a long text stays in view, because that is where somebody types.
function promptLine(view: ViewState, width: number, cut: string): Segments | null {
  return view.prompt
    ? [
        {text: '/', tone: 'key'},
        {text: fitMiddle(view.prompt.text, width - promptAdvice.length - 2, cut)},
        {text: ' ', tone: 'selected'},
        {text: promptAdvice},
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

/** From so many cells on there is room for the bar of a replay beside the last change. */
const barFrom = 70;

/** Where the recording stands, as a bar; nothing live, or where there is no room. */
function barOf({monitor, view, layouts, theme}: ScreenContext, width: number): Segments {
  const state = monitor.getState();
  const {replay} = state;
  if (replay === null || width < barFrom) {
    return [];
  }
  const {marks, total} = replay;
  const cells = Math.floor(width / 3);
  const scope = replayScope(state, screenKind(view.getState()));
  const marked = layouts(markedCells, [marks, scope, total, cells], () => markedCells(marks, scope, total, cells));
  return replayBar(replay, marked, cells, theme.symbols);
}

type FooterProps = {readonly width: number; readonly position: string};

/** The last change or a word to the user, and the keys that work now or what is being typed. */
export function Footer({width, position}: FooterProps) {
  const context = useScreenContext();
  const {theme} = context;
  const view = useView(state => state);
  useMonitor(() => plainText([barOf(context, width)]));
  useMonitor(state => state.changes[0]);
  useMonitor(wordsDependOn);
  const bar = view.notice ? [] : barOf(context, width);
  const told: Segments = view.notice
    ? [{text: view.notice.text, tone: view.notice.tone}]
    : [...filterWords(view), {text: position === '' ? '' : `${position}  `}, ...lastChange(context, width)];
  const first = bar.length === 0 ? told : spread(told, bar, width, theme.symbols.cut);
  const keys = footerKeys(context, width);
  return <Lines lines={[first, promptLine(view, width, theme.symbols.cut) ?? keys]} width={width} />;
}
