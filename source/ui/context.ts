import {createContext, useContext} from 'react';
import {useStore} from 'zustand';
import {selectedEntry} from '../monitor/store/selectors.ts';
import type {ClusterEntry, MonitorState, MonitorStore} from '../monitor/store/store.ts';
import type {ClusterRef} from '../rollout/cluster/cluster.ts';
import type {JudgedPod} from '../rollout/health/health.ts';
import type {Symbols, Theme} from './look/theme.ts';
import type {Later} from './paced-store.ts';
import {type Screen, topScreen, type ViewState, type ViewStore} from './view-store.ts';

/** A body exactly as received. */
export type Body = {readonly bytes: Uint8Array};

/** What keys can do beyond the screen. The command that starts the screens provides it. */
export type Capabilities = {
  readonly selectCluster: (id: string) => void;
  readonly pollNow: (id: string) => void;
  readonly setPaused: (paused: boolean) => void;
  readonly setIntervalMs: (intervalMs: number) => void;
  /** Only while a recording is played. */
  readonly replay?: {
    /** By an answer while paused, else by ten seconds; false: it is at that end already. */
    readonly step: (by: 1 | -1) => boolean;
    readonly changeSpeed: (factor: number) => void;
  };
  /** Writes the bodies to a new file only the user can read; gives its path, rejects with a message for the user. */
  readonly dump: (cluster: ClusterRef, bodies: readonly Body[]) => Promise<string>;
  /** Puts a text into the clipboard of the terminal (OSC 52); false when it is too long for that. */
  readonly copy: (text: string) => boolean;
  /** Hands the terminal back to the shell until the process is continued. */
  readonly suspend: () => void;
  /** Paints the whole screen anew. */
  readonly redraw: () => void;
  /** Leaves the program with this exit code. */
  readonly quit: (exitCode: number) => void;
};

/** The height of a pane of that width, in rows. */
export type PaneHeights = (judged: JudgedPod, width: number) => number;

/** What every part of the screens may use; made once per run. */
export type ScreenContext = {
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

export const ScreenReactContext = createContext<ScreenContext | null>(null);

export function useScreenContext(): ScreenContext {
  const context = useContext(ScreenReactContext);
  if (!context) {
    throw new Error('A screen was rendered outside ScreenReactContext.');
  }
  return context;
}

/** Where everything stands at this moment. */
export function situationOf({monitor, view, theme, paneHeights, cjkLocale}: ScreenContext): Situation {
  return {state: monitor.getState(), view: view.getState(), symbols: theme.symbols, paneHeights, cjkLocale};
}

/** Reads the monitor's state; renders again only when what the selector gives is another value. */
export function useMonitor<T>(selector: (state: MonitorState) => T): T {
  return useStore(useScreenContext().monitor, selector);
}

/** Reads the state of the screens themselves. */
export function useView<T>(selector: (state: ViewState) => T): T {
  return useStore(useScreenContext().view, selector);
}

/** What keys and views need to agree on: where everything stands at this moment. */
export type Situation = {
  readonly state: MonitorState;
  readonly view: ViewState;
  readonly symbols: Symbols;
  readonly paneHeights: PaneHeights;
  readonly cjkLocale: boolean;
};

/** Whether the screens show what happens now, or play a recording. */
export type Mode = 'live' | 'replay';

/** Which keys count now. */
export function modeOf(state: MonitorState): Mode {
  return state.replay === null ? 'live' : 'replay';
}

/** What a command acts on. `key` is the name of the key that was pressed. */
export type CommandContext = ScreenContext & {readonly key: string};

/** What a key does, as a plain function. */
export type Command = (context: CommandContext) => void;

export function shownScreen(context: CommandContext): Screen {
  return topScreen(context.view.getState());
}

/** The cluster a command is about: the one of the shown screen, else the selected one. */
export function commandCluster(context: CommandContext): ClusterEntry | null {
  const state = context.monitor.getState();
  const screen = shownScreen(context);
  const id = screen.kind === 'json' || screen.kind === 'pod' ? screen.clusterId : null;
  return id === null ? selectedEntry(state) : (state.clusters.get(id) ?? null);
}

/** Shows a cluster from its top; what was open of another one is closed. */
export function showCluster({capabilities, view}: CommandContext, id: string | undefined): void {
  if (id !== undefined) {
    view.setState({screens: [{kind: 'pods', cursor: null, top: 0}]});
    capabilities.selectCluster(id);
  }
}
