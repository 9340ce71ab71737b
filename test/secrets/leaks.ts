import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

/** The secrets that the tests give to the program. With the characters that encodings change. */
export const secrets = {
  token: 'MIIGtestTOKEN+abc/DEF0123456789=xyz+QRS/tuv~end',
  secretKey: 'SKtest9876543210/zyxWVU+qponMLK=jihgfe',
  securityToken: 'STtest+hQpjbi1ub3J0aC00/0f1e2d3c4b5a=Zm9vYmFy/end',
  proxyPassword: 'PWtest+proxy/pass=word0123',
} as const;

/** Enough of a secret to count as shown. */
const pieceLength = 14;

/** The base64 of texts with the secret in them, without the characters that also depend on what stands around it. */
function inBase64(secret: string): string[] {
  return ['', 'x', 'xy'].map(before => {
    const whole = Buffer.from(`${before}${secret}`).toString('base64');
    return whole.slice(before === '' ? 0 : 4, -4);
  });
}

const spellings: Readonly<Record<string, (secret: string) => readonly string[]>> = {
  plain: secret => [secret, secret.toLowerCase(), secret.toUpperCase()],
  'URL-encoded': secret => [encodeURIComponent(secret), encodeURIComponent(secret).replaceAll('%2B', '%2b')],
  'in JSON': secret => [secret.replaceAll('/', '\\/'), secret.replaceAll('+', '\\u002b')],
  'in HTML': secret => [secret.replaceAll('+', '&#43;'), secret.replaceAll('/', '&#x2F;')],
  base64: inBase64,
  base64url: secret => inBase64(secret).map(text => text.replaceAll('+', '-').replaceAll('/', '_')),
};

/** Beginning, middle and end: a message may quote only a part. */
function pieces(text: string): readonly string[] {
  const middle = Math.floor((text.length - pieceLength) / 2);
  return [text.slice(0, pieceLength), text.slice(middle, middle + pieceLength), text.slice(-pieceLength)];
}

const sought = Object.entries(secrets).flatMap(([name, secret]) =>
  Object.entries(spellings).flatMap(([spelling, write]) =>
    write(secret).flatMap(text => pieces(text).map(piece => ({what: `${name}, ${spelling}`, piece}))),
  ),
);

/** What is to be seen of the secrets in these texts, e.g. `stderr: token, base64`; nothing, where all is well. */
export function leaks(texts: Readonly<Record<string, string>>): readonly string[] {
  const found = Object.entries(texts).flatMap(([where, text]) =>
    sought.filter(({piece}) => text.includes(piece)).map(({what}) => `${where}: ${what}`),
  );
  return [...new Set(found)];
}

/** The names and contents of all files of a directory and those in it. */
export function filesOf(directory: string): Readonly<Record<string, string>> {
  const files = readdirSync(directory, {recursive: true, withFileTypes: true}).filter(entry => entry.isFile());
  const contents = files.map(entry => {
    const path = join(entry.parentPath, entry.name);
    return [path, `${path}\n${readFileSync(path, 'utf8')}`];
  });
  return Object.fromEntries(contents);
}
