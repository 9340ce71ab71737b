import type {Termination} from './pod.ts';

const meanings: ReadonlyMap<number, string> = new Map([
  [0, 'ended by itself without an error'],
  [1, 'the application gave up with an error'],
  [2, 'a Go panic, or arguments it does not know'],
  [126, 'the command is there but cannot be executed'],
  [127, 'the command was not found in the image'],
  [128, 'the container could not be started on the node'],
  [134, 'aborted itself (SIGABRT)'],
  [137, 'killed (SIGKILL): out of memory, or it did not stop in time'],
  [139, 'crashed (SIGSEGV)'],
  [143, 'was told to stop (SIGTERM), e.g. by a failing liveness probe'],
  [255, 'ended with a code out of range, or the runtime lost it'],
]);

const reasonMeanings: ReadonlyMap<string, string> = new Map([
  ['OOMKilled', 'killed because it used more than its memory limit'],
  ['ContainerCannotRun', 'the runtime could not run its command'],
  ['StartError', 'the runtime could not start it'],
  ['DeadlineExceeded', 'ran longer than it was allowed to'],
  ['ContainerStatusUnknown', 'the node lost track of it'],
]);

// Shells and runtimes report death by signal n as 128 + n; there are 64 signals.
const firstSignalCode = 129;
const lastSignalCode = 192;

/** What an exit code of a container usually means; null for codes that only the application can explain. */
export function exitCodeMeaning(exitCode: number): string | null {
  const known = meanings.get(exitCode);
  if (known !== undefined) {
    return known;
  }
  const bySignal = exitCode >= firstSignalCode && exitCode <= lastSignalCode;
  return bySignal ? `killed by signal ${exitCode - 128}` : null;
}

/** How a container ended, in one phrase: `OOMKilled, exit code 137 (killed because…)`. Holds no times. */
export function terminationPhrase(termination: Termination): string {
  const {reason, signal, exitCode} = termination;
  const byCode = exitCode === null ? null : exitCodeMeaning(exitCode);
  const meaning = (reason === null ? null : reasonMeanings.get(reason)) ?? byCode;
  // `Error` and `Completed` say no more than the code does.
  const name = reason === 'Error' || reason === 'Completed' ? null : reason;
  const code = exitCode === null ? null : `exit code ${exitCode}`;
  const bySignal = exitCode === null && signal ? `signal ${signal}` : null;
  const facts = [name, code, bySignal].filter(fact => fact !== null && fact !== '').join(', ') || 'exit code unknown';
  return meaning === null ? facts : `${facts} (${meaning})`;
}

/** What to do about a container that ended so, where the exit code or reason tells; else null. */
export function terminationAdvice(termination: Termination): string | null {
  if (termination.reason === 'OOMKilled') {
    return 'raise its memory limit: big repositories and charts need more';
  }
  switch (termination.exitCode) {
    case 126:
    case 127:
      return 'check its command and whether the image fits the node';
    case 128:
      return 'check its command, its volumes and the node';
    case 134:
    case 139:
      return 'read its log (kubectl logs -p), and check whether the image fits the node';
    case 137:
      return 'raise its memory limit, or check its liveness probe';
    case 143:
      return 'check its liveness probe and who stops it';
    default:
      return null;
  }
}

/** kubectl's word for how a container ended: its reason, else `Signal:9`, else `ExitCode:3`. */
export function terminationText(termination: Termination): string {
  if (termination.reason) {
    return termination.reason;
  }
  return termination.signal ? `Signal:${termination.signal}` : `ExitCode:${termination.exitCode ?? 0}`;
}

/** Exit code 0. An answer without the code counts when nothing else in it speaks of an error. */
export function endedWell(termination: Termination): boolean {
  const {exitCode, signal, reason} = termination;
  return exitCode === null ? !signal && (!reason || reason === 'Completed') : exitCode === 0;
}

/** Killed by the kernel or the kubelet: `OOMKilled`, or exit code 137 whatever the reason. */
export function wasKilled(termination: Termination | null): boolean {
  return termination !== null && (termination.reason === 'OOMKilled' || termination.exitCode === 137);
}
