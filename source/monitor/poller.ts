import type {Clock} from '../rollout/clock.ts';
import type {ClusterRef} from '../rollout/cluster.ts';
import type {UcsApi} from '../ucs/api.ts';
import {UcsError} from '../ucs/errors.ts';
import {
  listFailed,
  pollAborted,
  pollAnswered,
  pollFailed,
  pollStarted,
  select,
  setClusters,
  setIntervalMs,
  setPaused,
  tick,
} from './actions.ts';
import {isSettled, jittered, pace, paceMs} from './pace.ts';
import {retryPlan} from './retry-plan.ts';
import {nextLookAt, type ScheduleContext, type Turn, turnsToStart} from './schedule.ts';
import type {MonitorStore} from './store.ts';
import {createTurnBook} from './turn-book.ts';

export type PollerOptions = {
  readonly store: MonitorStore;
  readonly gitops: UcsApi['gitops'];
  /** Which clusters to watch; throws UcsError when they cannot be had now, anything else ends the run. */
  readonly listClusters: (signal: AbortSignal) => Promise<readonly ClusterRef[]>;
  /** False: the list is fixed and never read again. */
  readonly relist: boolean;
  /** Whether the credentials are others than at the last call, asked only after a 401 (a token file was renewed). */
  readonly credentialsRenewed: () => Promise<boolean>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly failGraceMs: number;
  /** How often settled clusters are asked, ms; 0: at the interval, like all others. Slowly when absent. */
  readonly settledMs?: number;
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
  const {store, clock, random} = options;
  const book = createTurnBook(store, clock.now());
  const {list, plan, planAll} = book;
  let listFailures = 0;
  // 429s in a row, whichever clusters they were for: they share one back-off.
  let throttles = 0;
  let lastNow = 0;
  // Counts the 401s: an answer to a request sent before the last one says nothing about the credentials now.
  let refusals = 0;
  let stopped = false;
  let fatal: {readonly error: unknown} | null = null;
  let sleeping = new AbortController();
  // For the requests under way.
  let asking = new AbortController();

  // With a reason of our own: the default one is an error, whose stack costs more than all of the wait.
  const wake = () => sleeping.abort('woken');
  const entry = (id: string) => store.getState().clusters.get(id);
  const context = (): ScheduleContext => {
    const {selectedId, paused} = store.getState();
    return {now: clock.now(), selectedId, paused, quietUntil: book.quietUntil()};
  };

  /** The credentials are refused everywhere, and five failures lock an AK/SK: nobody asks until a person does. */
  const stopAll = () => {
    refusals += 1;
    stopped = true;
    planAll(book.all(), () => null);
  };

  const accepted = (turn: Turn, delayMs: number | null, refusalsAtStart: number) => {
    turn.last = 'answered';
    throttles = 0;
    if (stopped && refusalsAtStart < refusals) {
      return;
    }
    const now = clock.now();
    if (stopped) {
      stopped = false;
      planAll(options.relist ? book.all() : book.clusters(), () => now);
    }
    plan(turn, delayMs === null ? null : now + jittered(delayMs, random));
  };

  const failed = (turn: Turn, error: unknown, note: (problem: UcsError) => number) => {
    if (!(error instanceof UcsError)) {
      fatal = {error};
      return;
    }
    const ownFailures = note(error);
    if (error.kind === 'throttled' && clock.now() >= book.quietUntil()) {
      throttles += 1;
    }
    const failures = error.kind === 'throttled' ? throttles : ownFailures;
    const next = retryPlan(error, failures, store.getState().intervalMs, random);
    if (next.kind === 'stop') {
      stopAll();
      return;
    }
    // A 429 is the endpoint's, and says nothing of the cluster.
    turn.last = next.kind === 'wait' ? 'failed' : turn.last;
    const at = clock.now() + next.delayMs;
    if (next.kind === 'quiet') {
      book.keepQuiet(Math.max(book.quietUntil(), at));
    }
    plan(turn, stopped ? null : at);
  };

  const givenUp = (turn: Turn) => {
    pollAborted(store, turn.id);
    plan(turn, stopped ? null : clock.now());
  };

  const pollCluster = async (turn: Turn, signal: AbortSignal) => {
    const refusalsAtStart = refusals;
    pollStarted(store, turn.id, clock.now());
    try {
      const answer = await options.gitops(turn.id, signal, entry(turn.id)?.pages);
      const snapshot = pollAnswered(store, turn.id, answer, clock.now(), options.failGraceMs);
      const {selectedId, intervalMs} = store.getState();
      turn.settled = isSettled(snapshot?.state ?? null);
      const delayMs = paceMs(snapshot?.state ?? null, turn.id === selectedId, intervalMs, options.settledMs);
      accepted(turn, delayMs, refusalsAtStart);
    } catch (error) {
      if (signal.aborted) {
        givenUp(turn);
        return;
      }
      failed(turn, error, problem => pollFailed(store, turn.id, problem, clock.now()));
    }
  };

  const pollList = async (signal: AbortSignal) => {
    const refusalsAtStart = refusals;
    try {
      setClusters(store, await options.listClusters(signal));
      book.follow(clock.now());
      listFailures = 0;
      accepted(list, options.relist ? pace.listMs : null, refusalsAtStart);
    } catch (error) {
      if (signal.aborted) {
        givenUp(list);
        return;
      }
      listFailures += 1;
      failed(list, error, problem => {
        listFailed(store, problem, clock.now());
        return listFailures;
      });
    }
  };

  const start = (turn: Turn) => {
    turn.inFlight = true;
    turn.urgent = false;
    turn.dueAt = null;
    const request = turn === list ? pollList(asking.signal) : pollCluster(turn, asking.signal);
    void request
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
      asking.abort();
      asking = new AbortController();
    }
    const back = lastNow - now;
    if (back > 2000) {
      book.keepQuiet(0);
      book.moveBack(back);
    }
    tick(store, now);
    if (stopped && (await options.credentialsRenewed())) {
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
    asking.abort(signal.reason);
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
