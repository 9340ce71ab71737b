import {ConfigError} from '../config/config-error.ts';
import {FeedFailure} from '../rollout/feed/failure.ts';
import type {FailureKind} from '../rollout/feed/failure-kinds.ts';
import {writeText} from '../terminal/write.ts';
import {type Redact, redact} from '../text/redact.ts';
import {escapeForTerminal} from '../text/safe.ts';
import type {Effects} from './effects.ts';
import {CommandError, exitCodes} from './exit-codes.ts';

/** How a failed command ends: its exit code, the message, and the text that is printed on standard error. */
export type Failure = {readonly exitCode: number; readonly message: string; readonly text: string};

/** The exit code of a command that got this from the API. */
export function exitCodeOf(kind: FailureKind): number {
  switch (kind) {
    case 'auth':
    case 'forbidden':
      return exitCodes.credentials;
    case 'not-found':
      return exitCodes.noSuchCluster;
    default:
      return exitCodes.unreachable;
  }
}

/** The exit code of a run over several clusters: the first of 5, 6, 7 among these kinds; 0 where nothing failed. */
export function worstExitCode(kinds: readonly FailureKind[]): number {
  return kinds.length === 0 ? exitCodes.done : Math.min(...kinds.map(exitCodeOf));
}

/** What happened, with the request id that support asks for, unless the hint has it. */
export function withRequestId({message, hint, requestId}: FeedFailure): string {
  return requestId === null || hint.includes(requestId) ? message : `${message} (request id ${requestId})`;
}

/** A failure of the API in one line: what happened, what to do, and the request id that support asks for. */
export function ucsErrorLine(error: FeedFailure): string {
  return `${withRequestId(error)}. ${error.hint}`;
}

/** A line of this program on standard error. */
export function errorText(message: string): string {
  return `ucs-gitops: ${escapeForTerminal(message)}\n`;
}

/** The message and the exit code for anything thrown. */
function explain(error: unknown, debug: boolean): {readonly exitCode: number; readonly message: string} {
  if (error instanceof FeedFailure) {
    return {exitCode: exitCodeOf(error.kind), message: ucsErrorLine(error)};
  }
  if (error instanceof ConfigError || error instanceof CommandError) {
    const exitCode = error instanceof ConfigError ? exitCodes.usage : error.exitCode;
    return {exitCode, message: error.hint === null ? error.message : `${error.message}\n${error.hint}`};
  }
  const message = error instanceof Error ? error.message : String(error);
  const stack = debug && error instanceof Error && error.stack !== undefined ? `\n${error.stack}` : '';
  const advice = debug ? '' : ' (UCS_GITOPS_DEBUG=1 shows where)';
  // It is unexpected, so it may quote anything.
  return {exitCode: exitCodes.unexpected, message: redact(`unexpected failure: ${message}${advice}${stack}`, [])};
}

/** What anything thrown means for the user; `debug` adds the stack of an unexpected error. */
export function describeFailure(error: unknown, debug: boolean, redactKnown: Redact): Failure {
  const {exitCode, message} = explain(error, debug);
  const safe = redactKnown(message);
  return {exitCode, message: safe, text: errorText(safe)};
}

/** Warns on standard error, and in the log. Not while a screen is shown: it would be written over. */
export async function warn({stderr, log}: Pick<Effects, 'stderr' | 'log'>, message: string): Promise<void> {
  log?.('warning', {message});
  await writeText(stderr, errorText(`warning: ${message}`));
}
