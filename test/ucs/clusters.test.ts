import {expect, test} from 'vitest';
import {clientOf, errorOf, serve} from './serving.ts';

function clusterJson(uid: unknown, name: unknown) {
  return {
    kind: 'Cluster',
    apiVersion: 'v1',
    metadata: {uid, name, annotations: {kubeconfig: 'secret'}},
    spec: {},
    status: {},
  };
}

test('every cluster of the account, by one request', async () => {
  const server = await serve({scenario: 'fleet'});
  expect(await clientOf(server.url).clusters()).toEqual(server.clusters);
  expect(server.requests.map(request => [request.path, request.query])).toEqual([['/v1/clusters', '']]);
});

test.each([
  ['no clusters', {items: [], total: 0}, []],
  ['items that are null', {items: null, total: 0}, []],
  ['no items, but a total', {total: 0}, []],
  ['no total', {items: [clusterJson('a', 'prod')]}, [{id: 'a', name: 'prod'}]],
  ['a total that is a text', {items: [clusterJson('a', 'prod')], total: '1'}, [{id: 'a', name: 'prod'}]],
  ['no name', {items: [clusterJson('a', null)], total: 1}, [{id: 'a', name: 'a'}]],
  ['an odd name', {items: [clusterJson('a', {})], total: 1}, [{id: 'a', name: 'a'}]],
  ['a name that acts on terminals', {items: [clusterJson('a', '\u001b[2Jprod')], total: 1}, [{id: 'a', name: 'prod'}]],
  ['no id', {items: [clusterJson(null, 'x'), clusterJson('b', 'y')], total: 2}, [{id: 'b', name: 'y'}]],
  ['odd entries', {items: [null, 1, [], {metadata: 1}, clusterJson('b', 'y')], total: 5}, [{id: 'b', name: 'y'}]],
  ['a cluster twice', {items: [clusterJson('a', 'x'), clusterJson('a', 'y')], total: 2}, [{id: 'a', name: 'x'}]],
])('%s', async (_, body, clusters) => {
  const server = await serve();
  server.answer('/v1/clusters', {status: 200, body: JSON.stringify(body)});
  expect(await clientOf(server.url).clusters()).toEqual(clusters);
  expect(server.requests).toHaveLength(1);
});

test('a list that is not whole is read to its end', async () => {
  const server = await serve();
  const all = ['a', 'b', 'c', 'd', 'e'].map(id => clusterJson(id, `name-${id}`));
  server.answer('/v1/clusters', ({query}) => {
    const offset = Number(query.get('offset') ?? '0');
    return {status: 200, body: JSON.stringify({items: all.slice(offset, offset + 2), total: all.length})};
  });
  const clusters = await clientOf(server.url).clusters();
  expect(clusters.map(cluster => cluster.id)).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(server.requests.map(request => request.query)).toEqual(['', 'offset=2', 'offset=4']);
});

test('an API that does not know offset is not asked for ever', async () => {
  const server = await serve();
  server.answer('/v1/clusters', {status: 200, body: JSON.stringify({items: [clusterJson('a', 'x')], total: 9})});
  expect(await clientOf(server.url).clusters()).toEqual([{id: 'a', name: 'x'}]);
  expect(server.requests).toHaveLength(2);
});

test('a list without end is given up after 100 pages', async () => {
  const server = await serve();
  server.answer('/v1/clusters', ({query}) => {
    const id = `id-${query.get('offset') ?? '0'}`;
    return {status: 200, body: JSON.stringify({items: [clusterJson(id, id)], total: 1e9})};
  });
  expect(await clientOf(server.url).clusters()).toHaveLength(100);
  expect(server.requests).toHaveLength(100);
});

test.each([
  ['a list', 200, '[]', 'shape', 'the answer is not an object but a list'],
  ['an object of something else', 200, '{"jobs": []}', 'shape', 'the answer has neither "items" nor "total"'],
  [
    'a 404, which cannot be about a cluster',
    404,
    'nothing here',
    'api-gone',
    'no such API at this endpoint: nothing here (HTTP 404)',
  ],
  [
    'a 403',
    403,
    '{"error_code": "UCS.01010003", "error_msg": "no"}',
    'forbidden',
    'no permission for UCS: no (HTTP 403, UCS.01010003)',
  ],
  [
    'a code that tells of GitOps',
    400,
    '{"error_code": "UCS.00060003", "error_msg": "no"}',
    'bad-request',
    'GitOps is not enabled: no (HTTP 400, UCS.00060003)',
  ],
])('%s is an error', async (_, status, body, kind, message) => {
  const server = await serve();
  server.answer('/v1/clusters', {status, body});
  expect(await errorOf(clientOf(server.url).clusters())).toMatchObject({kind, message});
});
