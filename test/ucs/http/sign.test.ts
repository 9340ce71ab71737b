import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {sdkDate, sha256, signRequest} from '../../../source/ucs/http/sign.ts';

type Vector = {
  readonly name: string;
  readonly ak: string;
  readonly sk: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly xSdkDate: string;
  readonly signedHeaders: readonly string[];
  readonly canonicalRequest: string;
  readonly stringToSign: string;
  readonly authorization: string;
};

const file = new URL('../../fixtures/signing-vectors.json', import.meta.url);
const vectors = JSON.parse(readFileSync(file, 'utf8')) as readonly Vector[];

function epochMs(date: string): number {
  return Date.parse(date.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

describe('signatures published in the SDKs and computed with them', () => {
  test('there are vectors', () => {
    expect(vectors.length).toBe(11);
  });

  test.each(vectors)('$name', vector => {
    const signed = Object.entries(vector.headers).filter(([name]) => {
      const lowerCase = name.toLowerCase();
      return lowerCase !== 'x-sdk-date' && vector.signedHeaders.includes(lowerCase);
    });
    const signature = signRequest(
      {method: vector.method, url: vector.url, headers: Object.fromEntries(signed), bodyHash: sha256(vector.body)},
      {accessKey: vector.ak, secretKey: vector.sk},
      epochMs(vector.xSdkDate),
    );
    expect(signature.canonicalRequest).toBe(vector.canonicalRequest);
    expect(signature.stringToSign).toBe(vector.stringToSign);
    expect(signature.authorization).toBe(vector.authorization);
    expect(signature.headers['X-Sdk-Date']).toBe(vector.xSdkDate);
    expect(signature.headers['Authorization']).toBe(vector.authorization);
  });
});

test('without a body hash the empty body is signed', () => {
  const request = {method: 'get', url: 'https://ucs.example.test/v1/clusters', headers: {}};
  const {canonicalRequest} = signRequest(request, {accessKey: 'a', secretKey: 's'}, 0);
  expect(canonicalRequest).toBe(
    'GET\n/v1/clusters/\n\nx-sdk-date:19700101T000000Z\n\nx-sdk-date\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
});

test('the date of a signature has no fractions and is UTC', () => {
  expect(sdkDate(Date.parse('2025-11-05T11:48:06.789+08:00'))).toBe('20251105T034806Z');
});
