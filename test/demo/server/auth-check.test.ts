import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import type {DemoAuth} from '../../../source/demo/server/auth-check.ts';
import {canonicalRequest, parseAuthorization, signatureOf} from '../../../source/demo/server/gateway-signature.ts';
import {fixedPlay, type VirtualPlay} from '../virtual-play.ts';

type Vector = {
  readonly name: string;
  readonly sk: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly xSdkDate: string;
  readonly canonicalRequest: string;
  readonly authorization: string;
};

const vectors = JSON.parse(
  readFileSync(new URL('../../fixtures/signing-vectors.json', import.meta.url), 'utf8'),
) as readonly Vector[];

describe('the signature', () => {
  it.each(vectors.filter(({body}) => body === '').map(vector => [vector.name, vector] as const))(
    'is that of %s',
    (_, vector) => {
      const url = new URL(vector.url);
      const request = {
        id: '',
        method: vector.method,
        path: url.pathname,
        rawQuery: url.search.slice(1),
        query: url.searchParams,
        headers: Object.fromEntries(Object.entries(vector.headers).map(([name, value]) => [name.toLowerCase(), value])),
      };
      const signed = parseAuthorization(vector.authorization);
      const canonical = canonicalRequest(request, signed?.signedHeaders ?? []);
      expect(canonical).toBe(vector.canonicalRequest);
      expect(signatureOf(vector.sk, vector.xSdkDate, canonical)).toBe(signed?.signature);
    },
  );

  it.each([
    ['', 'no scheme'],
    ['Basic dXNlcjpwYXNz', 'another scheme'],
    ['SDK-HMAC-SHA256 Access=AK, SignedHeaders=host', 'no signature'],
    ['SDK-HMAC-SHA256 Access=AK, SignedHeaders=host, Signature=abc', 'a short signature'],
  ])('is not found in %j (%s)', text => {
    expect(parseAuthorization(text)).toBeNull();
  });
});

// Signatures of GET /v1/clusters at 2026-11-23T08:00:00Z with the secret key of this pair, made by another program.
const date = '20261123T080000Z';
const keys = [
  {accessKey: 'DEMOAK', secretKey: 'demo-secret-key', domainId: 'domain-1'},
  {accessKey: 'TEMPAK', secretKey: 'demo-secret-key', domainId: 'domain-1', securityToken: 'sts-1'},
];
const withDomain = '94a9959d579c0cd35d1dc0ab54e653c2dde497bbf4dd134e63c99fb309eb9634';
const dateOnly = '22be0bca4bf1ad8d1c586021a266d959132c1f109b71c734fdf71f1f1ea0e3d0';
const otherDomain = 'ac2a3954d8ee1ef8b2b9b1be33f761816e9816750c0c2162a66297ebb411da04';
const withSecurityToken = 'f3887950a6de86ef90493bcaf8b564b70e7db54fb702e7c65eaec9d79155052a';
const ofDomainsPath = '468ad108968f98a2510cbf9133dba4f9a143f26c326d0e0a5610afe3e1350380';
const withQuery = 'a72365961278145c9c4a20e0b92e7baa131ab40c0bf0e5f47ac9b5db3134c19d';
const noDate = 'f263a580b03b68560997e3582718207bb6312e8199e48ef052686928be824d0e';

const wrongSignature = '0'.repeat(64);

function signed(signature: string, names = 'x-domain-id;x-sdk-date', access = 'DEMOAK'): Record<string, string> {
  return {
    Authorization: `SDK-HMAC-SHA256 Access=${access}, SignedHeaders=${names}, Signature=${signature}`,
    'X-Sdk-Date': date,
    'X-Domain-Id': 'domain-1',
  };
}

function guarded(auth: DemoAuth = {keys, tokens: ['token-1']}): Promise<VirtualPlay> {
  return fixedPlay({auth});
}

/** `200`, or status, code and what the gateway says of the credentials. */
async function verdict({get}: VirtualPlay, headers: Record<string, string>, path = '/v1/clusters'): Promise<string> {
  const response = await get(path, headers);
  const body = (await response.json()) as {error_code?: string; error_msg?: string};
  return response.status === 200 ? '200' : `${response.status} ${body.error_code} ${body.error_msg}`;
}

const refused = '401 APIGW.0301 Incorrect IAM authentication information: ';

describe('who is let in', () => {
  it.each([
    ['a known token', {'X-Auth-Token': 'token-1'}, '/v1/clusters'],
    ['a signature', signed(withDomain), '/v1/clusters'],
    [
      'a signature with a query that has to be escaped',
      signed(withQuery),
      '/v1/clusters?note=%E4%B8%80+*%7E&limit=10&clusterids=a%2Bb%2Fc%3D',
    ],
    [
      'a temporary key with its security token',
      {...signed(withSecurityToken, 'x-domain-id;x-sdk-date;x-security-token', 'TEMPAK'), 'X-Security-Token': 'sts-1'},
      '/v1/clusters',
    ],
    ['a signature without a domain, at IAM', signed(ofDomainsPath, 'x-sdk-date'), '/v3/auth/domains'],
  ])('%s', async (_, headers, path) => {
    expect(await verdict(await guarded(), headers, path)).toBe('200');
  });

  it('the domain of the key is what IAM answers', async () => {
    const response = await (await guarded()).get('/v3/auth/domains', signed(ofDomainsPath, 'x-sdk-date'));
    expect(await response.json()).toMatchObject({domains: [{id: 'domain-1'}]});
  });
});

describe('who is refused', () => {
  it.each([
    ['nobody', {}, 'x-auth-token not found'],
    ['another token', {'X-Auth-Token': 'token-2'}, 'decrypt token fail'],
    ['an unknown key', signed(withDomain, undefined, 'OTHERAK'), 'Get secretKey failed,ak:OTHERAK,err:ak not exist'],
    [
      'a wrong signature',
      signed(wrongSignature),
      'verify aksk signature fail, canonicalRequest:GET|/v1/clusters/||x-domain-id:domain-1|x-sdk-date:20261123T080000Z||x-domain-id;x-sdk-date|e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    ],
    [
      'an unreadable header',
      {Authorization: 'SDK-HMAC-SHA256 Access=DEMOAK'},
      'verify aksk signature fail, the Authorization header cannot be read',
    ],
    [
      'a date that is none',
      {...signed(noDate), 'X-Sdk-Date': 'yesterday'},
      'verify aksk signature fail, x-sdk-date is missing, not signed or not a time',
    ],
    [
      'a date that is not signed',
      signed(withDomain, 'x-domain-id'),
      'verify aksk signature fail, x-sdk-date is missing, not signed or not a time',
    ],
    [
      'a domain that is not signed',
      signed(dateOnly, 'x-sdk-date'),
      'verify aksk signature fail, x-domain-id is missing, not signed or not that of the access key',
    ],
    [
      'the domain of another account',
      {...signed(otherDomain), 'X-Domain-Id': 'domain-2'},
      'verify aksk signature fail, x-domain-id is missing, not signed or not that of the access key',
    ],
    [
      'a temporary key without its security token',
      signed(withDomain, undefined, 'TEMPAK'),
      'verify aksk signature fail, x-security-token is missing, not signed or not valid',
    ],
  ])('%s', async (_, headers, message) => {
    expect(await verdict(await guarded(), headers)).toBe(refused + message);
  });

  it('a path that does not exist is said before', async () => {
    expect(await verdict(await guarded(), {}, '/v2')).toMatch(/^404 APIGW\.0101 /);
  });

  it('without auth nobody is asked', async () => {
    expect(await verdict(await fixedPlay(), signed(wrongSignature))).toBe('200');
  });

  it('with no tokens and no keys nobody comes in', async () => {
    const guard = await guarded({});
    expect(await verdict(guard, {'X-Auth-Token': 'token-1'})).toBe(`${refused}decrypt token fail`);
    expect(await verdict(guard, signed(withDomain))).toContain('ak not exist');
  });
});

describe('the time of a signature', () => {
  it.each([
    [15 * 60 - 1, '200'],
    [-15 * 60, '200'],
    [15 * 60 + 1, '401'],
    [-15 * 60 - 1, '401'],
  ])('%d seconds after it: %s', async (seconds, status) => {
    const guard = await guarded();
    guard.moveTo(seconds);
    const answer = await verdict(guard, signed(withDomain));
    expect(answer.slice(0, 3)).toBe(status);
    expect(answer.includes('APIGW.0303 Incorrect app authentication information: signature expired')).toBe(
      status === '401',
    );
  });
});

describe('the lock', () => {
  const locked = `${refused}AK access failed to reach the limit,forbidden`;

  it('five failures in a row lock the key for five minutes', async () => {
    const guard = await guarded();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect(await verdict(guard, signed(wrongSignature))).toContain('verify aksk signature fail');
    }
    expect(await verdict(guard, signed(wrongSignature))).toBe(locked);
    expect(await verdict(guard, signed(withDomain))).toBe(locked);
    guard.moveTo(299);
    expect(await verdict(guard, signed(withDomain))).toBe(locked);
    expect(await verdict(guard, {'X-Auth-Token': 'token-1'})).toBe('200');
    guard.moveTo(300);
    expect(await verdict(guard, signed(withDomain))).toBe('200');
  });

  it('a success in between starts the count anew', async () => {
    const guard = await guarded();
    for (const signature of [...Array(4).fill(wrongSignature), withDomain, ...Array(4).fill(wrongSignature)]) {
      await verdict(guard, signed(signature));
    }
    expect(await verdict(guard, signed(withDomain))).toBe('200');
  });

  it('is for one key only', async () => {
    const guard = await guarded();
    for (let attempt = 0; attempt < 6; attempt += 1) {
      await verdict(guard, signed(wrongSignature, undefined, 'TEMPAK'));
    }
    expect(await verdict(guard, signed(withDomain))).toBe('200');
  });
});
