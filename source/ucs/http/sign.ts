import {createHash, createHmac} from 'node:crypto';
import {canonicalRequest, signedHeaderNames} from './canonical-request.ts';

const algorithm = 'SDK-HMAC-SHA256';

/** Hex sha256 of a body. */
export function sha256(body: string | Uint8Array): string {
  return createHash('sha256').update(body).digest('hex');
}

/** `20251105T034806Z` for a time in epoch ms. The gateway accepts 15 minutes around its own clock. */
export function sdkDate(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

export type RequestToSign = {
  readonly method: string;
  /** As it is sent, query included. */
  readonly url: string;
  /** The headers to sign; `X-Sdk-Date` is added. */
  readonly headers: Readonly<Record<string, string>>;
  /** Hex sha256 of the body; of an empty one when left out. */
  readonly bodyHash?: string;
};

export type SigningKeys = {readonly accessKey: string; readonly secretKey: string};

/** `headers` are to be sent: the given ones, `X-Sdk-Date` and `Authorization`. The rest is what a debugger wants to see. */
export type Signature = {
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
