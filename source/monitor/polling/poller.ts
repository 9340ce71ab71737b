import {pace} from '../pace.ts';
import {select, setIntervalMs, setPaused, tick} from '../store/actions.ts';
import {type AskingOptions, createAsking} from './requests.ts';
import {nextLookAt, type ScheduleContext, type Turn, turnsToStart} from './schedule.ts';
import {createTurnBook} from './turns.ts';

export type PollerOptions = AskingOptions & {
  /** Whether the credentials are others than at the last call, asked only after a 401 (a token file was renewed). */
  readonly credentialsRenewed: () => Promise<boolean>;
};

/** What keys do to the polling. */
export type Poller = {
  /** Polls until the signal is aborted; rejects only with what ends the run. */
  readonly run: (signal: AbortSignal) => Promise<void>;
  /** Puts a cluster on the screen and asks it as often as a selected one deserves. */
  readonly select: (id: string) => void;
  /** Asks this cluster now, whatever its plan; after a 401 this is the way on. */
  readonly pollNow: (id: string) => void;
  readonly setPaused: (paused: boolean) => void;
  readonly setIntervalMs: (intervalMs: number) => void;
};

/** One scheduler for all clusters: at most four requests at once, one per cluster, back-off per cluster, one for all after 429. */
export function createPoller(options: PollerOptions): Poller {
  const {store, clock} = options;
  const book = createTurnBook(store, clock.now());
  const {list, plan, planAll} = book;
  const asking = createAsking(options, book);
  let lastNow = 0;
  let fatal: {readonly error: unknown} | null = null;
  let sleeping = new AbortController();
  let underWay = new AbortController();

  // With a reason of our own: the default one is an error, whose stack costs more than all of the wait.
  const wake = () => sleeping.abort('woken');
  const entry = (id: string) => store.getState().clusters.get(id);
  const context = (): ScheduleContext => {
    const {selectedId, paused} = store.getState();
    return {now: clock.now(), selectedId, paused, quietUntil: book.quietUntil()};
  };

  const start = (turn: Turn) => {
    turn.inFlight = true;
    turn.urgent = false;
    turn.dueAt = null;
    void asking
      .ask(turn, underWay.signal)
      .catch((error: unknown) => {
        fatal = {error};
      })
      .finally(() => {
        turn.inFlight = false;
        wake();
      });
  };

  const pollNow = (id: string) => {
    const turn = book.get(id) ?? list;
    if (!turn.inFlight) {
      turn.urgent = true;
      plan(turn, clock.now());
      wake();
    }
  };

  /** Once a second: moves the clock of the screens, and repairs the plans when the machine's clock was set or stood. */
  const everySecond = async (now: number) => {
    if (lastNow > 0 && now - lastNow > pace.leapMs) {
      // The machine slept or the process was stopped: what is under way may never be answered and is asked anew.
      underWay.abort();
      underWay = new AbortController();
    }
    const back = lastNow - now;
    if (back > 2000) {
      book.keepQuiet(0);
      book.moveBack(back);
    }
    tick(store, now);
    if (asking.isStopped() && (await options.credentialsRenewed())) {
      pollNow(store.getState().selectedId ?? list.id);
    }
  };

  const run = async (signal: AbortSignal) => {
    signal.addEventListener('abort', wake, {once: true});
    while (!signal.aborted && fatal === null) {
      sleeping = new AbortController();
      const now = clock.now();
      if (Math.floor(now / 1000) !== Math.floor(lastNow / 1000)) {
        await everySecond(now);
        lastNow = now;
      }
      const all = book.all();
      for (const turn of turnsToStart(all, context())) {
        start(turn);
      }
      const nextSecond = now + 1000 - (now % 1000);
      const untilNext = Math.min(nextSecond, nextLookAt(all, context())) - clock.now();
      await clock.sleep(Math.max(1, untilNext), sleeping.signal).catch(() => {});
    }
    underWay.abort(signal.reason);
    if (fatal) {
      throw fatal.error;
    }
  };

  return {
    run,
    pollNow,
    select: id => {
      select(store, id);
      const turn = book.get(id);
      const known = entry(id);
      if (turn?.dueAt && known?.problem === null) {
        const wanted = (known.snapshot?.observedAt ?? 0) + store.getState().intervalMs;
        plan(turn, Math.min(turn.dueAt, Math.max(wanted, clock.now())));
      }
      wake();
    },
    setPaused: paused => {
      setPaused(store, paused);
      wake();
    },
    setIntervalMs: intervalMs => {
      setIntervalMs(store, intervalMs);
      const latest = clock.now() + intervalMs;
      const {selectedId} = store.getState();
      const isLater = (turn: Turn) => {
        const watched = !turn.settled || turn.id === selectedId;
        return watched && turn.dueAt !== null && turn.dueAt > latest && entry(turn.id)?.problem === null;
      };
      planAll([...book.clusters()].filter(isLater), () => latest);
      wake();
    },
  };
}
