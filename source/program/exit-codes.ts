/** The exit codes that scripts rely on, by name. */
export const exitCodes = {
  done: 0,
  unexpected: 1,
  usage: 2,
  failed: 3,
  timedOut: 4,
  credentials: 5,
  unreachable: 6,
  noSuchCluster: 7,
  hangup: 129,
  interrupted: 130,
  quit: 131,
  terminated: 143,
} as const;

/** What each exit code means; for the help and the README. */
export const exitCodeTable: readonly {readonly code: number; readonly meaning: string}[] = [
  {
    code: exitCodes.done,
    meaning:
      'done: the monitor was quit, `get` had an answer (GitOps not enabled is an answer), or `wait` saw every cluster enabled',
  },
  {code: exitCodes.unexpected, meaning: 'a bug or an unexpected failure; the message is on standard error'},
  {code: exitCodes.usage, meaning: 'wrong usage or configuration'},
  {code: exitCodes.failed, meaning: 'GitOps failed on a cluster (`wait`); the last line says which pod, and why'},
  {
    code: exitCodes.timedOut,
    meaning:
      'timed out before every cluster was enabled (`wait`); the last line says which pod or app is not well, and why',
  },
  {code: exitCodes.credentials, meaning: 'the credentials were refused, or do not allow it (401, 403)'},
  {
    code: exitCodes.unreachable,
    meaning: 'the API could not be reached, throttled us, or gave no usable answer, for the whole run',
  },
  {code: exitCodes.noSuchCluster, meaning: 'no such cluster'},
  {code: exitCodes.hangup, meaning: 'ended by SIGHUP: the terminal went away'},
  {code: exitCodes.interrupted, meaning: 'ended by SIGINT (Ctrl-C)'},
  {code: exitCodes.quit, meaning: 'ended by SIGQUIT'},
  {code: exitCodes.terminated, meaning: 'ended by SIGTERM'},
];

/** Why the program is told to end: a signal's name, or that the reader of its output has gone (as with `| head`). */
const stopCodes = {
  SIGHUP: exitCodes.hangup,
  SIGINT: exitCodes.interrupted,
  SIGQUIT: exitCodes.quit,
  SIGTERM: exitCodes.terminated,
  EPIPE: exitCodes.done,
  crash: exitCodes.unexpected,
} as const;
export type StopReason = keyof typeof stopCodes;

/** The exit code of a program whose signal was aborted with this reason. */
export function stopCode(reason: unknown): number {
  return Object.entries(stopCodes).find(([name]) => name === reason)?.[1] ?? exitCodes.unexpected;
}

/** Ends a command with a particular exit code. The message says what is wrong, the hint what to do about it. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly exitCode: number;
  readonly hint: string | null;

  constructor(exitCode: number, message: string, hint: string | null = null) {
    super(message);
    this.exitCode = exitCode;
    this.hint = hint;
  }
}
