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

/** All there is to complete, but the names of clusters. The command `monitor` is what runs when none is written. */
export type Completion = {
  readonly commands: readonly CompletedCommand[];
  /** The options of all commands. */
  readonly options: readonly CompletedOption[];
};

/** A word to choose from. The description may be empty. */
export type Candidate = {readonly value: string; readonly description: string};

/** What a shell is to offer: these words, or the files that it finds. */
export type Answer = {readonly kind: 'words'; readonly candidates: readonly Candidate[]} | {readonly kind: 'files'};
