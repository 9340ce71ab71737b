import type {MonitorState} from '../../monitor/store/store.ts';
import {hintLines, type Note, noteOf} from './notes.ts';
import {screenKind, type ViewState} from './view-store.ts';

/** Rows of the parts around the body. */
export type Frame = {
  /** The screen is about all clusters, and what is around it must not be about the selected one. */
  readonly aboutAll: boolean;
  readonly tabs: boolean;
  /** What the header has to tell besides the state. */
  readonly note: Note | null;
  readonly body: number;
};

/** How the rows of the terminal are shared out; low terminals give up the lines of hints first. */
export function frameSize(view: Pick<ViewState, 'columns' | 'rows' | 'screens'>, state: MonitorState): Frame {
  const aboutAll = screenKind(view) === 'fleet';
  const tabs = state.order.length > 1 && !aboutAll;
  const note = noteOf(state, aboutAll);
  const notes = note === null ? 0 : 1 + hintLines(note, view, '').length;
  const header = 1 + (tabs ? 1 : 0) + notes;
  const footer = 2;
  return {aboutAll, tabs, note, body: Math.max(0, view.rows - header - footer)};
}
