import {expect, test} from 'vitest';
import type {Credentials} from '../../../source/ucs/http/options.ts';
import {aksk, clientOf, errorOf, sampleCluster, serve} from '../serving.ts';

const token: Credentials = {kind: 'token', token: 'token-of-a-test'};

test.each([
  [301, token],
  [302, aksk()],
  [303, token],
  [307, aksk()],
  [308, token],
])('a %i is not followed, and the credentials stay', async (status, as) => {
  const [server, elsewhere] = await Promise.all([serve(), serve()]);
  const location = `${elsewhere.url}/v1/clusters/${sampleCluster}/gitops?password=secret`;
  server.answer('*', {status, headers: {Location: location}, body: ''});
  const error = await errorOf(clientOf(server.url, {as}).gitops(sampleCluster));
  expect(error).toMatchObject({kind: 'redirect', status, message: `redirected to ${elsewhere.url} (HTTP ${status})`});
  expect(error.hint).toContain('set --endpoint');
  expect(elsewhere.requests).toEqual([]);
  expect(server.requests).toHaveLength(1);
});

test('nor is one on the same host', async () => {
  const server = await serve();
  server.answer('*', {status: 302, headers: {Location: '/v1/clusters'}, body: ''});
  const error = await errorOf(clientOf(server.url, {as: token}).gitops(sampleCluster));
  expect(error.message).toBe(`redirected to ${server.url} (HTTP 302)`);
  expect(server.requests).toHaveLength(1);
});

test.each([
  ['no target', {}],
  ['a target that is none', {Location: 'https://'}],
])('%s', async (_, headers) => {
  const server = await serve();
  server.answer('*', {status: 302, headers, body: ''});
  const error = await errorOf(clientOf(server.url).gitops(sampleCluster));
  expect(error.message).toMatch(/^redirected \S.* \(HTTP 302\)$/);
  expect(error.kind).toBe('redirect');
});
