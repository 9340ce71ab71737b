import type {CommandName} from '../config/options/row.ts';
import type {Settings} from '../config/settings/settings.ts';
import type {Effects} from './effects.ts';

/** Runs a command; gives its exit code. */
type Run = (settings: Settings, effects: Effects) => Promise<number>;

/** One command. Its code is loaded when it runs, so that one command does not start slower for another's sake. */
export type CommandRow = {
  readonly name: CommandName;
  readonly summary: string;
  /** Takes `[CLUSTER...]`. */
  readonly clusters: boolean;
  /** Takes one word that it cannot do without; `words` are all there are, none where it is a FILE. */
  readonly argument?: {readonly placeholder: string; readonly description: string; readonly words: readonly string[]};
  readonly examples: readonly string[];
  readonly load: () => Promise<Run>;
};
