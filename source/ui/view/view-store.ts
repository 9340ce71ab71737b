import {createStore, type StoreApi} from 'zustand/vanilla';
import type {JsonDocument} from '../../json/document.ts';
import type {JsonSearch} from '../../json/search.ts';
import type {Choice} from '../../monitor/store/selectors.ts';
import type {SortOrder} from '../../monitor/store/sort-order.ts';
import type {ClusterEntry} from '../../monitor/store/store.ts';
import type {Change} from '../../rollout/cluster/cluster.ts';
import {safeText} from '../../text/safe.ts';
import type {Tone} from '../look/looks.ts';

/** The screen with the panes: where the program starts, and the last one to go back to. */
export type PodsScreen = {
  readonly kind: 'pods';
  /** uid of the pod the cursor is on; null: the first one. */
  readonly cursor: string | null;
  /** First visible row of panes, or first visible line. */
  readonly top: number;
};

export type PodScreen = {readonly kind: 'pod'; readonly clusterId: string; readonly uid: string; readonly top: number};

export type JsonScreen = {
  readonly kind: 'json';
  readonly clusterId: string;
  /** null: the whole answer. */
  readonly uid: string | null;
  /** The answer that is shown, or that is coming. */
  readonly pages: ClusterEntry['pages'];
  readonly document: JsonDocument;
  /** A newer answer that takes the place of the document as soon as it is laid out as far as the screen shows. */
  readonly coming: JsonDocument | null;
  readonly showManagedFields: boolean;
  readonly top: number;
  readonly left: number;
  readonly search: JsonSearch | null;
};

/** All clusters in a table. */
export type FleetScreen = {
  readonly kind: 'fleet';
  /** id of the cluster the cursor is on; null: the first one. */
  readonly cursor: string | null;
  readonly top: number;
};

/** A list of clusters that narrows while a name is typed. */
export type PickerScreen = {readonly kind: 'picker'; readonly text: string; readonly cursor: number};

/** What was seen to change, newest first. */
export type TimelineScreen = {
  readonly kind: 'timeline';
  /** The change the cursor is on, however many are folded into one with it; null: the newest. */
  readonly cursor: Change | null;
  readonly top: number;
};

/** How the pods of the selected cluster came up, as a waterfall. */
export type RolloutScreen = {readonly kind: 'rollout'; readonly top: number};

export type HelpScreen = {readonly kind: 'help'; readonly top: number};

export type Screen =
  | PodsScreen
  | PodScreen
  | JsonScreen
  | FleetScreen
  | PickerScreen
  | TimelineScreen
  | RolloutScreen
  | HelpScreen;

export type ScreenKind = Screen['kind'];

/** The state of one kind of screen. */
export type ScreenOf<Kind extends ScreenKind> = Extract<Screen, {readonly kind: Kind}>;

/** Screens that can be filtered, each with a filter and an order of its own. */
export type FilteredScreen = 'pods' | 'fleet' | 'timeline';

export type Layout = 'auto' | 'panes' | 'lines';

/** What is being typed at the foot of the screen. */
export type Prompt = {readonly kind: 'filter' | 'search'; readonly text: string};

/** A word to the user; it goes with the next key. */
export type Notice = {readonly text: string; readonly tone: Tone};

export type ViewState = {
  /** Columns and rows of the terminal. */
  readonly columns: number;
  readonly rows: number;
  /** Never empty; the last one is shown. */
  readonly screens: readonly [PodsScreen, ...Screen[]];
  readonly layout: Layout;
  readonly filters: Readonly<Record<FilteredScreen, string>>;
  readonly onlyProblems: boolean;
  readonly sorts: Readonly<Record<FilteredScreen, SortOrder>>;
  readonly prompt: Prompt | null;
  readonly notice: Notice | null;
};

export type ViewStore = StoreApi<ViewState>;

export const noFilters: ViewState['filters'] = {pods: '', fleet: '', timeline: ''};

/** The orders that screens begin with. Panes stay where they are; of many clusters, those that need somebody lead. */
export const usualSorts: ViewState['sorts'] = {pods: 'listed', fleet: 'worst', timeline: 'listed'};

export function createViewStore(size: {readonly columns: number; readonly rows: number}): ViewStore {
  return createStore<ViewState>(() => ({
    ...size,
    screens: [{kind: 'pods', cursor: null, top: 0}],
    layout: 'auto',
    filters: noFilters,
    onlyProblems: false,
    sorts: usualSorts,
    prompt: null,
    notice: null,
  }));
}

/** The screen that is shown. */
export function topScreen(state: Pick<ViewState, 'screens'>): Screen {
  return state.screens.at(-1) ?? state.screens[0];
}

export function screenKind(state: Pick<ViewState, 'screens'>): ScreenKind {
  return topScreen(state).kind;
}

/** Opens a screen above the others. */
export function pushScreen(view: ViewStore, screen: Screen): void {
  view.setState(state => ({screens: [...state.screens, screen]}));
}

/** Opens a screen; one of its kind that is open already is the one to go back to, and on top it is closed. */
export function toggleScreen(view: ViewStore, screen: Exclude<Screen, PodsScreen>): void {
  const {screens} = view.getState();
  const [root, ...above] = screens;
  const open = above.findIndex(({kind}) => kind === screen.kind);
  if (open === -1) {
    pushScreen(view, screen);
  } else {
    view.setState({screens: [root, ...above.slice(0, open === above.length - 1 ? open : open + 1)]});
  }
}

/** Back to the screen below; false when there is none. */
export function popScreen(view: ViewStore): boolean {
  const [root, ...above] = view.getState().screens;
  if (above.length === 0) {
    return false;
  }
  view.setState({screens: [root, ...above.slice(0, -1)]});
  return true;
}

/** Changes the shown screen when it is of that kind. */
export function updateScreen<K extends ScreenKind>(
  view: ViewStore,
  kind: K,
  change: (screen: ScreenOf<K>) => Partial<ScreenOf<K>>,
): void {
  view.setState(state => {
    const top = topScreen(state);
    if (top.kind !== kind) {
      return state;
    }
    const changed = {...top, ...change(top as ScreenOf<K>)};
    const [root, ...above] = state.screens;
    return {screens: above.length === 0 ? [changed as PodsScreen] : [root, ...above.slice(0, -1), changed]};
  });
}

/** Tells the user something; paths and messages of the system may stand in it. */
export function notify(view: ViewStore, text: string, tone: Tone = 'plain'): void {
  view.setState({notice: {text: safeText(text), tone}});
}

/** What the user chose to see on a screen that can be filtered. */
export function choiceOf({filters, onlyProblems, sorts}: ViewState, screen: FilteredScreen): Choice {
  return {filter: filters[screen], onlyProblems, sort: sorts[screen]};
}

/** The shown screen when it can be filtered, else null. */
export function filteredScreen(state: ViewState): FilteredScreen | null {
  const kind = screenKind(state);
  return kind === 'pods' || kind === 'fleet' || kind === 'timeline' ? kind : null;
}
