import {ConfigError} from '../../config/config-error.ts';
import {CommandError, exitCodes} from '../../program/exit-codes.ts';
import {exitCodeOf, withRequestId} from '../../program/failure.ts';
import {FeedFailure} from '../../rollout/feed/failure.ts';
import {escapeForTerminal} from '../../text/safe.ts';

/** The result of one check of `doctor`. Holds no secret. */
export type Finding = {
  /** What was checked, in a word or two. */
  readonly topic: string;
  readonly text: string;
  /** What to do about it; null where nothing is to be done. */
  readonly hint: string | null;
} & (
  | {readonly grade: 'ok' | 'warn'}
  /** `exitCode` is what other commands would end with. */
  | {readonly grade: 'fail'; readonly exitCode: number}
);

/** All is well. */
export function ok(topic: string, text: string): Finding {
  return {grade: 'ok', topic, text, hint: null};
}

/** It works, but not as it might, or not for long. */
export function warn(topic: string, text: string, hint: string | null = null): Finding {
  return {grade: 'warn', topic, text, hint};
}

/** It does not work. */
export function fail(topic: string, text: string, exitCode: number, hint: string | null = null): Finding {
  return {grade: 'fail', topic, text, hint, exitCode};
}

/** What an error means. Throws it again when it is an unexpected one. */
export function failedBy(topic: string, error: unknown): Finding {
  if (error instanceof FeedFailure) {
    return fail(topic, withRequestId(error), exitCodeOf(error.kind), error.hint);
  }
  if (error instanceof ConfigError) {
    return fail(topic, error.message, exitCodes.usage, error.hint);
  }
  if (error instanceof CommandError) {
    return fail(topic, error.message, error.exitCode, error.hint);
  }
  throw error;
}

const topicWidth = 11;

/** A finding as it is printed: one line, and its hint below. Nothing in it acts on a terminal. */
export function findingText({grade, topic, text, hint}: Finding): string {
  const lines = [
    `${grade.padEnd(4)}  ${topic.padEnd(topicWidth)}  ${text}`,
    ...(hint === null ? [] : hint.split('\n')),
  ];
  return escapeForTerminal(`${lines.join(`\n${' '.repeat(topicWidth + 8)}`)}\n`);
}
