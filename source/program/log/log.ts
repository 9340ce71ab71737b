/** What a line of the log tells of. */
export type LogEvent = 'start' | 'connect' | 'request' | 'answer' | 'failure' | 'change' | 'warning' | 'end';

/** The rest of a line, in the order in which it is written. Times and durations are in ms. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/** Writes one line to the log file. Never throws: a log that cannot be written is no reason to stop. */
export type Log = (event: LogEvent, fields: LogFields) => void;
