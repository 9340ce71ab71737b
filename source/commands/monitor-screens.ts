import {type Screens, startScreens} from '../ui/start-screens.tsx';
import {createTheme} from '../ui/theme.ts';
import {writeDump} from './dump-file.ts';
import {exitCodes, stopCode} from './exit-codes.ts';
import {handleJobControl, type RunningJobControl} from './job-control.ts';
import type {Watch} from './monitor.ts';

function openScreens(
  {settings, effects, store, poller}: Watch,
  jobControl: RunningJobControl,
  quit: (exitCode: number) => void,
): Screens {
  return startScreens({
    monitor: store,
    theme: createTheme({color: settings.color, ascii: settings.ascii}),
    cjkLocale: settings.wideLocale,
    stdin: effects.stdin,
    stdout: effects.stdout,
    fullRedraw: settings.fullRedraw,
    jobControl,
    capabilities: {
      selectCluster: poller.select,
      pollNow: poller.pollNow,
      setPaused: poller.setPaused,
      setIntervalMs: poller.setIntervalMs,
      dump: ({id, name}, bodies) => {
        const cluster = {id, name: effects.secrets.redact(name)};
        return writeDump(effects.cwd, cluster, bodies, effects.clock.now());
      },
      quit,
    },
  });
}

/** Shows the watch full screen until it is quit, told to stop, or fails; the terminal is restored in every case. */
export async function runScreens(watch: Watch): Promise<number> {
  const {effects, poller} = watch;
  const ended = new AbortController();
  const signal = AbortSignal.any([effects.signal, ended.signal]);
  let exitCode: number = exitCodes.done;
  const quit = (code: number) => {
    exitCode = code;
    ended.abort();
  };
  // Raw input has no end: the terminal went away, and nobody in this session was told.
  const hangUp = () => quit(exitCodes.hangup);
  effects.stdin.once('end', hangUp);
  const jobControl = handleJobControl(effects.clock, signal);
  await jobControl.begin();
  const screens = signal.aborted ? null : openScreens(watch, jobControl, quit);
  const polling = poller.run(signal);
  try {
    await Promise.race([screens?.done, polling]);
  } finally {
    ended.abort();
    effects.stdin.off('end', hangUp);
    jobControl.close();
    screens?.close();
    await Promise.allSettled([polling]);
  }
  return effects.signal.aborted ? stopCode(effects.signal.reason) : exitCode;
}
