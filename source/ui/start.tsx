import {type Instance, render, type SuspendTerminal, useApp} from 'ink';
import {useEffect} from 'react';
import type {MonitorState, MonitorStore} from '../monitor/store/store.ts';
import {createHoldUps} from '../rollout/cluster/hold-up.ts';
import {frameWriter} from '../terminal/frame/writer.ts';
import type {JobControl} from '../terminal/job-control.ts';
import {clipboardSequence, markPastes, screenModes, unmarkPastes} from '../terminal/sequences.ts';
import {App} from './app.tsx';
import {keyWords} from './keys/table.ts';
import type {Theme} from './look/theme.ts';
import {ThemeContext} from './look/theme-context.ts';
import {screenRegistry} from './screens/registry.ts';
import type {Capabilities} from './view/capabilities.ts';
import {type ScreenContext, ScreenReactContext} from './view/context.ts';
import {CrashBoundary} from './view/crash-boundary.tsx';
import {createLayoutMemo} from './view/layout-memo.ts';
import {type Later, pacedStore} from './view/paced-store.ts';
import {createViewStore} from './view/view-store.ts';

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
  /** Leaves the alternate screen and restores the terminal; what is the shell's again is left alone. */
  readonly close: () => void;
};

/** Changes of the data that come closer together than this are painted together (ms): the more clusters, the longer. */
const paceMs = ({order}: MonitorState) => Math.min(1000, 10 * order.length);

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
  const crash = (error: unknown) => failure.reject(error);
  const output = frameWriter(stdout, options.fullRedraw);
  const view = createViewStore(output.size());
  // null while the first frame is rendered.
  let instance: Instance | null = null;
  let suspendTerminal: SuspendTerminal | null = null;
  let suspended = false;
  const handover = (suspend: SuspendTerminal) => {
    suspendTerminal = suspend;
  };

  // In one go with the new size: what Ink remembers of the last frame is no longer where it was.
  const redraw = () => {
    output.paintAnew(() => instance?.clear());
    view.setState(output.size());
    instance?.rerender(tree());
  };
  const suspend = () => {
    // On a slow line two Ctrl-Z may come together.
    if (!suspended && suspendTerminal) {
      suspended = true;
      void suspendTerminal(jobControl.stopProcess)
        .catch(crash)
        .finally(() => {
          suspended = false;
        });
    }
  };
  const copy = (text: string): boolean => {
    const sequence = clipboardSequence(text, options.insideTmux);
    if (sequence !== null) {
      stdout.write(sequence);
    }
    return sequence !== null;
  };
  // After a stop that came unannounced (SIGSTOP), the shell has had the terminal and left it in its own mode.
  const continued = () => {
    stdin.setRawMode(false);
    stdin.setRawMode(true);
    stdout.write(screenModes);
    redraw();
  };
  const monitor = pacedStore(options.monitor, options.later, paceMs);
  const context: ScreenContext = {
    monitor,
    view,
    later: options.later,
    theme,
    holdUps: createHoldUps(),
    cjkLocale: options.cjkLocale,
    capabilities: {...options.capabilities, copy, redraw, suspend},
    screens: screenRegistry,
    keyWords,
    layouts: createLayoutMemo(),
  };
  const tree = () => (
    <CrashBoundary onCrash={crash}>
      <ScreenReactContext value={context}>
        <ThemeContext value={theme}>
          <App />
        </ThemeContext>
        <TerminalHandover ready={handover} />
      </ScreenReactContext>
    </CrashBoundary>
  );
  jobControl.listen({stop: suspend, continued});
  stdout.on('resize', redraw);
  // Ink does both after its first frame, which may hold all there is to see: a Ctrl-C or a paste at that moment would
  // still talk to the terminal.
  stdin.setRawMode(true);
  stdout.write(markPastes);
  instance = render(tree(), {
    stdin,
    stdout: output.stdout,
    alternateScreen: true,
    interactive: true,
    // The writer finds what changed; Ink only has to say what a frame is.
    incrementalRendering: false,
    // What is painted at rest the paced store decides; this is how long a key may wait for its frame.
    maxFps: 100,
    exitOnCtrlC: false,
    patchConsole: false,
  });
  const closed = instance.waitUntilExit().then(() => {});
  return {
    done: Promise.race([failure.promise, closed]),
    close: () => {
      stdout.off('resize', redraw);
      monitor.close();
      try {
        // Suspended, Ink has given back already what it changed.
        if (suspended || jobControl.hasTerminal()) {
          instance.unmount();
        }
        // Ink gives back what it took itself, which is nothing when its first frame failed.
        if (!suspended && jobControl.hasTerminal()) {
          stdin.setRawMode(false);
          stdout.write(unmarkPastes);
        }
      } finally {
        output.restore();
      }
    },
  };
}
