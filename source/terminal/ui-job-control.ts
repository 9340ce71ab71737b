/** How the process is stopped and continued by the shell's job control; the command provides it. */
export type JobControl = {
  /** `stop`: somebody wants the process stopped. `continued`: it runs again without having been asked to stop. */
  readonly listen: (listeners: {readonly stop: () => void; readonly continued: () => void}) => void;
  /**
   * Stops the process; resolves when it runs again and has the terminal, or is told to end. The terminal must have been
   * handed back before.
   */
  readonly stopProcess: () => Promise<void>;
  /** False in the background of a shell, where the settings of the terminal are not ours to change. */
  readonly hasTerminal: () => boolean;
};
