import {expect, test} from 'vitest';
import type {Credentials} from '../../../source/ucs/http/options.ts';
import {aksk, clientOf, errorOf, sampleCluster, serve} from '../serving.ts';

const key = {accessKey: 'AK-OF-A-TEST', secretKey: 'secret-key-of-a-test', domainId: 'domain-of-a-test'};
const temporaryKey = {...key, accessKey: 'TEMPORARY-AK', securityToken: 'security/token+of=a=test'};
const auth = {tokens: ['token-of-a-test'], keys: [key, temporaryKey]};

const temporary = aksk({accessKey: temporaryKey.accessKey, securityToken: temporaryKey.securityToken});
const token: Credentials = {kind: 'token', token: 'token-of-a-test'};

test.each([
  ['a token', token],
  ['AK/SK', aksk()],
  ['temporary AK/SK', temporary],
])("%s is accepted by the server's own check", async (_, credentials) => {
  const server = await serve({auth});
  const client = clientOf(server.url, {as: credentials});
  const answer = await client.gitops(sampleCluster);
  expect(answer.pods.map(pod => pod.app)).toEqual(['source-controller']);
  expect(await client.clusters()).toEqual([{id: sampleCluster, name: 'test-cluster'}]);
  expect(server.requests.map(request => request.status)).toEqual([200, 200]);
});

test('a signature covers a query and an id that need escaping', async () => {
  const server = await serve({auth});
  const pages = ['{"metadata": {"continue": "a+b/c= d\'*"}, "items": []}', '{"items": []}'];
  server.answer('*', ({query}) => ({status: 200, body: pages[query.has('continue') ? 1 : 0] ?? ''}));
  await clientOf(server.url, {as: aksk()}).gitops("odd id/with (all) of 'it'*");
  expect(server.requests.map(request => [request.path, request.query, request.status])).toEqual([
    ['/v1/clusters/odd%20id%2Fwith%20%28all%29%20of%20%27it%27%2A/gitops', '', 200],
    ['/v1/clusters/odd%20id%2Fwith%20%28all%29%20of%20%27it%27%2A/gitops', 'continue=a%2Bb%2Fc%3D%20d%27%2A', 200],
  ]);
});

test('the headers of a request with a token', async () => {
  const server = await serve();
  await clientOf(server.url, {as: token}).gitops(sampleCluster);
  expect(server.requests[0]?.headers).toMatchObject({
    accept: 'application/json',
    'content-type': 'application/json',
    'user-agent': 'ucs-gitops/test',
    'x-auth-token': 'token-of-a-test',
  });
  expect(server.requests[0]?.headers).not.toHaveProperty('authorization');
  expect(server.requests[0]?.method).toBe('GET');
});

test('the headers of a signed request', async () => {
  const server = await serve();
  const now = () => Date.UTC(2025, 10, 5, 3, 48, 6);
  await clientOf(server.url, {as: temporary, now}).gitops(sampleCluster);
  const headers = server.requests[0]?.headers ?? {};
  expect(headers).toMatchObject({
    'x-sdk-date': '20251105T034806Z',
    'x-domain-id': 'domain-of-a-test',
    'x-security-token': temporaryKey.securityToken,
    host: new URL(server.url).host,
  });
  expect(headers['authorization']).toMatch(
    /^SDK-HMAC-SHA256 Access=TEMPORARY-AK, SignedHeaders=host;x-domain-id;x-sdk-date;x-security-token, Signature=[0-9a-f]{64}$/,
  );
  expect(headers).not.toHaveProperty('x-auth-token');
});

test('without credentials nothing is sent, and the refusal says what to set', async () => {
  const server = await serve({auth});
  const error = await errorOf(clientOf(server.url).gitops(sampleCluster));
  expect(error).toMatchObject({kind: 'auth', status: 401, code: 'APIGW.0301'});
  expect(error.message).toMatch(/^credentials are needed: .*x-auth-token not found/);
  expect(error.hint).toContain('HW_AUTH_TOKEN');
  expect(server.requests[0]?.headers).not.toHaveProperty('x-auth-token');
  expect(server.requests[0]?.headers).not.toHaveProperty('authorization');
});

test('credentials are read anew for every request', async () => {
  const server = await serve({auth});
  const tokens = ['old', 'token-of-a-test'];
  const credentials = async (): Promise<Credentials> => ({kind: 'token', token: tokens.shift() ?? ''});
  const api = clientOf(server.url, {credentials});
  expect((await errorOf(api.gitops(sampleCluster))).kind).toBe('auth');
  expect((await api.gitops(sampleCluster)).pods).toHaveLength(1);
});

test.each<[string, Credentials, string, RegExp]>([
  ['a wrong token', {kind: 'token', token: 'wrong'}, 'the token cannot be read', /whole token was copied/],
  [
    'a wrong secret key',
    aksk({secretKey: 'wrong-secret-key'}),
    'the signature does not fit the access key',
    /secret key/,
  ],
  ['an unknown access key', aksk({accessKey: 'UNKNOWN'}), 'the access key is not known', /access key and the site/],
  ['a wrong domain id', aksk({domainId: 'other'}), 'the signature does not fit the access key', /secret key/],
  [
    'temporary keys without their token',
    aksk({accessKey: 'TEMPORARY-AK'}),
    'the signature does not fit the access key',
    /security token/,
  ],
])('%s is refused, and the error says why', async (_, credentials, meaning, hint) => {
  const server = await serve({auth});
  const error = await errorOf(clientOf(server.url, {as: credentials}).gitops(sampleCluster));
  expect(error).toMatchObject({kind: 'auth', status: 401, code: 'APIGW.0301'});
  expect(error.message.startsWith(`${meaning}: Incorrect IAM authentication information`)).toBe(true);
  expect(error.hint).toMatch(hint);
  expect(error.requestId).toMatch(/^[0-9a-f]{32}$/);
  expect(server.requests).toHaveLength(1);
});

test.each([
  ['ahead', 20, "this machine's clock is 20m ahead of the API's"],
  ['behind', -90, "this machine's clock is 90m behind the API's"],
])('a clock that is %s is named', async (_, minutes, meaning) => {
  const server = await serve({auth});
  const now = () => Date.now() + minutes * 60_000;
  const error = await errorOf(clientOf(server.url, {as: aksk(), now}).gitops(sampleCluster));
  expect(error.kind).toBe('auth');
  expect(error.message.startsWith(`${meaning}: `)).toBe(true);
  expect(error.hint).toContain('Set the clock');
});

test('a locked key says how long to wait, whatever else may be wrong', async () => {
  const server = await serve({auth});
  const client = clientOf(server.url, {as: aksk({secretKey: 'wrong-secret-key'})});
  for (let failure = 0; failure < 5; failure += 1) {
    expect((await errorOf(client.gitops(sampleCluster))).retryAfterMs).toBeNull();
  }
  const error = await errorOf(client.gitops(sampleCluster));
  expect(error.message).toMatch(/^the access key is locked after too many refusals/);
  expect(error).toMatchObject({kind: 'auth', retryAfterMs: 300_000});
  expect(error.hint).toContain('five minutes');
});

test.each<[string, Credentials, string]>([
  ['a line break in the token', {kind: 'token', token: 'secret\nX-Other: 1'}, 'the token is not one line'],
  ['an empty token', {kind: 'token', token: ''}, 'the token is empty'],
  ['a blank in the access key', aksk({accessKey: 'SECRET AK'}), 'the access key is not one line'],
  ['Chinese in the domain id', aksk({domainId: 'secret帐号'}), 'the domain id is not one line'],
  ['a line break in the security token', aksk({securityToken: 'secret\r\n'}), 'the security token is not one line'],
])('%s is caught before anything is sent', async (_, credentials, message) => {
  const server = await serve();
  const error = await errorOf(clientOf(server.url, {as: credentials}).gitops(sampleCluster));
  expect(error.kind).toBe('auth');
  expect(error.message.startsWith(message)).toBe(true);
  expect(`${error.message}${error.hint}`).not.toMatch(/secret\W|SECRET AK/);
  expect(server.requests).toEqual([]);
});

test('credentials that cannot be read are an error of their own', async () => {
  const server = await serve();
  const credentials = async (): Promise<Credentials> => {
    throw new Error("ENOENT: no such file or directory, open 'token.txt'");
  };
  const error = await errorOf(clientOf(server.url, {credentials}).gitops(sampleCluster));
  expect(error.kind).toBe('auth');
  expect(error.message).toBe("the credentials could not be read: ENOENT: no such file or directory, open 'token.txt'");
  expect(server.requests).toEqual([]);
});
