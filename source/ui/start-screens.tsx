import {type Instance, render, type SuspendTerminal, useApp} from 'ink';
import {useEffect} from 'react';
import type {MonitorState, MonitorStore} from '../monitor/store.ts';
import {App} from './app.tsx';
import type {Capabilities} from './capabilities.ts';
import {clipboardSequence} from './clipboard.ts';
import {CrashBoundary} from './crash-boundary.tsx';
import {frameWriter} from './frame-writer.ts';
import type {JobControl} from './job-control.ts';
import {type Later, pacedStore} from './paced-store.ts';
import {createPaneHeights} from './pane-heights.ts';
import {type Surroundings, SurroundingsContext} from './surroundings.ts';
import type {Theme} from './theme.ts';
import {createViewStore} from './view-store.ts';

export type ScreensOptions = {
  readonly monitor: MonitorStore;
  readonly later: Later;
  readonly theme: Theme;
  readonly cjkLocale: boolean;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  /** Paint every frame whole, for terminals on which partial updates go wrong. */
  readonly fullRedraw: boolean;
  /** The keys' effects beyond the screen; what concerns the terminal itself is added here. */
  readonly capabilities: Omit<Capabilities, 'copy' | 'redraw' | 'suspend'>;
  /** tmux stands between the program and the terminal. */
  readonly insideTmux: boolean;
  readonly jobControl: JobControl;
};

export type Screens = {
  /** Resolves when the screens are gone and the terminal is restored; rejects with what a render threw. */
  readonly done: Promise<void>;
  /** Leaves the alternate screen and restores the terminal. */
  readonly close: () => void;
};

/** Changes of the data that come closer together than this are painted together (ms): the more clusters, the longer. */
const paceMs = ({order}: MonitorState) => Math.min(400, 20 * order.length);

const clearScreen = '\u{1B}[H\u{1B}[2J';
const enterAlternateScreen = '\u{1B}[?1049h';

/** Ink hands the terminal over only from within its tree. */
function TerminalHandover({ready}: {readonly ready: (suspend: SuspendTerminal) => void}) {
  const {suspendTerminal} = useApp();
  useEffect(() => ready(suspendTerminal), [ready, suspendTerminal]);
  return null;
}

/** Puts the screens on the terminal's alternate screen until they are closed. */
export function startScreens(options: ScreensOptions): Screens {
  const {stdin, stdout, theme, jobControl} = options;
  const failure = Promise.withResolvers<never>();
  let instance: Instance | null = null;
  let suspendTerminal: SuspendTerminal | null = null;
  const handover = (suspend: SuspendTerminal) => {
    suspendTerminal = suspend;
  };

  const redraw = () => {
    stdout.write(clearScreen);
    instance?.clear();
    instance?.rerender(tree());
  };
  const suspend = () => {
    suspendTerminal?.(jobControl.stopProcess).catch((error: unknown) => crash(error));
  };
  const copy = (text: string): boolean => {
    const sequence = clipboardSequence(text, options.insideTmux);
    if (sequence !== null) {
      stdout.write(sequence);
    }
    return sequence !== null;
  };
  // After a stop that nobody announced, the shell has had the terminal and left it in its own mode.
  const continued = () => {
    stdin.setRawMode(false);
    stdin.setRawMode(true);
    stdout.write(enterAlternateScreen);
    redraw();
  };
  const crash = (error: unknown) => {
    failure.reject(error);
    instance?.unmount();
  };
  const monitor = pacedStore(options.monitor, options.later, paceMs);
  const surroundings: Surroundings = {
    monitor,
    view: createViewStore({columns: stdout.columns, rows: stdout.rows}),
    theme,
    paneHeights: createPaneHeights(theme.symbols),
    cjkLocale: options.cjkLocale,
    capabilities: {...options.capabilities, copy, redraw, suspend},
  };
  const tree = () => (
    <CrashBoundary onCrash={crash}>
      <SurroundingsContext value={surroundings}>
        <App />
        <TerminalHandover ready={handover} />
      </SurroundingsContext>
    </CrashBoundary>
  );
  jobControl.listen({stop: suspend, continued});
  instance = render(tree(), {
    stdin,
    stdout: frameWriter(stdout, options.fullRedraw),
    alternateScreen: true,
    interactive: true,
    // The writer finds what changed; Ink only has to say what a frame is.
    incrementalRendering: false,
    maxFps: 30,
    exitOnCtrlC: false,
    patchConsole: false,
  });
  const closed = instance.waitUntilExit().then(() => {});
  const close = () => {
    monitor.close();
    instance?.unmount();
  };
  return {done: Promise.race([failure.promise, closed]), close};
}
