/** The commands there are; `monitor` is what runs when none is named. */
export const commandNames = ['monitor', 'get', 'wait', 'demo'] as const;
export type CommandName = (typeof commandNames)[number];

/** One row of the options table: all that the parser, the help and the README need to know of an option. */
export type OptionRow<Value> = {
  readonly flag: `--${string}`;
  readonly short: `-${string}` | null;
  /** What stands for the value in the help; null: a switch without a value. */
  readonly placeholder: string | null;
  /** Variables read when the flag is not given; the first that is not empty counts. */
  readonly env: readonly string[];
  readonly description: string;
  /** How the default reads in the help; null: nothing to say. */
  readonly defaultText: string | null;
  readonly commands: readonly CommandName[];
  /** The value of the text; `name` is the flag or the variable it came from. Throws `ConfigError`. */
  readonly parse: (text: string, name: string) => Value;
};

type Needed = 'flag' | 'description' | 'commands' | 'parse';

/** A row, with what most rows do not say filled in. */
export function option<Value>(
  row: Pick<OptionRow<Value>, Needed> & Partial<Omit<OptionRow<Value>, Needed>>,
): OptionRow<Value> {
  return {short: null, placeholder: null, env: [], defaultText: null, ...row};
}
