import {planned} from '../store/actions.ts';
import type {MonitorStore} from '../store/store.ts';
import type {Turn} from './schedule.ts';

/** The turns of a run: one for the list of clusters, one for each cluster. Plans show up in the store. */
export type TurnBook = {
  readonly list: Turn;
  readonly all: () => readonly Turn[];
  readonly clusters: () => Iterable<Turn>;
  readonly get: (id: string) => Turn | undefined;
  /** Epoch ms; null: not until somebody asks. */
  readonly plan: (turn: Turn, dueAt: number | null) => void;
  /** Plans several with one update of the store. */
  readonly planAll: (turns: Iterable<Turn>, dueAtOf: (turn: Turn) => number | null) => void;
  /** Takes over the clusters of the store: new ones are due then (null: not until somebody asks), missing ones are forgotten. */
  readonly follow: (dueAt: number | null) => void;
  /** The whole endpoint wants quiet until then (429), epoch ms. */
  readonly quietUntil: () => number;
  /** From now on nothing shows up as planned before that time. */
  readonly keepQuiet: (until: number) => void;
  /** Moves all plans, after the machine's clock was set back. */
  readonly moveBack: (ms: number) => void;
};

const newTurn = (id: string, dueAt: number | null): Turn => ({
  id,
  dueAt,
  inFlight: false,
  urgent: false,
  settled: false,
  last: 'new',
});

export function createTurnBook(store: MonitorStore, now: number): TurnBook {
  const list = newTurn('', now);
  const turns = new Map<string, Turn>();
  // Asked for at every step of the scheduler.
  let everything: readonly Turn[] = [list];
  let quietUntil = 0;
  const planAll: TurnBook['planAll'] = (planTurns, dueAtOf) => {
    const plans = new Map<string, number | null>();
    for (const turn of planTurns) {
      turn.dueAt = dueAtOf(turn);
      const shown = turn.dueAt === null ? null : Math.max(turn.dueAt, quietUntil);
      if (turn === list) {
        store.setState({listNextAt: shown});
      } else {
        plans.set(turn.id, shown);
      }
    }
    planned(store, plans);
  };
  return {
    list,
    all: () => everything,
    clusters: () => turns.values(),
    get: id => turns.get(id),
    plan: (turn, dueAt) => planAll([turn], () => dueAt),
    planAll,
    follow: dueAt => {
      const {clusters, order} = store.getState();
      for (const id of turns.keys()) {
        if (!clusters.has(id)) {
          turns.delete(id);
        }
      }
      for (const id of order.filter(known => !turns.has(known))) {
        turns.set(id, newTurn(id, dueAt));
      }
      everything = [list, ...turns.values()];
    },
    quietUntil: () => quietUntil,
    keepQuiet: until => {
      quietUntil = until;
      planAll(everything, ({dueAt}) => dueAt);
    },
    moveBack: ms => planAll(everything, ({dueAt}) => (dueAt === null ? null : dueAt - ms)),
  };
}
