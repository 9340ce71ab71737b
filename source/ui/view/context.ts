import {type ComponentType, createContext, useContext} from 'react';
import {type StoreApi, useStore} from 'zustand';
import {selectedEntry} from '../../monitor/store/selectors.ts';
import type {ClusterEntry, MonitorState} from '../../monitor/store/store.ts';
import type {HoldUps} from '../../rollout/cluster/hold-up.ts';
import type {Symbols, Theme} from '../look/theme.ts';
import type {Capabilities} from './capabilities.ts';
import type {LayoutMemo} from './layout-memo.ts';
import type {Later} from './paced-store.ts';
import {type Screen, type ScreenKind, type ScreenOf, topScreen, type ViewState, type ViewStore} from './view-store.ts';

/** What every part of the screens may use; made once per run. */
export type ScreenContext = {
  /** Follows the poller's store at the pace of the screen, to be read alone; `flush` before and after a key. */
  readonly monitor: Omit<StoreApi<MonitorState>, 'setState'> & {readonly flush: () => void};
  readonly view: ViewStore;
  readonly later: Later;
  readonly theme: Theme;
  readonly holdUps: HoldUps;
  /** The locale is Chinese, Japanese or Korean, where terminals may draw frames two cells wide. */
  readonly cjkLocale: boolean;
  readonly capabilities: Capabilities;
  readonly screens: ScreenRegistry;
  /** The keys of a mode in words, for the help. */
  readonly keyWords: (mode: Mode) => readonly KeyWords[];
  readonly layouts: LayoutMemo;
};

/** What keys are for, in the order of the help. */
export const keyGroups = ['move', 'screens', 'clusters', 'data', 'polling', 'playing', 'leave'] as const;
export type KeyGroup = (typeof keyGroups)[number];

/** A row of the help: keys as people write them, what they do, and what for. */
export type KeyWords = {readonly keys: string; readonly does: string; readonly group: KeyGroup};

/** How far a key moves. */
export type Step = {
  /** Cells to the side. */
  readonly columns?: number;
  /** Rows down; Infinity is the end. */
  readonly rows?: number;
  /** Pages down. */
  readonly pages?: number;
};

/** What goes into the clipboard, and what it is in words. The text is null when it is too long for any clipboard. */
export type Copied = {readonly what: string; readonly text: string | null};

/** What a kind of screen is; the registry has one for each. */
export type ScreenRecord<S extends Screen> = {
  readonly Body: ComponentType<{readonly screen: S}>;
  /** Which part of a long content is in view, e.g. `3/6`; empty when all of it is. */
  readonly position?: (context: ScreenContext, screen: S) => string;
  readonly move?: (context: ScreenContext, screen: S, step: Step) => void;
  /** What Enter does. */
  readonly open?: (context: ScreenContext, screen: S) => void;
  /** Takes the keys itself, as text that is typed; all but those that always work. */
  readonly typed?: (context: CommandContext, screen: S) => void;
  /** What `c` copies; null: nothing is there. */
  readonly copied?: (context: ScreenContext, screen: S) => Copied | null;
  /** The cluster that it shows; absent: the selected one. */
  readonly clusterId?: (screen: S) => string;
};

/** A record for every kind of screen. */
export type ScreenRegistry = {readonly [Kind in ScreenKind]: ScreenRecord<ScreenOf<Kind>>};

/** What the kind of this screen is. The cast says what the registry's type holds and the compiler cannot follow. */
export function recordOf<S extends Screen>({screens}: ScreenContext, screen: S): ScreenRecord<S> {
  return screens[screen.kind] as unknown as ScreenRecord<S>;
}

/** Where components find the context; `useScreenContext` reads it. */
export const ScreenReactContext = createContext<ScreenContext | null>(null);

/** The context of the screens; throws outside of them. */
export function useScreenContext(): ScreenContext {
  const context = useContext(ScreenReactContext);
  if (!context) {
    throw new Error('A screen was rendered outside ScreenReactContext.');
  }
  return context;
}

/** Reads the monitor's state; renders again only when what the selector gives is another value. */
export function useMonitor<T>(selector: (state: MonitorState) => T): T {
  return useStore(useScreenContext().monitor, selector);
}

/** Reads the state of the screens themselves. */
export function useView<T>(selector: (state: ViewState) => T): T {
  return useStore(useScreenContext().view, selector);
}

/** What keys and views need to agree on: what is known and shown at this moment. */
export type Situation = Pick<ScreenContext, 'holdUps' | 'cjkLocale' | 'keyWords' | 'layouts'> & {
  readonly state: MonitorState;
  readonly view: ViewState;
  readonly symbols: Symbols;
};

/** What a screen lays out; it is done once for a frame, however many ask. */
export function layoutOf<S, L>(
  {monitor, view, theme, holdUps, cjkLocale, keyWords, layouts}: ScreenContext,
  layOut: (situation: Situation, screen: S) => L,
  screen: S,
): L {
  const [state, shown] = [monitor.getState(), view.getState()];
  return layouts(layOut, [state, shown, screen], () =>
    layOut({state, view: shown, symbols: theme.symbols, holdUps, cjkLocale, keyWords, layouts}, screen),
  );
}

/** The layout of a screen for a component; the component says itself what it renders again for. */
export function useLayout<S, L>(layOut: (situation: Situation, screen: S) => L, screen: S): L {
  return layoutOf(useScreenContext(), layOut, screen);
}

/** Whether the screens show what happens now, or play a recording. */
export type Mode = 'live' | 'replay';

/** Which keys count now. */
export function modeOf(state: MonitorState): Mode {
  return state.replay === null ? 'live' : 'replay';
}

/** What a command acts on. `key` is the name of the key that was pressed. */
export type CommandContext = ScreenContext & {readonly key: string};

/** What a key does now, for the footer; null: nothing. */
export type FooterWord = (context: ScreenContext) => string | null;

/** What a key does, as a plain function. */
export type Command = (context: CommandContext) => void;

/** The screen on top. */
export function shownScreen(context: ScreenContext): Screen {
  return topScreen(context.view.getState());
}

/** The cluster a command is about: the one of the shown screen, else the selected one. */
export function commandCluster(context: ScreenContext): ClusterEntry | null {
  const state = context.monitor.getState();
  const screen = shownScreen(context);
  const id = recordOf(context, screen).clusterId?.(screen);
  return id === undefined ? selectedEntry(state) : (state.clusters.get(id) ?? null);
}

/** Shows a cluster from its top; what was open of another one is closed, and its rollout takes the place of another's. */
export function showCluster({capabilities, view}: ScreenContext, id: string | undefined): void {
  if (id !== undefined) {
    const root = {kind: 'pods', cursor: null, top: 0} as const;
    const shown = topScreen(view.getState());
    view.setState({screens: shown.kind === 'rollout' ? [root, {...shown, top: 0}] : [root]});
    capabilities.selectCluster(id);
  }
}
