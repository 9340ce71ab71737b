import {planned} from '../store/actions.ts';
import type {MonitorStore} from '../store/store.ts';
import type {Turn} from './schedule.ts';

/** The turns of a run: one for the list of clusters, one for each cluster. They change here alone; plans show up in the store. */
export type Turns = {
  readonly list: Turn;
  readonly all: () => readonly Turn[];
  readonly clusters: () => Iterable<Turn>;
  readonly get: (id: string) => Turn | undefined;
  /** A request is sent. */
  readonly begin: (turn: Turn) => void;
  /** The request is over, with what it told. */
  readonly end: (turn: Turn, told: Partial<Pick<Turn, 'last' | 'settled'>>) => void;
  /** A person asks for it: it is due at `now` (epoch ms), before everything else. */
  readonly hurry: (turn: Turn, now: number) => void;
  /** Epoch ms; null: not before a person asks for it. */
  readonly plan: (turn: Turn, dueAt: number | null) => void;
  /** Plans several with one update of the store. */
  readonly planAll: (turns: Iterable<Turn>, dueAtOf: (turn: Turn) => number | null) => void;
  /** Takes over the clusters of the store: new ones are due then (null: not before a person asks), missing ones are forgotten. */
  readonly follow: (dueAt: number | null) => void;
  /** The whole endpoint wants quiet until then (429), epoch ms. */
  readonly quietUntil: () => number;
  /** From now on nothing shows up as planned before that time. */
  readonly keepQuiet: (until: number) => void;
  /** Moves all plans, after the machine's clock was set back. */
  readonly moveBack: (ms: number) => void;
};

const newTurn = (id: string | null, dueAt: number | null): Turn => ({
  id,
  dueAt,
  inFlight: false,
  urgent: false,
  settled: false,
  last: 'new',
});

function change(turn: Turn, to: Partial<Omit<Turn, 'id'>>): void {
  Object.assign(turn, to);
}

/** The turns of the clusters in the store, and of the list of clusters, which is due at `now` (epoch ms). */
export function createTurns(store: MonitorStore, now: number): Turns {
  const list = newTurn(null, now);
  const turns = new Map<string, Turn>();
  // Read at every step of the scheduler.
  let everything: readonly Turn[] = [list];
  let quietUntil = 0;
  const planAll: Turns['planAll'] = (planTurns, dueAtOf) => {
    const plans = new Map<string, number | null>();
    for (const turn of planTurns) {
      const dueAt = dueAtOf(turn);
      const shown = dueAt === null ? null : Math.max(dueAt, quietUntil);
      change(turn, {dueAt});
      if (turn.id === null) {
        store.setState({listNextAt: shown});
      } else {
        plans.set(turn.id, shown);
      }
    }
    planned(store, plans);
  };
  const plan: Turns['plan'] = (turn, dueAt) => planAll([turn], () => dueAt);
  return {
    list,
    all: () => everything,
    clusters: () => turns.values(),
    get: id => turns.get(id),
    begin: turn => change(turn, {inFlight: true, urgent: false, dueAt: null}),
    end: (turn, told) => change(turn, {...told, inFlight: false}),
    hurry: (turn, at) => {
      change(turn, {urgent: true});
      plan(turn, at);
    },
    plan,
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
