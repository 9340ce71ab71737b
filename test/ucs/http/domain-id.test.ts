import {expect, test} from 'vitest';
import {createDomainIds} from '../../../source/ucs/http/domain-id.ts';
import {aksk, clientOf, errorOf, sampleCluster, serve} from '../serving.ts';

const key = {accessKey: 'AK-OF-A-TEST', secretKey: 'secret-key-of-a-test', domainId: 'domain-of-a-test'};
const temporaryKey = {...key, accessKey: 'TEMPORARY-AK', securityToken: 'security-token-of-a-test'};
const auth = {keys: [key, temporaryKey]};
const withoutDomain = aksk({domainId: null});

test.each([
  ['permanent', withoutDomain, 'host;x-sdk-date'],
  [
    'temporary',
    aksk({domainId: null, accessKey: 'TEMPORARY-AK', securityToken: temporaryKey.securityToken}),
    'host;x-sdk-date;x-security-token',
  ],
])('IAM is asked once for the domain of %s keys', async (_, as, signedHeaders) => {
  const server = await serve({auth});
  const client = clientOf(server.url, {as});
  await Promise.all([client.gitops(sampleCluster), client.gitops(sampleCluster), client.clusters()]);
  await client.gitops(sampleCluster);
  expect(server.requests.map(request => request.status)).toEqual([200, 200, 200, 200, 200]);
  const lookups = server.requests.filter(request => request.path === '/v3/auth/domains');
  expect(lookups).toHaveLength(1);
  expect(lookups[0]?.headers['authorization']).toContain(`SignedHeaders=${signedHeaders},`);
  expect(lookups[0]?.headers).not.toHaveProperty('x-domain-id');
  expect(server.requests.at(-1)?.headers['x-domain-id']).toBe('domain-of-a-test');
});

test('IAM may live elsewhere, under a path', async () => {
  const [ucs, iam] = await Promise.all([serve({auth}), serve({auth})]);
  iam.answer('/v3/auth/domains', {status: 200, body: '{"domains": [{"id": "domain-of-a-test"}]}'});
  await clientOf(ucs.url, {as: withoutDomain, iamEndpoint: `${iam.url}/`}).gitops(sampleCluster);
  expect(iam.requests.map(request => request.path)).toEqual(['/v3/auth/domains']);
  expect(ucs.requests.map(request => request.status)).toEqual([200]);
});

test.each([
  ['an empty list', '{"domains": []}'],
  ['no list', '{}'],
  ['a domain without id', '{"domains": [{"name": "x"}, {"id": ""}]}'],
  ['something else', '[1]'],
])('%s: the error says what to set', async (_, body) => {
  const server = await serve({auth});
  server.answer('/v3/auth/domains', {status: 200, body});
  const error = await errorOf(clientOf(server.url, {as: withoutDomain}).gitops(sampleCluster));
  expect(error.kind).toBe('auth');
  expect(error.message).toBe(
    'the domain id could not be looked up: IAM names no domain for this access key, and a signed request needs its id',
  );
  expect(error.hint).toBe('Set the domain (account) id: HUAWEICLOUD_SDK_DOMAIN_ID or HW_DOMAIN_ID.');
  expect(server.requests.map(request => request.path)).toEqual(['/v3/auth/domains']);
});

test.each([
  [
    '403',
    403,
    '{"error": {"code": 403, "message": "Forbidden", "title": "x"}}',
    'forbidden',
    /Forbidden \(HTTP 403\)$/,
  ],
  ['404', 404, '', 'api-gone', /no such API at this endpoint \(HTTP 404\)$/],
  ['500', 500, 'oops', 'server', /server error: oops \(HTTP 500\)$/],
])('a %s of IAM is told as one', async (_, status, body, kind, message) => {
  const server = await serve({auth});
  server.answer('/v3/auth/domains', {status, body});
  const error = await errorOf(clientOf(server.url, {as: withoutDomain}).gitops(sampleCluster));
  expect(error.message).toMatch(/^the domain id could not be looked up: /);
  expect(error.message).toMatch(message);
  expect(error).toMatchObject({kind, status});
  expect(error.hint).toMatch(/^Set the domain \(account\) id: /);
});

test('a refusal by IAM keeps its own hint, and many callers cost one failure', async () => {
  const server = await serve({auth});
  const client = clientOf(server.url, {as: aksk({domainId: null, secretKey: 'wrong-secret-key'})});
  const errors = await Promise.all(['a', 'b', 'c', 'd'].map(id => errorOf(client.gitops(id))));
  expect(errors.map(error => error.kind)).toEqual(['auth', 'auth', 'auth', 'auth']);
  expect(errors[0]?.hint).toMatch(/^Check the secret key/);
  expect(server.requests).toHaveLength(1);
});

test('a failed lookup is made again', async () => {
  const server = await serve({auth});
  const client = clientOf(server.url, {as: withoutDomain});
  server.answer('/v3/auth/domains', {status: 503, body: ''});
  expect((await errorOf(client.gitops(sampleCluster))).kind).toBe('server');
  server.answer('/v3/auth/domains', null);
  expect((await client.gitops(sampleCluster)).pods).toHaveLength(1);
});

const keys = {
  ...withoutDomain,
  kind: 'aksk',
  accessKey: 'a',
  secretKey: 's',
  securityToken: null,
  domainId: null,
} as const;

test('who goes away does not take the lookup from the others', async () => {
  const answer = Promise.withResolvers<unknown>();
  const signals: AbortSignal[] = [];
  const domainIdOf = createDomainIds((_, signal) => {
    signals.push(signal);
    return answer.promise;
  });
  const impatient = new AbortController();
  const [first, second] = [domainIdOf(keys, impatient.signal), domainIdOf(keys)];
  impatient.abort(new Error('gone'));
  await expect(first).rejects.toThrow('gone');
  expect(signals.map(signal => signal.aborted)).toEqual([false]);
  answer.resolve({domains: [{id: 'd'}]});
  expect(await second).toBe('d');
});

test('when all have gone away the lookup ends, and the next caller starts another', async () => {
  const signals: AbortSignal[] = [];
  const domainIdOf = createDomainIds(async (_, signal) => {
    signals.push(signal);
    if (signals.length > 1) {
      return {domains: [{id: 'd'}]};
    }
    return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  });
  const impatient = new AbortController();
  const call = domainIdOf(keys, impatient.signal);
  impatient.abort(new Error('gone'));
  const next = domainIdOf(keys);
  await expect(call).rejects.toThrow('gone');
  expect(await next).toBe('d');
  expect(signals.map(signal => signal.aborted)).toEqual([true, false]);
});
