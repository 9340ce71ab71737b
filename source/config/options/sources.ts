import type {CommandName, OptionRow} from './row.ts';

/** What was written on the command line: values by flag (`--interval`), switches as an empty text. */
export type Given = {
  readonly command: CommandName;
  readonly values: ReadonlyMap<string, string>;
  readonly clusters: readonly string[];
  /** The argument of a command that takes no clusters, e.g. the shell of `completion`. */
  readonly argument?: string | undefined;
};

/** A value as it was written, and where: the flag, the variable or the key of the config file. */
export type Written = {readonly text: string; readonly name: string};

/** A cluster as the config file names it, by id or name; `alias` is what people want to call it. */
export type ConfiguredCluster = {readonly cluster: string; readonly alias: string | null};

/** What the config file says for this run. */
export type ConfigFile = {
  readonly path: string;
  /** null: none was chosen. */
  readonly profile: string | null;
  /** Options by flag: those of the profile, then those of the top level. */
  readonly layers: readonly ReadonlyMap<string, Written>[];
  /** Watched when none are written; none means every cluster of the account. */
  readonly clusters: readonly string[];
  /** Aliases of the profile, then of the top level. */
  readonly aliases: readonly {readonly cluster: string; readonly alias: string}[];
};

/** One place where an option may be set. null: it is not set there. */
export type OptionSource = (row: OptionRow<unknown>) => Written | null;

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Every place, the strongest first: command line, the option's own variable, variables of others, the profile of the
 * config file, its top level. Options that the command does not take are only read from the command line.
 */
export function optionSources(given: Given, env: Environment, file: ConfigFile | null): readonly OptionSource[] {
  const places: readonly OptionSource[] = [
    ({variable}) => (env[variable] ? {text: env[variable], name: variable} : null),
    row => fromForeignVariable(row, env),
    ...(file?.layers ?? []).map<OptionSource>(
      layer =>
        ({flag}) =>
          layer.get(flag) ?? null,
    ),
  ];
  return [
    ({flag}) => {
      const text = given.values.get(flag);
      return text === undefined ? null : {text, name: flag};
    },
    ...places.map<OptionSource>(place => row => (row.commands.includes(given.command) ? place(row) : null)),
  ];
}

/** The value from the strongest place. null: it is set nowhere. */
export function firstWritten(sources: readonly OptionSource[], row: OptionRow<unknown>): Written | null {
  for (const source of sources) {
    const written = source(row);
    if (written !== null) {
      return written;
    }
  }
  return null;
}

// NO_COLOR and the like mean yes with any value.
function fromForeignVariable(row: OptionRow<unknown>, env: Environment): Written | null {
  const name = row.env.find(variable => env[variable]);
  const text = name === undefined ? undefined : env[name];
  return name === undefined || text === undefined ? null : {text: row.placeholder === null ? '' : text, name};
}
