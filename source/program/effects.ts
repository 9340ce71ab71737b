import type {Clock} from '../clock.ts';
import type {KnownSecrets} from './known-secrets.ts';

/** What a line of the log is about. */
export type LogEvent = 'start' | 'connect' | 'request' | 'answer' | 'failure' | 'change' | 'warning' | 'end';

/** The rest of a line, in the order in which it is written. Times and durations are in ms. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/** Writes one line to the log file. Never throws: a log that cannot be written is no reason to stop. */
export type Log = (event: LogEvent, fields: LogFields) => void;

/** Everything outside the program that a command may touch. Real ones in cli.ts, made-up ones in tests. */
export type Effects = {
  /** The arguments alone, without node and script. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly homeDir: string;
  readonly platform: NodeJS.Platform;
  readonly pid: number;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly clock: Clock;
  /** 0 up to, not including, 1. */
  readonly random: () => number;
  readonly fetch: typeof globalThis.fetch;
  /** What must not show in any text that is written. */
  readonly secrets: KnownSecrets;
  /** Writes a line to the log file; null: there is none. */
  readonly log: Log | null;
  /** Aborted when the program is to end; the reason is a `StopReason`. */
  readonly signal: AbortSignal;
};

/** What the program is started with; the log is opened when the settings are known. */
export type ProgramEffects = Omit<Effects, 'log'>;
