/** When one cluster is due. Kept outside the store: no view needs it, and the simulation runs without one. */
export type Turn = {
  readonly id: string;
  /** Epoch ms; null: not before somebody asks. */
  dueAt: number | null;
  inFlight: boolean;
  /** Asked for by a person: before everything else, and through pause and back-off. */
  urgent: boolean;
  settled: boolean;
};

export type ScheduleContext = {
  readonly now: number;
  readonly selectedId: string | null;
  readonly paused: boolean;
  /** The whole endpoint wants quiet until then (429), epoch ms. */
  readonly quietUntil: number;
  readonly maxInFlight: number;
};

function isDue(turn: Turn, context: ScheduleContext): boolean {
  if (turn.inFlight || turn.dueAt === null || turn.dueAt > context.now || context.now < context.quietUntil) {
    return false;
  }
  return turn.urgent || !context.paused;
}

function rank(turn: Turn, selectedId: string | null): number {
  if (turn.urgent) {
    return 0;
  }
  if (turn.id === selectedId) {
    return 1;
  }
  return turn.settled ? 3 : 2;
}

/** The clusters to ask now, at most as many as may be under way: the selected, then the unsettled, then the settled. */
export function turnsToStart(turns: readonly Turn[], context: ScheduleContext): readonly Turn[] {
  const free = context.maxInFlight - turns.filter(turn => turn.inFlight).length;
  if (free <= 0) {
    return [];
  }
  const due = turns.filter(turn => isDue(turn, context));
  // Within a rank the longest overdue goes first, so that nobody starves.
  due.sort((a, b) => rank(a, context.selectedId) - rank(b, context.selectedId) || (a.dueAt ?? 0) - (b.dueAt ?? 0));
  return due.slice(0, free);
}

/** When the scheduler must look again, epoch ms; Infinity when only an answer or a key can change anything. */
export function nextLookAt(turns: readonly Turn[], context: ScheduleContext): number {
  let earliest = Number.POSITIVE_INFINITY;
  if (turns.filter(turn => turn.inFlight).length >= context.maxInFlight) {
    return earliest;
  }
  for (const turn of turns) {
    if (turn.dueAt !== null && !turn.inFlight && (turn.urgent || !context.paused)) {
      earliest = Math.min(earliest, Math.max(turn.dueAt, context.quietUntil));
    }
  }
  return earliest;
}
