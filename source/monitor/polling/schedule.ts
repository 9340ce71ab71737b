import {pace} from '../pace.ts';

/** When a cluster, or the list of them, is due, and what its place in line depends on. Kept outside the store: no view needs it. */
export type Turn = {
  /** The cluster; null: the list of clusters. */
  readonly id: string | null;
  /** Epoch ms; null: not before a person asks for it. */
  readonly dueAt: number | null;
  readonly inFlight: boolean;
  /** Asked for by a person: before everything else, and through pause and back-off, though not through a 429's quiet. */
  readonly urgent: boolean;
  readonly settled: boolean;
  /** How the last request ended; `new`: there was none. What is not known to answer may hold its place for long. */
  readonly last: 'new' | 'answered' | 'failed';
};

export type ScheduleContext = {
  readonly now: number;
  readonly selectedId: string | null;
  readonly paused: boolean;
  /** The whole endpoint wants quiet until then (429), epoch ms. */
  readonly quietUntil: number;
};

/** For which requests there is room beside those under way. */
type Room = {readonly any: boolean; readonly forNew: boolean; readonly forFailed: boolean};

function isSelected({id}: Turn, {selectedId}: ScheduleContext): boolean {
  return id !== null && id === selectedId;
}

function roomBeside(underWay: readonly Turn[], context: ScheduleContext): Room {
  const unproven = underWay.filter(turn => turn.last !== 'answered' && !isSelected(turn, context));
  const failed = unproven.filter(({last}) => last === 'failed').length;
  const forNew = unproven.length < pace.maxUnproven;
  return {any: underWay.length < pace.maxInFlight, forNew, forFailed: forNew && failed < pace.maxFailed};
}

function isPersons(turn: Turn, context: ScheduleContext): boolean {
  return turn.urgent || isSelected(turn, context);
}

function hasRoom(turn: Turn, room: Room, context: ScheduleContext): boolean {
  if (turn.last === 'answered' || isPersons(turn, context)) {
    return room.any;
  }
  return room.any && (turn.last === 'new' ? room.forNew : room.forFailed);
}

function isDue(turn: Turn, context: ScheduleContext): boolean {
  if (turn.inFlight || turn.dueAt === null || turn.dueAt > context.now || context.now < context.quietUntil) {
    return false;
  }
  return turn.urgent || !context.paused;
}

// What a person asked for, then the selected, then the most overdue: a time that counts several times over for
// those that are likely to change, so that they come first, but never so that the others starve.
function priority(turn: Turn, context: ScheduleContext): number {
  if (turn.urgent) {
    return Number.POSITIVE_INFINITY;
  }
  if (isSelected(turn, context)) {
    return Number.MAX_VALUE;
  }
  const {now} = context;
  const overdueMs = now - (turn.dueAt ?? now) + 1;
  return turn.settled || turn.last !== 'answered' ? overdueMs : overdueMs * pace.unsettledWeight;
}

function firstInLine(
  turns: readonly Turn[],
  room: Room,
  started: readonly Turn[],
  context: ScheduleContext,
): Turn | null {
  let first: Turn | null = null;
  let highest = Number.NEGATIVE_INFINITY;
  for (const turn of turns) {
    if (isDue(turn, context) && hasRoom(turn, room, context) && !started.includes(turn)) {
      const found = priority(turn, context);
      if (found > highest) {
        first = turn;
        highest = found;
      }
    }
  }
  return first;
}

/** The turns whose requests are sent now, the first in line first, as many as there is room for. */
export function turnsToStart(turns: readonly Turn[], context: ScheduleContext): readonly Turn[] {
  const underWay = turns.filter(turn => turn.inFlight);
  const started: Turn[] = [];
  for (;;) {
    const room = roomBeside([...underWay, ...started], context);
    const next = room.any ? firstInLine(turns, room, started, context) : null;
    if (next === null) {
      return started;
    }
    started.push(next);
  }
}

/** When the scheduler must look again, epoch ms; Infinity when only an answer or a key can change anything. */
export function nextLookAt(turns: readonly Turn[], context: ScheduleContext): number {
  const room = roomBeside(
    turns.filter(turn => turn.inFlight),
    context,
  );
  let earliest = Number.POSITIVE_INFINITY;
  for (const turn of turns) {
    const {dueAt, inFlight, urgent} = turn;
    if (dueAt !== null && !inFlight && (urgent || !context.paused) && hasRoom(turn, room, context)) {
      earliest = Math.min(earliest, Math.max(dueAt, context.quietUntil));
    }
  }
  return earliest;
}
