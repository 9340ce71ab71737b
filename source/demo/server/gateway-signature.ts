import {createHash, createHmac} from 'node:crypto';
import type {DemoRequest} from '../reply.ts';

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** RFC 3986: everything but letters, digits and `-_.~` is escaped. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function canonicalPath(path: string): string {
  const encoded = path
    .split('/')
    .map(segment => encode(decode(segment)))
    .join('/');
  return encoded.endsWith('/') ? encoded : `${encoded}/`;
}

function byCode(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function canonicalQuery(rawQuery: string): string {
  return rawQuery
    .split('&')
    .filter(part => part !== '')
    .map(part => {
      const [name = '', ...value] = part.replaceAll('+', ' ').split('=');
      return [encode(decode(name)), encode(decode(value.join('=')))] as const;
    })
    .sort((one, other) => byCode(one[0], other[0]) || byCode(one[1], other[1]))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** What the client must have signed. Requests without a body only; a declared content hash stands for the body. */
export function canonicalRequest(
  {method, path, rawQuery, headers}: DemoRequest,
  signedHeaders: readonly string[],
): string {
  const names = signedHeaders.toSorted(byCode);
  return [
    method.toUpperCase(),
    canonicalPath(path),
    canonicalQuery(rawQuery),
    ...names.map(name => `${name}:${(headers[name] ?? '').trim()}`),
    '',
    names.join(';'),
    headers['x-sdk-content-sha256'] ?? sha256(''),
  ].join('\n');
}

/** What the signature must be: the secret key is used as it is. */
export function signatureOf(secretKey: string, date: string, canonical: string): string {
  return createHmac('sha256', secretKey)
    .update(`SDK-HMAC-SHA256\n${date}\n${sha256(canonical)}`)
    .digest('hex');
}

/** `20261123T080000Z` as epoch ms; NaN when it is not such a text. */
export function parseSdkDate(text: string): number {
  return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

/** What an `Authorization` header says. */
export type Signed = {readonly access: string; readonly signedHeaders: readonly string[]; readonly signature: string};

/** Null when it is not the header of a signed request. */
export function parseAuthorization(text: string): Signed | null {
  const match = /^SDK-HMAC-SHA256 Access=([^,\s]+), ?SignedHeaders=([^,\s]+), ?Signature=([0-9a-f]{64})$/.exec(text);
  const [, access, signedHeaders, signature] = match ?? [];
  return access && signedHeaders && signature ? {access, signedHeaders: signedHeaders.split(';'), signature} : null;
}
