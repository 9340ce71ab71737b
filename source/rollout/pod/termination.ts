import {humanDuration} from '../../text/duration.ts';
import type {Termination} from './pod.ts';

// Runtimes give it to a container that they could not start.
const startFailed = 128;

const meanings: ReadonlyMap<number, string> = new Map([
  [0, 'ended without an error: by itself, or stopped by its liveness probe'],
  [1, 'the application exited with an error'],
  [2, 'a Go panic, or unknown arguments'],
  [126, 'the command is there but cannot be executed'],
  [127, 'the command was not found in the image'],
  [startFailed, 'the container could not be started on the node'],
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
  ['Unknown', 'the runtime lost it, as in a reboot of the node'],
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

// Runtimes that report a signal of its own leave the exit code out, or 0.
function codeOf({exitCode, signal}: Termination): number | null {
  return signal && !exitCode ? 128 + signal : exitCode;
}

// One that could not be started never ran; containerd then gives 1970 as its start.
function ranFor({startedAt, finishedAt, exitCode}: Termination): string {
  const isKnown = startedAt !== null && finishedAt !== null && startedAt > 0 && finishedAt >= startedAt;
  return isKnown && exitCode !== startFailed ? ` after ${humanDuration(finishedAt - startedAt)}` : '';
}

function endOf(termination: Termination): string {
  const {reason, signal, exitCode} = termination;
  // `Error` and `Completed` say no more than the code does, and the kubelet makes the code of this one up.
  const name = reason === 'Error' || reason === 'Completed' ? null : reason;
  const code = exitCode === null || isStandIn(termination) ? null : `exit code ${exitCode}`;
  const bySignal = signal && !exitCode ? `signal ${signal}` : null;
  return [name, code, bySignal].filter(fact => fact !== null && fact !== '').join(', ') || 'exit code unknown';
}

function meaningOf(termination: Termination): string | null {
  const {reason} = termination;
  if (reason === 'OOMKilled' && termination.exitCode === 143) {
    return 'told to stop (SIGTERM), and something in it went beyond the memory limit';
  }
  const code = codeOf(termination);
  const byCode = code === null ? null : exitCodeMeaning(code);
  return (reason === null ? null : reasonMeanings.get(reason)) ?? byCode;
}

/**
 * How a container ended, in one phrase: `OOMKilled, exit code 137 after 30s (killed because…)`. Its own last words go
 * before what the code usually means. Holds no times of day.
 */
export function terminationPhrase(termination: Termination, lastWords: string | null = null): string {
  const end = `${endOf(termination)}${ranFor(termination)}`;
  const meaning = meaningOf(termination);
  if (lastWords !== null) {
    return `${end}: ${lastWords}`;
  }
  return meaning === null ? end : `${end} (${meaning})`;
}

/** What to do, and whether it speaks of the log. */
export type Advice = {readonly check: string; readonly log?: true};

const adviceByCode: ReadonlyMap<number, Advice> = new Map([
  [0, {check: 'it should run for good: check its liveness probe, its command and its log', log: true}],
  [126, {check: 'check its command and whether the image fits the node'}],
  [127, {check: 'check its command and whether the image fits the node'}],
  [startFailed, {check: 'check its command, its volumes and the node'}],
  [134, {check: 'read its log, and check whether the image fits the node', log: true}],
  [137, {check: 'raise its memory limit, or check its liveness probe'}],
  [139, {check: 'read its log, and check whether the image fits the node', log: true}],
  [143, {check: 'check its liveness probe and who stops it'}],
]);

/** What to do about a container that ended so, where the exit code or reason tells; else null. */
export function terminationAdvice(termination: Termination): Advice | null {
  const {reason, exitCode} = termination;
  if (reason === 'OOMKilled') {
    return exitCode === 143
      ? {check: 'check who stops it (a drain, its liveness probe), and its memory limit'}
      : {check: 'raise its memory limit: big repositories and charts need more'};
  }
  if (isLost(termination)) {
    return {check: 'check the node: it was restarted, or its runtime lost the container'};
  }
  const code = codeOf(termination);
  return code === null ? null : (adviceByCode.get(code) ?? null);
}

/** kubectl's word for how a container ended: its reason, else `Signal:9`, else `ExitCode:3`. */
export function terminationText(termination: Termination): string {
  if (termination.reason) {
    return termination.reason;
  }
  return termination.signal ? `Signal:${termination.signal}` : `ExitCode:${termination.exitCode ?? 0}`;
}

/** Exit code 0, by which the kubelet goes on. An answer without the code counts when nothing in it speaks of an error. */
export function exitedZero({exitCode, signal, reason}: Termination): boolean {
  return exitCode === null ? !signal && (!reason || reason === 'Completed') : exitCode === 0;
}

/** Exit code 0, and neither a signal nor the memory limit made an end of it. */
export function endedWell(termination: Termination): boolean {
  return exitedZero(termination) && !termination.signal && termination.reason !== 'OOMKilled';
}

// For a container it cannot find the kubelet makes up exit code 137 (kubelet_pods.go).
function isStandIn({reason}: Termination): boolean {
  return reason === 'ContainerStatusUnknown';
}

/** How it ended is not known: the kubelet or the runtime lost the container, for example when the node rebooted. */
export function isLost(termination: Termination): boolean {
  return isStandIn(termination) || termination.reason === 'Unknown';
}

/** The runtime could not start it: it has never run, and has no log. */
export function wasNotStarted({exitCode, reason}: Termination): boolean {
  return exitCode === startFailed || reason === 'StartError' || reason === 'ContainerCannotRun';
}

/** Killed by the kernel or the kubelet: `OOMKilled`, SIGKILL, or exit code 137 that is not made up. */
export function wasKilled(termination: Termination | null): boolean {
  return (
    termination !== null &&
    (termination.reason === 'OOMKilled' || (codeOf(termination) === 137 && !isLost(termination)))
  );
}
