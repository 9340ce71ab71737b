/** The shells that there is a script for. */
export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** An option as a shell completes it. */
export type CompletedOption = {
  readonly flags: readonly string[];
  readonly description: string;
  /** What stands for its value; null: a switch. */
  readonly placeholder: string | null;
  /** All values there are, where they are few. */
  readonly words: readonly string[];
};

/** A command as a shell completes it. */
export type CompletedCommand = {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly CompletedOption[];
  /** Takes names of clusters. */
  readonly clusters: boolean;
  /** Takes one word, one of these or, if it is called `FILE`, a path. */
  readonly argument: {readonly placeholder: string; readonly words: readonly string[]} | null;
};

/** All that the scripts are made from. The command `monitor` is what runs when none is written. */
export type Completion = {
  readonly commands: readonly CompletedCommand[];
  /** The options of all commands, each once. */
  readonly options: readonly CompletedOption[];
};

/** The commands that are written as words. */
export function namedCommands({commands}: Completion): readonly CompletedCommand[] {
  return commands.filter(({name}) => name !== 'monitor');
}

/** The flags of all options that these are true for, each once. */
export function flagsOf(options: readonly CompletedOption[]): readonly string[] {
  return [...new Set(options.flatMap(({flags}) => flags))];
}

/** A text as one word of a POSIX shell, whatever is in it. */
export function shellWord(text: string): string {
  return /^[\w.,:/@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** The same for fish, where a backslash escapes inside of single quotes. */
export function fishWord(text: string): string {
  return /^[\w.,:/@+-]+$/.test(text) ? text : `'${text.replaceAll(/['\\]/g, '\\$&')}'`;
}
