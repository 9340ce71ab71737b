import {describe, expect, test} from 'vitest';
import {type FailureKind, retryOf} from '../../../source/rollout/feed/failure-kinds.ts';
import {codeRows, findCode} from '../../../source/ucs/errors/codes.ts';
import {ucsWords} from '../../../source/ucs/errors/words.ts';
import {clientOf, errorOf, sampleCluster, serve} from '../serving.ts';

// Code, HTTP status it comes with, what it must be taken for.
const expected: readonly (readonly [string, number, FailureKind])[] = [
  ['UCS.00060001', 400, 'bad-request'],
  ['UCS.00000001', 400, 'bad-request'],
  ['UCS.01000001', 400, 'bad-request'],
  ['UCS.00000004', 403, 'forbidden'],
  ['UCS.01000004', 403, 'forbidden'],
  ['UCS.00000005', 500, 'server'],
  ['UCS.00000006', 500, 'server'],
  ['UCS.00000007', 500, 'server'],
  ['UCS.00000008', 500, 'server'],
  ['UCS.00000009', 500, 'server'],
  ['UCS.00000010', 500, 'server'],
  ['UCS.01000005', 500, 'server'],
  ['UCS.01000006', 500, 'server'],
  ['UCS.01000007', 500, 'server'],
  ['UCS.01000008', 500, 'server'],
  ['UCS.01000009', 500, 'server'],
  ['UCS.01000010', 500, 'server'],
  ['UCS.00000011', 400, 'bad-request'],
  ['UCS.00000012', 400, 'bad-request'],
  ['UCS.00000016', 400, 'bad-request'],
  ['UCS.01000011', 400, 'bad-request'],
  ['UCS.01000012', 400, 'bad-request'],
  ['UCS.01000016', 400, 'bad-request'],
  ['UCS.00000013', 404, 'not-found'],
  ['UCS.01000013', 404, 'not-found'],
  ['UCS.00000018', 401, 'auth'],
  ['UCS.01000003', 401, 'auth'],
  ['UCS.01000002', 429, 'throttled'],
  ['UCS.00010013', 400, 'server'],
  ['UCS.01010006', 400, 'server'],
  ['UCS.00010014', 403, 'forbidden'],
  ['UCS.00010015', 403, 'forbidden'],
  ['UCS.01010007', 403, 'forbidden'],
  ['UCS.01010008', 403, 'forbidden'],
  ['UCS.01010003', 403, 'forbidden'],
  ['UCS.00030001', 404, 'not-found'],
  ['UCS.01030001', 404, 'not-found'],
  ['UCS.00030002', 400, 'server'],
  ['UCS.01030002', 400, 'server'],
  ['UCS.00030003', 400, 'server'],
  ['UCS.01030003', 400, 'server'],
  ['UCS.01030004', 400, 'cluster-unavailable'],
  ['UCS.01030005', 403, 'forbidden'],
  ['UCS.01030016', 400, 'frozen'],
  ['APIGW.0101', 404, 'api-gone'],
  ['APIGW.0103', 404, 'api-gone'],
  ['APIGW.0104', 400, 'api-gone'],
  ['APIGW.0105', 400, 'api-gone'],
  ['APIGW.0106', 400, 'bad-request'],
  ['APIGW.0201', 400, 'bad-request'],
  ['APIGW.0201', 413, 'bad-request'],
  ['APIGW.0201', 414, 'bad-request'],
  ['APIGW.0201', 494, 'bad-request'],
  ['APIGW.0201', 502, 'server'],
  ['APIGW.0201', 504, 'server'],
  ['APIGW.0301', 401, 'auth'],
  ['APIGW.0302', 403, 'forbidden'],
  ['APIGW.0306', 403, 'forbidden'],
  ['APIGW.0303', 401, 'auth'],
  ['APIGW.0305', 401, 'auth'],
  ['APIGW.0307', 401, 'auth'],
  ['APIGW.0308', 429, 'throttled'],
  ['APIGW.0310', 403, 'forbidden'],
  ['APIGW.0401', 403, 'forbidden'],
  ['APIGW.0402', 403, 'forbidden'],
  ['APIGW.0601', 500, 'server'],
  ['APIGW.0602', 400, 'bad-request'],
  ['APIGW.0605', 500, 'server'],
  ['APIGW.0606', 500, 'server'],
  ['APIGW.0607', 500, 'server'],
  ['APIGW.0608', 500, 'server'],
  ['APIGW.0609', 500, 'server'],
  ['APIGW.0610', 502, 'server'],
  ['APIGW.0611', 500, 'server'],
  ['APIGW.0612', 500, 'server'],
  ['APIGW.0613', 503, 'server'],
  ['APIGW.0801', 403, 'forbidden'],
  ['APIGW.0802', 403, 'forbidden'],
];

describe('every code of UCS and of the gateway', () => {
  test.each(expected)('%s with HTTP %i is %s', async (code, status, kind) => {
    const server = await serve();
    server.answer('*', {status, body: JSON.stringify({error_code: code, error_msg: 'as the server says'})});
    const error = await errorOf(clientOf(server.url, {as: {kind: 'token', token: 't0ken'}}).gitops(sampleCluster));
    const row = findCode(code);
    expect(error).toMatchObject({kind, status, code});
    expect(error.message).toBe(`${row?.meaning}: as the server says (HTTP ${status}, ${code})`);
    const usual =
      kind === 'server' ? `If it stays, give request id ${error.requestId} to support.` : ucsWords[kind].hint;
    expect(error.hint).toBe(row?.hint ?? usual);
  });

  test('the table has no others, but the states of GitOps, and none twice', () => {
    const known = codeRows.filter(row => row.announcement === undefined).flatMap(row => row.codes);
    expect(known.toSorted()).toEqual([...new Set(expected.map(([code]) => code))].sort());
    const states = codeRows.filter(row => row.announcement !== undefined).flatMap(row => row.codes);
    expect(states).toEqual(['UCS.00060002', 'UCS.00060003', 'UCS.00060004', 'UCS.00060005']);
  });
});

test.each([
  ['APIG.0308', 'APIGW.0308'],
  ['APIGW.0101', 'APIGW.0101'],
])('the prefix of %s', (code, normal) => {
  expect(findCode(code)?.codes).toContain(normal);
});

test.each(['APIG.030', 'APIGW.03011', 'XAPIG.0301', 'CCE.01400001', ''])('%j is not known', code => {
  expect(findCode(code)).toBeUndefined();
});

test('every kind says what it is, what to do, and how polling goes on', () => {
  for (const row of Object.values(ucsWords)) {
    expect(row.title).toMatch(/^\w.+\w$/);
    expect(row.hint).toMatch(/\.$/);
  }
  const retries = Object.entries(retryOf).map(([kind, retry]) => `${kind}: ${retry}`);
  expect(retries).toEqual([
    'auth: stop',
    'forbidden: slow',
    'not-found: slow',
    'api-gone: slow',
    'bad-request: slow',
    'frozen: slow',
    'cluster-unavailable: slow',
    'throttled: throttled',
    'server: backoff',
    'timeout: backoff',
    'network: backoff',
    'tls: slow',
    'proxy: backoff',
    'redirect: slow',
    'too-large: slow',
    'shape: backoff',
  ]);
});
