import {resolve} from 'node:path';
import type {Readable} from 'node:stream';
import {ConfigError} from '../config-error.ts';
import {readPrivateFile} from './private-file.ts';

/** Where `--token-file` finds its token. `read` gives the token as it is now. */
type TokenFile = {readonly read: () => Promise<string>; readonly warning: string | null};

/**
 * Opens a token file and reads it once, so that mistakes show at the start. A regular file is read again at every
 * `read`, because tokens live for a day and get renewed; a pipe is read only once.
 */
export async function openTokenFile(path: string, cwd: string, platform: NodeJS.Platform): Promise<TokenFile> {
  const full = resolve(cwd, path);
  const readOnce = async () => {
    const file = await readPrivateFile(full, platform);
    if (file === null) {
      throw new ConfigError(`token file ${full} does not exist`, 'Write an IAM token into it, or check --token-file.');
    }
    return {...file, token: checkSecret(file.text, `token file ${full}`)};
  };
  const first = await readOnce();
  return {
    warning: first.warning,
    read: async () => (first.regular ? (await readOnce()).token : first.token),
  };
}

/** The token on standard input. A terminal is refused: the program would silently wait for input. */
export async function readTokenFromInput(stdin: Readable & {readonly isTTY?: boolean | undefined}): Promise<string> {
  if (stdin.isTTY === true) {
    throw new ConfigError(
      '--token-file -: standard input is a terminal',
      'Pipe the token in, as in: ucs-gitops get --token-file - < token.txt',
    );
  }
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) {
    chunks.push(Buffer.from(chunk));
  }
  return checkSecret(Buffer.concat(chunks).toString('utf8'), 'the token on standard input');
}

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
