import {selectedEntry} from '../../monitor/store/selectors.ts';
import type {MonitorState, Problem} from '../../monitor/store/store.ts';
import {type Unfinished, unfinishedOf} from '../../rollout/cluster/unfinished.ts';
import type {ViewState} from './view-store.ts';

/** When a failing poll is tried again; `nextAt` null means never by itself. */
export type NextTry = {
  readonly nextAt: number | null;
  readonly pollingSince: number | null;
  readonly replayed: boolean;
};

/** How many lines these notes take. */
function noteCount({problem, incomplete, unfinished}: Notes): number {
  if (problem || (incomplete === null && unfinished?.check)) {
    return 2;
  }
  return incomplete !== null || unfinished !== null ? 1 : 0;
}

export type Notes = {
  readonly problem: Problem | null;
  readonly incomplete: string | null;
  /** What is missing although the pods may all be well. */
  readonly unfinished: Unfinished | null;
  /** A key says that missing apps are gone for good. */
  readonly acceptable: boolean;
  readonly nextTry: NextTry;
};

/** The notes on the selected cluster, or on the list of clusters while there is none. */
export function notesOf(state: MonitorState): Notes {
  const entry = selectedEntry(state);
  const observation = entry?.snapshot?.observation;
  return {
    problem: entry ? entry.problem : state.listProblem,
    incomplete: observation?.kind === 'pods' ? observation.incomplete : null,
    unfinished: entry?.snapshot ? unfinishedOf(entry.snapshot, state.now) : null,
    acceptable: (entry?.snapshot?.missing.length ?? 0) > 0,
    nextTry: {
      nextAt: entry ? entry.nextPollAt : state.listNextAt,
      pollingSince: entry?.pollingSince ?? null,
      replayed: state.replay !== null,
    },
  };
}

/** From so many rows on there is room for the second line of a note. */
const rowsForHints = 14;

/** Rows of the parts around the body. */
export type Frame = {
  readonly tabs: boolean;
  /** Lines about what went wrong. */
  readonly notes: number;
  readonly body: number;
};

/** How the rows of the terminal are shared out; low terminals give up the hint line first. */
export function frameSize({rows}: Pick<ViewState, 'rows'>, state: MonitorState): Frame {
  const tabs = state.order.length > 1;
  const notes = Math.min(noteCount(notesOf(state)), rows >= rowsForHints ? 2 : 1);
  const header = 1 + (tabs ? 1 : 0) + notes;
  const footer = 2;
  return {tabs, notes, body: Math.max(0, rows - header - footer)};
}
