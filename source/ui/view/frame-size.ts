import {selectedEntry} from '../../monitor/store/selectors.ts';
import type {MonitorState} from '../../monitor/store/store.ts';
import {hintLines, type Note, noteOf} from './notes.ts';
import {screenKind, topScreen, type ViewState} from './view-store.ts';

/** Rows of the parts around the body. */
export type Frame = {
  /** The screen is about all clusters, and what is around it must not be about the selected one. */
  readonly aboutAll: boolean;
  readonly tabs: boolean;
  /** What the header has to tell besides the state. */
  readonly note: Note | null;
  readonly body: number;
};

/** What a frame depends on. */
export type FrameView = Pick<ViewState, 'columns' | 'rows' | 'screens'>;

/** Where pods would stand, while none were seen, there is more room for what went wrong than in the header. */
export function isToldInBody(view: Pick<ViewState, 'screens'>, state: MonitorState): boolean {
  return topScreen(view).kind === 'pods' && !selectedEntry(state)?.snapshot;
}

/** How the rows of the terminal are shared out; low terminals give up the lines of hints first. */
export function frameSize(view: FrameView, state: MonitorState): Frame {
  const aboutAll = screenKind(view) === 'fleet';
  const tabs = state.order.length > 1 && !aboutAll;
  const note = isToldInBody(view, state) ? null : noteOf(state, aboutAll);
  const notes = note === null ? 0 : 1 + hintLines(note, view, '').length;
  const header = 1 + (tabs ? 1 : 0) + notes;
  const footer = 2;
  return {aboutAll, tabs, note, body: Math.max(0, view.rows - header - footer)};
}
