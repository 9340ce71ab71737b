import {createHash, createHmac} from 'node:crypto';
import {encodeRfc3986} from '../../text/percent.ts';

/** The parts of a request that a signature covers. `headers` are exactly those to be signed. */
type SignedParts = {
  readonly method: string;
  /** As it is sent, query included. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Hex sha256 of the body. */
  readonly bodyHash: string;
};

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

// Signed with a slash at the end, whatever the request itself has.
function canonicalPath(path: string): string {
  const encoded = path
    .split('/')
    .map(segment => encodeRfc3986(decode(segment)))
    .join('/');
  return encoded.endsWith('/') ? encoded : `${encoded}/`;
}

function canonicalQuery(query: string): string {
  return query
    .split('&')
    .filter(pair => pair !== '')
    .map(pair => {
      const [name = '', ...value] = pair.split('=');
      return {name: encodeRfc3986(decode(name)), value: encodeRfc3986(decode(value.join('=')))};
    })
    .sort((a, b) => byCode(a.name, b.name) || byCode(a.value, b.value))
    .map(pair => `${pair.name}=${pair.value}`)
    .join('&');
}

/** The names a signature lists: lower case, in order, joined by `;`. */
function signedHeaderNames(headers: Readonly<Record<string, string>>): string {
  return Object.keys(headers)
    .map(name => name.toLowerCase())
    .sort(byCode)
    .join(';');
}

/** The text that is hashed and signed (algorithm `SDK-HMAC-SHA256`). */
export function canonicalRequest(request: SignedParts): string {
  const url = new URL(request.url);
  const headerLines = Object.entries(request.headers)
    .map(([name, value]) => ({name: name.toLowerCase(), value: value.trim()}))
    .sort((a, b) => byCode(a.name, b.name))
    .map(header => `${header.name}:${header.value}\n`);
  return [
    request.method.toUpperCase(),
    canonicalPath(url.pathname),
    canonicalQuery(url.search.slice(1)),
    headerLines.join(''),
    signedHeaderNames(request.headers),
    request.bodyHash,
  ].join('\n');
}

const algorithm = 'SDK-HMAC-SHA256';

/** Hex sha256 of a body. */
export function sha256(body: string | Uint8Array): string {
  return createHash('sha256').update(body).digest('hex');
}

/** `20251105T034806Z` for a time in epoch ms. The gateway accepts 15 minutes around its own clock. */
export function sdkDate(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

type RequestToSign = {
  readonly method: string;
  /** As it is sent, query included. */
  readonly url: string;
  /** The headers to sign; `X-Sdk-Date` is added. */
  readonly headers: Readonly<Record<string, string>>;
  /** Hex sha256 of the body; of an empty one when left out. */
  readonly bodyHash?: string;
};

type SigningKeys = {readonly accessKey: string; readonly secretKey: string};

/** `headers` are to be sent: the given ones, `X-Sdk-Date` and `Authorization`. The rest is what a debugger wants to see. */
type Signature = {
  readonly headers: Readonly<Record<string, string>>;
  readonly authorization: string;
  readonly canonicalRequest: string;
  readonly stringToSign: string;
};

/** Signs a request with AK/SK. `date` is the time of signing, epoch ms. */
export function signRequest(request: RequestToSign, keys: SigningKeys, date: number): Signature {
  const time = sdkDate(date);
  const headers = {...request.headers, 'X-Sdk-Date': time};
  const canonical = canonicalRequest({...request, headers, bodyHash: request.bodyHash ?? sha256('')});
  const stringToSign = `${algorithm}\n${time}\n${sha256(canonical)}`;
  const signature = createHmac('sha256', keys.secretKey).update(stringToSign).digest('hex');
  const authorization = `${algorithm} Access=${keys.accessKey}, SignedHeaders=${signedHeaderNames(headers)}, Signature=${signature}`;
  return {
    headers: {...headers, Authorization: authorization},
    authorization,
    canonicalRequest: canonical,
    stringToSign,
  };
}
