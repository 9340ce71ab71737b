/** The commands there are; `monitor` is what runs when none is named. */
export const commandNames = ['monitor', 'get', 'wait', 'replay', 'demo', 'doctor', 'completion'] as const;
export type CommandName = (typeof commandNames)[number];

/** Reads a text; `name` is the flag, variable or key it came from. Throws `ConfigError`. */
export type Parse<Value> = {
  (text: string, name: string): Value;
  /** All there is to choose from, where it is a choice: for completion. */
  readonly words?: readonly string[];
};

/** One row of the options table: all that the parser, the help and the README need to know of an option. */
export type OptionRow<Value> = {
  readonly flag: `--${string}`;
  readonly short: `-${string}` | null;
  /** How the value is written in the help; null: a switch without a value. `FILE` is a path. */
  readonly placeholder: string | null;
  /** This option's own variable, made from the flag: `UCS_GITOPS_REQUEST_TIMEOUT`. */
  readonly variable: `UCS_GITOPS_${string}`;
  /** Variables of other programs with the same meaning, read after its own; the first that is not empty counts. */
  readonly env: readonly string[];
  readonly description: string;
  /** How the default reads in the help; null: nothing to say. */
  readonly defaultText: string | null;
  readonly commands: readonly CommandName[];
  /** Allowed in the config file. */
  readonly inConfig: boolean;
  readonly parse: Parse<Value>;
};

type Needed = 'flag' | 'description' | 'commands' | 'parse';

/** A row, with what most rows do not say filled in. */
export function option<Value>(
  row: Pick<OptionRow<Value>, Needed> & Partial<Omit<OptionRow<Value>, Needed | 'variable'>>,
): OptionRow<Value> {
  return {
    short: null,
    placeholder: null,
    defaultText: null,
    inConfig: true,
    env: [],
    ...row,
    variable: `UCS_GITOPS_${keyOf(row).toUpperCase().replaceAll('-', '_')}`,
  };
}

/** An option's name in the config file: the flag without its dashes. */
export function keyOf({flag}: Pick<OptionRow<unknown>, 'flag'>): string {
  return flag.slice(2);
}
