/** From second `from` after the server's start on, this fault is on for every request; null: none is. */
export type FaultPhase = {readonly from: number; readonly fault: string | null};

/** Phases in the order of time. Before the first one nothing goes wrong; the last one lasts. */
export type FaultTimetable = readonly FaultPhase[];

/** The phase that second is in; null: it is before the first one. */
export function phaseAt(timetable: FaultTimetable, second: number): FaultPhase | null {
  return timetable.findLast(({from}) => from <= second) ?? null;
}

/** The second at which the next phase begins; null: there is none. */
export function nextPhaseAt(timetable: FaultTimetable, second: number): number | null {
  return timetable.find(({from}) => from > second)?.from ?? null;
}

/** How an API goes away and comes back: it gets stuck, then only what stands before it answers, then nothing does. */
export const outage: FaultTimetable = [
  {from: 20, fault: 'hang'},
  {from: 28, fault: '503-html'},
  {from: 40, fault: 'refuse'},
  {from: 50, fault: null},
];
