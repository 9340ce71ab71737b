import type {MonitorState} from '../monitor/store/store.ts';
import {noteCount, notesOf} from './frame/header-lines.ts';
import type {ViewState} from './view-store.ts';

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
