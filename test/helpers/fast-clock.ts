import type {Clock} from '../../source/clock.ts';
import {realClock} from '../../source/clock.ts';

/** The clock of this machine, only faster: for programs that wait for the next poll. Nothing may depend on how fast it is. */
export function createFastClock(times = 20): Clock {
  const start = realClock.now();
  return {
    now: () => start + (realClock.now() - start) * times,
    sleep: (ms, signal) => realClock.sleep(ms / times, signal),
  };
}
