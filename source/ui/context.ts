import {createContext, useContext} from 'react';
import {useStore} from 'zustand';
import type {MonitorState, MonitorStore} from '../monitor/store/store.ts';
import type {Capabilities} from './capabilities.ts';
import type {Theme} from './look/theme.ts';
import type {Later} from './paced-store.ts';
import type {Standing} from './screens/content.ts';
import type {PaneHeights} from './screens/pods/pane-heights.ts';
import type {ViewState, ViewStore} from './view-store.ts';

/** What every part of the screens may use; made once per run. */
export type Surroundings = {
  /** Follows the poller's store at the pace of the screen; `flush` before and after a key. */
  readonly monitor: MonitorStore & {readonly flush: () => void};
  readonly view: ViewStore;
  readonly later: Later;
  readonly theme: Theme;
  readonly paneHeights: PaneHeights;
  /** The locale is Chinese, Japanese or Korean, where terminals may draw frames two cells wide. */
  readonly cjkLocale: boolean;
  readonly capabilities: Capabilities;
};

export const SurroundingsContext = createContext<Surroundings | null>(null);

export function useSurroundings(): Surroundings {
  const surroundings = useContext(SurroundingsContext);
  if (!surroundings) {
    throw new Error('A screen was rendered outside SurroundingsContext.');
  }
  return surroundings;
}

/** Where everything stands at this moment. */
export function standingOf({monitor, view, theme, paneHeights, cjkLocale}: Surroundings): Standing {
  return {state: monitor.getState(), view: view.getState(), symbols: theme.symbols, paneHeights, cjkLocale};
}

export function useTheme(): Theme {
  return useSurroundings().theme;
}

/** Reads the monitor's state; renders again only when what the selector gives is another value. */
export function useMonitor<T>(selector: (state: MonitorState) => T): T {
  return useStore(useSurroundings().monitor, selector);
}

/** Reads the state of the screens themselves. */
export function useView<T>(selector: (state: ViewState) => T): T {
  return useStore(useSurroundings().view, selector);
}
