import type {Clock} from '../clock.ts';
import {inForeground} from './foreground.ts';

/** How the process is stopped and continued by the shell's job control; the command provides it. */
export type JobControl = {
  /** `stop`: the process is to stop. `continued`: it runs again after a stop that was not announced. */
  readonly listen: (listeners: {readonly stop: () => void; readonly continued: () => void}) => void;
  /**
   * Stops the process; resolves when it runs again and has the terminal, or is told to end. The terminal must have been
   * handed back before.
   */
  readonly stopProcess: () => Promise<void>;
  /** False in the background of a shell, where the settings of the terminal are not ours to change. */
  readonly hasTerminal: () => boolean;
};

/** How long the stop may take to arrive; without a shell to come back to, the kernel ignores it. */
const stopArrivesMs = 300;

/**
 * After a stop the overdue timers run first, and the signals that came meanwhile arrive in any order: this much later
 * all are heard, also one to end.
 */
const signalsHeardMs = 20;

/** Job control for a run of the screens. */
type RunningJobControl = JobControl & {
  /** Resolves when the process has the terminal: started in the background, it waits to be brought to the front. */
  readonly begin: () => Promise<void>;
  readonly close: () => void;
};

/**
 * Ctrl-Z, `kill -TSTP` and `kill -STOP` with `fg`, `bg` or `kill -CONT` after it. The whole process group is stopped, so
 * that a wrapper such as npm gives the shell its prompt back. When `signal` is aborted, it is not stopped any more.
 */
export function handleJobControl(clock: Clock, signal: AbortSignal): RunningJobControl {
  let onStop = () => {};
  let onContinue = () => {};
  let stopping = false;
  const stopSignal = () => onStop();

  /** Gives false where the kernel ignores the stop. */
  const stopOnce = async (): Promise<boolean> => {
    const continued = new AbortController();
    const wake = () => continued.abort();
    process.off('SIGTSTP', stopSignal);
    process.once('SIGCONT', wake);
    try {
      process.kill(0, 'SIGTSTP');
      await clock.sleep(stopArrivesMs, continued.signal).catch(() => {});
      await clock.sleep(signalsHeardMs);
      return continued.signal.aborted;
    } finally {
      process.off('SIGCONT', wake);
      process.on('SIGTSTP', stopSignal);
    }
  };
  /** After `bg` there is nothing to do but to stop again. */
  const waitForForeground = async () => {
    while (!signal.aborted && !inForeground() && (await stopOnce())) {}
    // Only processes in the foreground get to know of a new size; this signal makes Node ask for it.
    process.kill(process.pid, 'SIGWINCH');
  };
  /** Runs `work` without taking a SIGCONT for the end of an unannounced stop. */
  const whileStopping = async (work: () => Promise<unknown>) => {
    stopping = true;
    await work();
    await waitForForeground();
    stopping = false;
  };
  const continueSignal = async () => {
    if (!stopping) {
      await whileStopping(() => clock.sleep(signalsHeardMs));
      if (!signal.aborted) {
        onContinue();
      }
    }
  };

  process.on('SIGTSTP', stopSignal);
  process.on('SIGCONT', continueSignal);
  return {
    begin: () => whileStopping(async () => {}),
    listen: listeners => {
      onStop = listeners.stop;
      onContinue = listeners.continued;
    },
    stopProcess: () => whileStopping(stopOnce),
    hasTerminal: inForeground,
    close: () => {
      process.off('SIGTSTP', stopSignal);
      process.off('SIGCONT', continueSignal);
    },
  };
}
