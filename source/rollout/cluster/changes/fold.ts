import {byWorst} from '../../health/health.ts';
import type {Health} from '../../pod/pod.ts';
import type {Change, ChangeKind} from '../cluster.ts';
import {subjectOf, tellingChanges} from './telling.ts';

/** Changes that are one thing to a reader: one of its own, states that go to and fro, or a count that goes up. */
export type Folded = {
  /** The newest of them. */
  readonly change: Change;
  /** What it was before the first of them, and what became of it: its two states, or where a count is now. */
  readonly from: string | null;
  readonly to: string | null;
  /** How often it came to `to`; for a count how far it went up. */
  readonly times: number;
  /** When the first of them was seen, epoch ms. */
  readonly since: number;
  readonly isToAndFro: boolean;
  /** The worst that came with any of them. */
  readonly health: Health;
};

/** A change beside the older one before it of the same pod or cluster: whether both are of one thing. */
type Continues = (newer: Change, older: Change) => boolean;

const isBackAgain: Continues = (newer, older) => newer.from === older.to && newer.to === older.from;
const isOnceMore: Continues = (newer, older) => newer.from === older.from && newer.to === older.to;
const isHigher: Continues = (newer, older) => newer.from === older.to;

const continues: Readonly<Partial<Record<ChangeKind, Continues>>> = {
  status: isBackAgain,
  ready: isBackAgain,
  'cluster-state': isBackAgain,
  connection: isBackAgain,
  flapped: isOnceMore,
  restarts: isHigher,
};

// There and back is news of its own: only what goes there again goes to and fro.
const fewestToAndFro = 3;

/** A change and its place in the list. */
type Placed = readonly [index: number, change: Change];

/** Changes of one pod or cluster that continue each other, newest first. */
type Run = [newest: Placed, ...older: Placed[]];

function runsOf(changes: readonly Change[]): readonly Run[] {
  const runs: Run[] = [];
  const open = new Map<string, Run>();
  for (const [index, change] of changes.entries()) {
    const subject = subjectOf(change);
    const run = open.get(subject);
    const newer = run?.at(-1)?.[1];
    if (run && newer?.kind === change.kind && continues[change.kind]?.(newer, change)) {
      run.push([index, change]);
    } else {
      const begun: Run = [[index, change]];
      runs.push(begun);
      open.set(subject, begun);
    }
  }
  return runs;
}

function worst(a: Health, b: Health): Health {
  return byWorst(a, b) <= 0 ? a : b;
}

/** A change that stands for itself. */
export function single(change: Change): Folded {
  const {from, to, at, health} = change;
  return {change, from, to, times: 1, since: at, isToAndFro: false, health};
}

function folded([[, change], ...older]: Run): Folded {
  const first = older.at(-1)?.[1] ?? change;
  const health = older.reduce((found, [, {health: next}]) => worst(found, next), change.health);
  const shared = {change, from: first.from, since: first.at, isToAndFro: false, health};
  switch (change.kind) {
    case 'restarts':
      return {...shared, to: change.to, times: Number(change.to) - Number(first.from)};
    case 'flapped':
      return {...shared, to: change.to, times: older.length + 1};
    default:
      // In the order of the first, so that the words stay the same while it goes to and fro.
      return {...shared, to: first.to, times: Math.ceil((older.length + 1) / 2), isToAndFro: true};
  }
}

function entriesOf(run: Run): readonly (readonly [index: number, entry: Folded])[] {
  const isOne = run.length >= (continues[run[0][1].kind] === isBackAgain ? fewestToAndFro : 2);
  return isOne ? [[run[0][0], folded(run)]] : run.map(([index, change]) => [index, single(change)]);
}

/**
 * Changes, newest first as given, folded for people: what goes to and fro, or a count that goes up, is one entry as long as
 * nothing else of that pod or cluster comes between. It stands where its newest change does. Left out is what another
 * change of that moment tells.
 */
export function foldChanges(changes: readonly Change[]): readonly Folded[] {
  return runsOf(tellingChanges(changes))
    .flatMap(entriesOf)
    .toSorted(([a], [b]) => a - b)
    .map(([, entry]) => entry);
}
