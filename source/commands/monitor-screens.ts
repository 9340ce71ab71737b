import type {Clock} from '../rollout/clock.ts';
import type {Later} from '../ui/paced-store.ts';
import {startScreens} from '../ui/start-screens.tsx';
import {createTheme} from '../ui/theme.ts';
import {writeDump} from './dump-file.ts';
import {exitCodes, stopCode} from './exit-codes.ts';
import {handleJobControl} from './job-control.ts';
import type {RunningWatch} from './monitor.ts';

function laterBy(clock: Clock): Later {
  return (run, ms) => {
    const off = new AbortController();
    clock.sleep(ms, off.signal).then(run, () => {});
    return () => off.abort();
  };
}

/** Shows the watch full screen until it is quit, told to stop, or fails; the terminal is restored in every case. */
export async function runScreens({settings, effects, store, poller, polling, quit}: RunningWatch): Promise<number> {
  let exitCode: number = exitCodes.done;
  const jobControl = handleJobControl(effects.clock);
  const screens = startScreens({
    monitor: store,
    later: laterBy(effects.clock),
    theme: createTheme({color: settings.color, ascii: settings.ascii}),
    cjkLocale: settings.wideLocale,
    stdin: effects.stdin,
    stdout: effects.stdout,
    fullRedraw: settings.fullRedraw,
    insideTmux: effects.env['TMUX'] !== undefined,
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
      quit: code => {
        exitCode = code;
        quit.abort();
      },
    },
  });
  try {
    await Promise.race([screens.done, polling]);
  } finally {
    quit.abort();
    jobControl.close();
    screens.close();
    await Promise.allSettled([screens.done, polling]);
  }
  return effects.signal.aborted ? stopCode(effects.signal.reason) : exitCode;
}
