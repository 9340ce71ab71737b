/** Wrong usage or configuration (exit code 2). The message says what is wrong, the hint what to do about it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly hint: string | null;

  constructor(message: string, hint: string | null = null) {
    super(message);
    this.hint = hint;
  }
}

/** The code of an error of the system, such as `ENOENT`; `unknown error` where it has none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}

const readReasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'you may not read it',
  EISDIR: 'it is a directory',
};

const writeReasons: Readonly<Record<string, string>> = {
  ENOENT: 'its directory does not exist',
  ENOTDIR: 'its directory does not exist',
  EACCES: 'you may not write it',
  EISDIR: 'it is a directory',
  EROFS: 'the file system is read-only',
};

function why(error: unknown, reasons: Readonly<Record<string, string>>): string {
  const code = errorCode(error);
  return reasons[code] ?? code;
}

/** Why a file could not be opened to write to it, in words. */
export function whyNotWritten(error: unknown): string {
  return why(error, writeReasons);
}

/** The error for a file that cannot be read. */
export function unreadable(path: string, error: unknown): ConfigError {
  return new ConfigError(`${path} cannot be read: ${why(error, readReasons)}`, 'Check the path and its permissions.');
}
