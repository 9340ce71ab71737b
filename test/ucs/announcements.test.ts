import {expect, test} from 'vitest';
import {clientOf, errorOf, sampleCluster, serve} from './serving.ts';

const missing = '{"error_code": "UCS.00000013", "error_msg": "GitOps of the cluster not found"}';

test.each([
  ['UCS.00060002', 400, '{"error_code": "UCS.00060002", "error_msg": "x"}', 'enabled'],
  ['UCS.00060003', 400, '{"error_code": "UCS.00060003", "error_msg": "x"}', 'not-enabled'],
  ['UCS.00060004', 400, '{"error_code": "UCS.00060004", "error_msg": "x"}', 'installing'],
  ['UCS.00060005', 400, '{"error_code": "UCS.00060005", "error_msg": "x"}', 'disabling'],
  ['UCS.00060004 in an unusual shape', 409, '{"error": {"code": "UCS.00060004", "message": "x"}}', 'installing'],
  ['UCS.00060003 with a 404', 404, '{"errorCode": "UCS.00060003", "errorMessage": "x"}', 'not-enabled'],
  ['a 404 that speaks of GitOps', 404, 'GitOps is not enabled for this cluster', 'not-enabled'],
  ['the same as a JSON text', 404, '"the gitops add-on was not found"', 'not-enabled'],
  ['the same with the general code', 404, missing, 'not-enabled'],
])('%s', async (_, status, body, announcement) => {
  const server = await serve();
  server.answer(sampleCluster, {status, body});
  const answer = await clientOf(server.url).gitops(sampleCluster);
  expect(answer.observation).toEqual({kind: 'announced', announcement});
  expect(answer.pods).toEqual([]);
  expect(answer.pages.map(page => [page.status, Buffer.from(page.bytes).toString()])).toEqual([[status, body]]);
});

test.each([
  ['a plain 404', 404, 'Resources not found', 'not-found'],
  ['a 404 that only quotes the path', 404, '{"status": 404, "error": "Not Found: /v1/clusters/x/gitops"}', 'not-found'],
  [
    'a cluster that is not there',
    404,
    '{"error_code": "UCS.00030001", "error_msg": "no cluster for GitOps"}',
    'not-found',
  ],
  [
    'an API that is not there',
    404,
    '{"error_code": "APIGW.0101", "error_msg": "GitOps API does not exist"}',
    'api-gone',
  ],
  ['a 500 that speaks of GitOps', 500, 'GitOps failed', 'server'],
  ['GitOps that did not validate', 400, '{"error_code": "UCS.00060001", "error_msg": "x"}', 'bad-request'],
  ['an HTML page', 404, '<html><title>404</title></html>', 'api-gone'],
])('%s is an error', async (_, status, body, kind) => {
  const server = await serve();
  server.answer(sampleCluster, {status, body});
  expect(await errorOf(clientOf(server.url).gitops(sampleCluster))).toMatchObject({kind, status});
});

test.each(['not-enabled', 'not-enabled-text'])('the demo scenario %s', async scenario => {
  const server = await serve({scenario});
  const answer = await clientOf(server.url).gitops(server.clusters[0]?.id ?? '');
  expect(answer.observation).toEqual({kind: 'announced', announcement: 'not-enabled'});
});
