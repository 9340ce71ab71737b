import type {Command, FooterWord, KeyGroup, Mode} from '../view/context.ts';
import type {ScreenKind} from '../view/view-store.ts';

/** The screens that show what is polled, or played. */
export const polled: readonly ScreenKind[] = ['pods', 'pod', 'json', 'fleet', 'timeline', 'rollout'];

/** A row of the key table: the matcher, the footer, the help screen and the README read it. */
export type KeyRow = {
  readonly run: Command;
  /** Where it stands in the help. */
  readonly group: KeyGroup;
  /** Names as `keyName` gives them. */
  readonly keys: readonly string[];
  /** How the keys are written for people, where that is not just the list. */
  readonly shown?: string;
  readonly does: string;
  /** Absent: every screen, but for the picker, which takes what is typed as a name. */
  readonly screens?: readonly ScreenKind[];
  /** Absent: it works in both modes. */
  readonly mode?: Mode;
  /** It works even while something is typed, in the picker, too. */
  readonly always?: true;
  /** Word in the footer; the lower the number, the longer it stays when the terminal is narrow. */
  readonly footer?: {
    /** A function where it depends on what is shown. */
    readonly word: string | FooterWord;
    readonly rank: number;
    /** Of no use with a single cluster. */
    readonly several?: true;
  };
};

/** Whether a key means something on a screen. */
export function worksOn({screens, always}: KeyRow, screen: ScreenKind): boolean {
  return screens === undefined ? screen !== 'picker' || always === true : screens.includes(screen);
}
