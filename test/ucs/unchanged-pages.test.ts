import {expect, test} from 'vitest';
import {podWith} from './pod-json.ts';
import {clientOf, sampleCluster, serve} from './serving.ts';

function list(...uids: readonly string[]): {status: number; body: string} {
  return {status: 200, body: JSON.stringify({metadata: {}, items: uids.map(uid => podWith('metadata.uid', uid))})};
}

test('an answer that comes again byte for byte is not read anew', async () => {
  const server = await serve();
  const client = clientOf(server.url);
  const first = await client.gitops(sampleCluster);
  const second = await client.gitops(sampleCluster, undefined, first.pages);
  expect(second.pages[0]).toBe(first.pages[0]);
  expect(second.pods[0]).toBe(first.pods[0]);
  expect(second).toEqual(first);
});

test('of several pages only those that changed are read', async () => {
  const server = await serve({scenario: 'enabled', pageSize: 2});
  const client = clientOf(server.url);
  const id = server.clusters[0]?.id ?? '';
  const first = await client.gitops(id);
  const [, ...others] = first.pages;
  const second = await client.gitops(id, undefined, [{status: 200, bytes: new Uint8Array(3)}, ...others]);
  expect(second.pages.map((page, index) => page === first.pages[index])).toEqual(
    first.pages.map((_, index) => index > 0),
  );
  expect(second).toEqual(first);
});

test('one that changed is read, though it is as long', async () => {
  const server = await serve();
  const client = clientOf(server.url);
  server.answer('*', list('a'));
  const first = await client.gitops(sampleCluster);
  server.answer('*', list('b'));
  const second = await client.gitops(sampleCluster, undefined, first.pages);
  expect(second.pages[0]?.bytes.length).toBe(first.pages[0]?.bytes.length);
  expect(second.pods.map(({uid}) => uid)).toEqual(['b']);
});

test('of a list in which one pod came and one changed only those are read', async () => {
  const server = await serve();
  const client = clientOf(server.url);
  server.answer('*', list('a', 'b', 'c', 'd'));
  const first = await client.gitops(sampleCluster);
  server.answer('*', list('a', 'new', 'changed', 'c', 'd'));
  const second = await client.gitops(sampleCluster, undefined, first.pages);
  expect(second.pods.map(({uid}) => uid)).toEqual(['a', 'new', 'changed', 'c', 'd']);
  const [a, , c, d] = first.pods;
  expect([second.pods[0], second.pods[3], second.pods[4]].map((pod, index) => pod === [a, c, d][index])).toEqual([
    true,
    true,
    true,
  ]);
  expect(second.pods[1]).not.toBe(first.pods[1]);
  expect((await clientOf(server.url).gitops(sampleCluster)).pods).toEqual(second.pods);
});

test('the same words with another status are another answer', async () => {
  const server = await serve();
  const client = clientOf(server.url);
  const body = '{"error_code":"UCS.00060003","error_msg":"GitOps is not enabled.","items":[]}';
  server.answer('*', {status: 400, body});
  const first = await client.gitops(sampleCluster);
  expect(first.observation).toEqual({kind: 'announced', announcement: 'not-enabled'});
  server.answer('*', {status: 200, body});
  expect((await client.gitops(sampleCluster, undefined, first.pages)).observation.kind).toBe('pods');
});

test('pages that another client has read are read', async () => {
  const server = await serve();
  const first = await clientOf(server.url).gitops(sampleCluster);
  const second = await clientOf(server.url).gitops(sampleCluster, undefined, first.pages);
  expect(second.pods[0]).not.toBe(first.pods[0]);
  expect(second).toEqual(first);
});
