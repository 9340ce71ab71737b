import type {MonitorState} from '../../monitor/store/store.ts';
import {hintLines, type Note, noteOf} from './notes.ts';
import type {ViewState} from './view-store.ts';

/** Rows of the parts around the body. */
export type Frame = {
  readonly tabs: boolean;
  /** What the header has to tell besides the state. */
  readonly note: Note | null;
  readonly body: number;
};

/** How the rows of the terminal are shared out; low terminals give up the lines of hints first. */
export function frameSize(view: Pick<ViewState, 'columns' | 'rows'>, state: MonitorState): Frame {
  const tabs = state.order.length > 1;
  const note = noteOf(state);
  const notes = note === null ? 0 : 1 + hintLines(note, view, '').length;
  const header = 1 + (tabs ? 1 : 0) + notes;
  const footer = 2;
  return {tabs, note, body: Math.max(0, view.rows - header - footer)};
}
