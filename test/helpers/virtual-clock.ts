import type {Clock} from '../../source/clock.ts';

export type VirtualClock = Clock & {
  /** Lets the time pass, waking every sleeper at its moment. */
  readonly advance: (ms: number) => Promise<void>;
  /** Moves the wall clock without waking anybody, as a laptop's sleep or a correction does. */
  readonly jump: (ms: number) => void;
};

type Sleeper = {readonly at: number; readonly wake: () => void};

// Everything that waits on settled promises runs before a macrotask does.
const settle = () => new Promise(resolve => setImmediate(resolve));

/** A clock that stands still until the test moves it. */
export function createVirtualClock(start: number): VirtualClock {
  let time = start;
  let offset = 0;
  const sleepers = new Set<Sleeper>();
  const sleep = (ms: number, signal?: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const stop = () => {
        sleepers.delete(sleeper);
        reject(signal?.reason);
      };
      const sleeper = {
        at: time + ms,
        wake: () => {
          sleepers.delete(sleeper);
          signal?.removeEventListener('abort', stop);
          resolve();
        },
      };
      sleepers.add(sleeper);
      signal?.addEventListener('abort', stop, {once: true});
    });
  const advance = async (ms: number) => {
    const end = time + ms;
    await settle();
    for (;;) {
      const next = [...sleepers].reduce<Sleeper | null>((a, b) => (a === null || b.at < a.at ? b : a), null);
      if (next === null || next.at > end) {
        break;
      }
      time = Math.max(time, next.at);
      next.wake();
      await settle();
    }
    time = end;
    await settle();
  };
  return {
    now: () => time + offset,
    sleep,
    advance,
    jump: ms => {
      offset += ms;
    },
  };
}
