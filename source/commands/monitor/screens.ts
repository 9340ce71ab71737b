import type {Clock} from '../../clock.ts';
import type {Settings} from '../../config/settings/settings.ts';
import {acceptMissing} from '../../monitor/store/actions.ts';
import type {MonitorStore} from '../../monitor/store/store.ts';
import type {Effects} from '../../program/effects.ts';
import {exitCodes, stopCode} from '../../program/exit-codes.ts';
import type {JobControl} from '../../terminal/job-control.ts';
import {handleJobControl} from '../../terminal/job-control.ts';
import {createTheme} from '../../ui/look/theme.ts';
import {type Screens, startScreens} from '../../ui/start.tsx';
import type {Capabilities} from '../../ui/view/capabilities.ts';
import type {Later} from '../../ui/view/paced-store.ts';
import {writeDump} from './dump-file.ts';
import {showTitle, type TerminalTitle, untouchedTitle} from './title.ts';

/** What is shown, and what fills the store meanwhile. */
type Show = {
  readonly settings: Settings;
  readonly effects: Effects;
  readonly store: MonitorStore;
  /** Runs until the signal is aborted; rejects with what ends the run. */
  readonly run: (signal: AbortSignal) => Promise<void>;
  /** What keys do to it. */
  readonly controls: Pick<Capabilities, 'selectCluster' | 'pollNow' | 'setPaused' | 'setIntervalMs' | 'replay'>;
};
function laterBy(clock: Clock): Later {
  return (run, ms) => {
    const off = new AbortController();
    clock.sleep(ms, off.signal).then(run, () => {});
    return () => off.abort();
  };
}

/** Job control that hands the terminal over with the title it had before. */
function withTitle(jobControl: JobControl, title: TerminalTitle): JobControl {
  return {
    hasTerminal: jobControl.hasTerminal,
    listen: ({stop, continued}) =>
      jobControl.listen({
        stop,
        // The shell had the terminal meanwhile, and may have written a title of its own.
        continued: () => {
          title.resume();
          continued();
        },
      }),
    stopProcess: async () => {
      title.suspend();
      try {
        await jobControl.stopProcess();
      } finally {
        title.resume();
      }
    },
  };
}

function openScreens(
  {settings, effects, store, controls}: Show,
  jobControl: JobControl,
  quit: (exitCode: number) => void,
): Screens {
  return startScreens({
    monitor: store,
    later: laterBy(effects.clock),
    theme: createTheme({
      color: settings.color,
      ascii: settings.ascii,
      name: settings.theme,
      wideLocale: settings.wideLocale,
    }),
    cjkLocale: settings.wideLocale,
    stdin: effects.stdin,
    stdout: effects.stdout,
    fullRedraw: settings.fullRedraw,
    insideTmux: Boolean(effects.env['TMUX']),
    jobControl,
    capabilities: {
      ...controls,
      acceptMissing: id => acceptMissing(store, id),
      dump: ({id, label}, bodies) => {
        const cluster = {id, name: effects.secrets.redact(label)};
        return writeDump(effects.cwd, cluster, bodies, store.getState().now);
      },
      quit,
    },
  });
}

/** Shows it full screen until it is quit, told to stop, or fails; the terminal is restored in every case. */
export async function runScreens(show: Show): Promise<number> {
  const {settings, effects, store, run} = show;
  const ended = new AbortController();
  const signal = AbortSignal.any([effects.signal, ended.signal]);
  let exitCode: number = exitCodes.done;
  const quit = (code: number) => {
    exitCode = code;
    ended.abort();
  };
  // Raw input only ends when the terminal went away, which may happen without a SIGHUP.
  const hangUp = () => quit(exitCodes.hangup);
  effects.stdin.once('end', hangUp);
  const jobControl = handleJobControl(effects.clock, signal);
  await jobControl.begin();
  const title = settings.title
    ? showTitle(store, effects.clock.now, sequence => void effects.stdout.write(sequence))
    : untouchedTitle;
  // Ways out that wait for nothing, such as a second Ctrl-C, end here.
  process.once('exit', title.close);
  const screens = signal.aborted ? null : openScreens(show, withTitle(jobControl, title), quit);
  const running = run(signal);
  try {
    await Promise.race([screens?.done, running]);
  } finally {
    ended.abort();
    effects.stdin.off('end', hangUp);
    jobControl.close();
    screens?.close();
    await Promise.allSettled([running]);
    title.close();
    process.off('exit', title.close);
  }
  return effects.signal.aborted ? stopCode(effects.signal.reason) : exitCode;
}
