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
  ENOENT: 'there is no such file or directory',
  ENOTDIR: 'a part of the path is no directory',
  EISDIR: 'it is a directory',
  EACCES: 'you may not write there',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'a file may not be larger here',
};

/** Why a file could not be written, in words. */
export function whyNotWritten(error: unknown): string {
  return writeReasons[errorCode(error)] ?? (error instanceof Error ? error.message : String(error));
}

/** The error for a file that cannot be read. */
export function unreadable(path: string, error: unknown): ConfigError {
  return new ConfigError(
    `${path} cannot be read: ${readReasons[errorCode(error)] ?? errorCode(error)}`,
    'Check the path and its permissions.',
  );
}
