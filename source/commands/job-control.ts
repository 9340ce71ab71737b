import type {Clock} from '../rollout/clock.ts';
import type {JobControl} from '../ui/job-control.ts';

/** How long the stop may take to arrive; without a shell to come back to, the kernel ignores it. */
const stopArrivesMs = 300;

/**
 * Ctrl-Z, `kill -TSTP` and `kill -STOP` with `kill -CONT` or `fg` after it. The whole process group is stopped, so that
 * a wrapper such as npm gives the shell its prompt back.
 */
export function handleJobControl(clock: Clock): JobControl & {readonly close: () => void} {
  let onStop = () => {};
  let onContinue = () => {};
  let stopping = false;
  const stopSignal = () => onStop();
  const continueSignal = () => {
    if (!stopping) {
      onContinue();
    }
  };
  process.on('SIGTSTP', stopSignal);
  process.on('SIGCONT', continueSignal);
  return {
    listen: listeners => {
      onStop = listeners.stop;
      onContinue = listeners.continued;
    },
    stopProcess: async () => {
      const continued = new AbortController();
      const wake = () => continued.abort();
      stopping = true;
      process.off('SIGTSTP', stopSignal);
      process.once('SIGCONT', wake);
      try {
        process.kill(0, 'SIGTSTP');
        await clock.sleep(stopArrivesMs, continued.signal).catch(() => {});
      } finally {
        process.off('SIGCONT', wake);
        process.on('SIGTSTP', stopSignal);
        stopping = false;
      }
    },
    close: () => {
      process.off('SIGTSTP', stopSignal);
      process.off('SIGCONT', continueSignal);
    },
  };
}
