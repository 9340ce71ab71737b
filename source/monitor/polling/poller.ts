import {pace} from '../pace.ts';
import {select, setIntervalMs, setPaused, tick} from '../store/actions.ts';
import {noteQuiet} from '../store/endpoint.ts';
import {createPlans, type PlanOptions} from './plans.ts';
import {createRequests, type RequestOptions} from './requests.ts';
import {nextLookAt, type ScheduleContext, type Turn, turnsToStart} from './schedule.ts';
import {createTurns} from './turns.ts';

type PollerOptions = RequestOptions &
  PlanOptions & {
    /** Whether the credentials are others than at the last call (a token file was renewed); called only after a 401. */
    readonly credentialsRenewed: () => Promise<boolean>;
  };

/** What keys do to the polling. */
export type Poller = {
  /** Polls until the signal is aborted; rejects only with what ends the run. */
  readonly run: (signal: AbortSignal) => Promise<void>;
  /** Puts a cluster on the screen and polls it as often as a selected one deserves. */
  readonly select: (id: string) => void;
  /** Polls this cluster now, whatever its plan; after a 401 this is the way on. For any other id the list of clusters is read. */
  readonly pollNow: (id: string | null) => void;
  readonly setPaused: (paused: boolean) => void;
  readonly setIntervalMs: (intervalMs: number) => void;
};

/** One scheduler for all clusters: at most four requests at once, one per cluster, back-off per cluster, one for all after 429. */
export function createPoller(options: PollerOptions): Poller {
  const {store, clock} = options;
  const turns = createTurns(store, clock.now());
  const requests = createRequests(options);
  const plans = createPlans(options, turns);
  let lastNow = 0;
  let fatal: {readonly error: unknown} | null = null;
  let sleeping = new AbortController();
  let underWay = new AbortController();

  // With a reason of our own: the default one is an error, whose stack costs more than all of the wait.
  const wake = () => sleeping.abort('woken');
  const entry = (id: string) => store.getState().clusters.get(id);
  const context = (): ScheduleContext => {
    const {selectedId, paused} = store.getState();
    return {now: clock.now(), selectedId, paused, quietUntil: turns.quietUntil()};
  };

  const start = async (turn: Turn) => {
    const {signal} = underWay;
    const end = plans.begin(turn);
    try {
      const arrive = await (turn.id === null ? requests.list(signal) : requests.cluster(turn.id, signal));
      end(arrive());
    } catch (error) {
      fatal = {error};
    }
    wake();
  };

  const pollNow = (id: string | null) => {
    const turn = (id === null ? undefined : turns.get(id)) ?? turns.list;
    if (!turn.inFlight) {
      turns.hurry(turn, clock.now());
      wake();
    }
  };

  /** Once a second: moves the clock of the screens, and repairs the plans when the machine's clock was set or stood. */
  const everySecond = async (now: number) => {
    if (lastNow > 0 && now - lastNow > pace.leapMs) {
      // The machine slept or the process was stopped: what is under way may never be answered and is sent again.
      underWay.abort();
      underWay = new AbortController();
    }
    const back = lastNow - now;
    if (back > 2000) {
      turns.keepQuiet(0);
      noteQuiet(store, null);
      turns.moveBack(back);
    }
    tick(store, now);
    if (plans.isStopped() && (await options.credentialsRenewed())) {
      pollNow(store.getState().selectedId);
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
      const all = turns.all();
      for (const turn of turnsToStart(all, context())) {
        void start(turn);
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
      const turn = turns.get(id);
      const known = entry(id);
      if (turn?.dueAt && known?.problem === null) {
        const wanted = (known.snapshot?.observedAt ?? 0) + store.getState().intervalMs;
        turns.plan(turn, Math.min(turn.dueAt, Math.max(wanted, clock.now())));
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
      const isLater = ({id, settled, dueAt}: Turn) => {
        const watched = !settled || id === selectedId;
        return watched && dueAt !== null && dueAt > latest && id !== null && entry(id)?.problem === null;
      };
      turns.planAll([...turns.clusters()].filter(isLater), () => latest);
      wake();
    },
  };
}
