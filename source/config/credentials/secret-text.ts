import {ConfigError} from '../config-error.ts';

/**
 * A token or key without the white space around it. What is left goes into a request header, so anything but printable
 * ASCII is a `ConfigError`, which names where it came from and never shows it.
 */
export function checkSecret(text: string, name: string): string {
  const secret = text.replace(/^\uFEFF/, '').trim();
  if (secret === '') {
    throw new ConfigError(`${name} is empty`, 'Put the secret there and nothing else.');
  }
  if (/[^\u0021-\u007e]/.test(secret)) {
    throw new ConfigError(
      `${name} holds a space, a line break or a character that no token or key has`,
      'Put the secret there and nothing else: no quotes, no "Bearer", no second line.',
    );
  }
  return secret;
}
