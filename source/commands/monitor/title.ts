import {connectionOf, selectedEntry} from '../../monitor/store/selectors.ts';
import type {MonitorState, MonitorStore} from '../../monitor/store/store.ts';
import {giveTitleBack, keepTitle, operatingSystemCommand} from '../../terminal/sequences.ts';
import {fitMiddle} from '../../text/fit.ts';

const longestName = 40;

/** What the title says: `prod-a 3/4 81%`, `prod-a not enabled`, and why it is not current where it is not. */
export function titleText(state: MonitorState): string {
  const entry = selectedEntry(state);
  if (entry === null) {
    return 'ucs-gitops';
  }
  const mode = state.replay === null ? '' : 'replay ';
  const {ref, snapshot} = entry;
  const connection = connectionOf(state, entry);
  const summary = snapshot?.summary;
  const counts = summary ? `${summary.ready}/${summary.total} ${Math.floor(summary.progress * 100)}%` : null;
  const situation = summary?.total ? counts : (snapshot?.state ?? null);
  const parts = [situation, connection === 'live' ? null : connection].filter(part => part !== null);
  return `${mode}${fitMiddle(ref.label, longestName, '...')} ${parts.join(' ').replaceAll('-', ' ')}`;
}

/** The title of the terminal while the monitor runs. */
export type TerminalTitle = {
  /** Gives the title back, until `resume`. */
  readonly suspend: () => void;
  /** Takes it again, also after something else may have changed it. */
  readonly resume: () => void;
  /** Gives it back for good; more than once does nothing more. */
  readonly close: () => void;
};

/** A title that is left alone. */
export const untouchedTitle: TerminalTitle = {suspend: () => {}, resume: () => {}, close: () => {}};

/**
 * Shows the selected cluster in the title until it is closed: written when its words change, once a second at most.
 * The sequences move no cursor, so they may come between any two frames.
 */
export function showTitle(store: MonitorStore, now: () => number, write: (sequence: string) => void): TerminalTitle {
  let kept = false;
  let shown: string | null = null;
  let shownSecond = Number.NaN;
  const update = (state: MonitorState) => {
    const second = Math.floor(now() / 1000);
    if (!kept || second === shownSecond) {
      return;
    }
    const text = titleText(state);
    if (text !== shown) {
      write(operatingSystemCommand(2, text));
      shown = text;
      shownSecond = second;
    }
  };
  const resume = () => {
    if (!kept) {
      write(keepTitle);
      kept = true;
    }
    shown = null;
    shownSecond = Number.NaN;
    update(store.getState());
  };
  const suspend = () => {
    if (kept) {
      write(giveTitleBack);
      kept = false;
    }
  };
  resume();
  const unsubscribe = store.subscribe(update);
  return {
    suspend,
    resume,
    close: () => {
      unsubscribe();
      suspend();
    },
  };
}
