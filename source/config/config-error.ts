/** Wrong usage or configuration (exit code 2). The message says what is wrong, the hint what to do about it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly hint: string | null;

  constructor(message: string, hint: string | null = null) {
    super(message);
    this.hint = hint;
  }
}
