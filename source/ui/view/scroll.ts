import type {Situation, Step} from './context.ts';
import {frameSize} from './frame-size.ts';

/** Which lines of a screen of text are in view. */
export type Scrolled = {
  /** How many lines there are in all. */
  readonly count: number;
  /** The first line in view. */
  readonly top: number;
  /** Rows for lines. */
  readonly height: number;
};

/** Rows between header and footer. */
export function bodyRows({state, view}: Situation): number {
  return frameSize(view, state).body;
}

/** The first line that may be shown, when `top` is wanted. */
export function clampTop(top: number, {count, height}: Omit<Scrolled, 'top'>): number {
  return Math.max(0, Math.min(top, count - height));
}

/** The lines in view when the line `top` is wanted as the first; `titles`: rows of the body that do not scroll. */
export function scrolled(situation: Situation, count: number, top: number, titles = 0): Scrolled {
  const height = Math.max(1, bodyRows(situation) - titles);
  return {count, height, top: clampTop(top, {count, height})};
}

/** Where a step leads. */
export function topAfter(shown: Scrolled, {rows = 0, pages = 0}: Step): number {
  return clampTop(shown.top + rows + pages * shown.height, shown);
}

/** `5-12/40`; empty when all lines are in view. */
export function scrollPosition({count, top, height}: Scrolled): string {
  return count > height ? `${top + 1}-${Math.min(top + height, count)}/${count}` : '';
}
