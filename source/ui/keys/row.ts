import type {Mode} from '../context.ts';
import type {ScreenKind} from '../view-store.ts';

/** What a key can do. Each command is carried out in the file of its topic (`*-commands.ts`). */
export type CommandName =
  | 'next-cluster'
  | 'previous-cluster'
  | 'cluster-number'
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'first'
  | 'last'
  | 'page-up'
  | 'page-down'
  | 'open'
  | 'back'
  | 'layout'
  | 'fleet'
  | 'picker'
  | 'sort'
  | 'timeline'
  | 'copy'
  | 'json'
  | 'dump'
  | 'filter'
  | 'next-match'
  | 'previous-match'
  | 'only-problems'
  | 'poll-now'
  | 'pause'
  | 'slower'
  | 'faster'
  | 'step-back'
  | 'step-on'
  | 'play-faster'
  | 'play-slower'
  | 'managed-fields'
  | 'redraw'
  | 'suspend'
  | 'help'
  | 'quit-or-back'
  | 'quit'
  | 'read-only';

/** The screens that show what is polled, or played. */
export const polled: readonly ScreenKind[] = ['pods', 'pod', 'json', 'fleet', 'timeline'];

/** A row of the key table: the matcher, the footer, the help screen and the README read it. */
export type KeyRow = {
  readonly command: CommandName;
  /** Names as `keyName` gives them. */
  readonly keys: readonly string[];
  /** How the keys are written for people, where that is not just the list. */
  readonly shown?: string;
  readonly does: string;
  readonly screens: readonly ScreenKind[];
  /** Absent: it works in both modes. */
  readonly mode?: Mode;
  /** Word in the footer; the lower the number, the longer it stays when the terminal is narrow. */
  readonly footer?: {readonly word: string; readonly rank: number};
};
