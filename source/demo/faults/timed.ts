import type {Clock} from '../../clock.ts';
import {type FaultPhase, type FaultTimetable, nextPhaseAt, phaseAt} from '../play/outage.ts';

/** Faults that come and go by themselves. */
export type TimedFaults = {
  /** Switches what the clock says is due, and comes back when that is done. */
  readonly follow: () => Promise<void>;
  /** From now on nothing is switched any more, nor waited for. */
  readonly close: () => void;
};

// The clock may leap, as in a laptop's sleep, and timers do not.
const longestNapMs = 1000;

/**
 * Switches faults for every request when a phase begins; in between they are left as they are, so that people can switch
 * them too. Requests bring the clock's news with `follow`; where no request gets in, a timer does.
 */
export function playTimetable(
  timetable: FaultTimetable,
  startedAt: number,
  {now, sleep}: Clock,
  setFault: (name: string | null) => Promise<void>,
): TimedFaults {
  const closed = new AbortController();
  let phase: FaultPhase | null = null;
  let switched: Promise<void> = Promise.resolve();
  const second = () => (now() - startedAt) / 1000;

  const switchOver = async (): Promise<void> => {
    const due = phaseAt(timetable, second());
    if (due !== phase && !closed.signal.aborted) {
      await setFault(due?.fault ?? null);
      phase = due;
    }
  };

  const follow = (): Promise<void> => {
    const done = switched.then(switchOver);
    // What failed, e.g. since the port is taken, is tried again.
    switched = done.catch(() => {});
    return done;
  };

  const run = async (): Promise<void> => {
    while (nextPhaseAt(timetable, second()) !== null || phase !== phaseAt(timetable, second())) {
      const untilNextMs = ((nextPhaseAt(timetable, second()) ?? Number.POSITIVE_INFINITY) - second()) * 1000;
      await sleep(Math.min(Math.max(1, untilNextMs), longestNapMs), closed.signal);
      await follow().catch(() => {});
    }
  };
  // Ends with an error only when it is closed while it sleeps.
  run().catch(() => {});

  return {follow, close: () => closed.abort()};
}
