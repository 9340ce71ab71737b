import {expect, test} from 'vitest';
import type {CannedReply, DemoServer} from '../../source/demo/server/server.ts';
import {podWith} from './pod-json.ts';
import {clientOf, errorOf, sampleCluster, serve} from './serving.ts';

type Metadata = {readonly continue?: string; readonly remainingItemCount?: number | string};

function page(metadata: Metadata, ...uids: readonly string[]): {status: number; body: string} {
  return {status: 200, body: JSON.stringify({metadata, items: uids.map(uid => podWith('metadata.uid', uid))})};
}

/** Answers by the token that was sent; '' is the first page. */
function pages(byToken: Readonly<Record<string, ReturnType<typeof page>>>): CannedReply {
  return ({query}) => byToken[query.get('continue') ?? ''] ?? {status: 400, body: 'no such token'};
}

function tokensSent(server: DemoServer): (string | null)[] {
  return server.requests.map(request => new URLSearchParams(request.query).get('continue'));
}

test('a list in pages is read whole', async () => {
  const whole = await serve({scenario: 'enabled', pageSize: 100});
  const paged = await serve({scenario: 'enabled', pageSize: 1});
  const clusterId = whole.clusters[0]?.id ?? '';
  const [one, many] = await Promise.all([clientOf(whole.url).gitops(clusterId), clientOf(paged.url).gitops(clusterId)]);
  expect(one.pages).toHaveLength(1);
  expect(many.pages).toHaveLength(one.pods.length);
  expect(many.pods.length).toBeGreaterThan(2);
  expect(many.pods.map(pod => pod.name)).toEqual(one.pods.map(pod => pod.name));
  expect(many.observation).toEqual({kind: 'pods', incomplete: null});
});

test('a token goes back exactly as it came', async () => {
  const server = await serve();
  const token = 'a+b/c= d&e?f#g%20ü*\'"';
  server.answer('*', pages({'': page({continue: token}, 'a'), [token]: page({}, 'b')}));
  const answer = await clientOf(server.url).gitops(sampleCluster);
  expect(answer.pods.map(pod => pod.uid)).toEqual(['a', 'b']);
  expect(tokensSent(server)).toEqual([null, token]);
});

test('a pod that moved on to the next page is the same pod', async () => {
  const server = await serve();
  server.answer('*', pages({'': page({continue: 'x'}, 'a', 'b'), x: page({}, 'b', 'c', 'c')}));
  const answer = await clientOf(server.url).gitops(sampleCluster);
  expect(answer.pods.map(pod => pod.uid)).toEqual(['a', 'b', 'c', 'c#2']);
  expect(answer.observation).toEqual({kind: 'pods', incomplete: null});
});

test('an API that ignores the token is not asked for ever', async () => {
  const server = await serve();
  server.answer('*', page({continue: 'again'}, 'a', 'b'));
  const answer = await clientOf(server.url).gitops(sampleCluster);
  expect(answer.pods.map(pod => pod.uid)).toEqual(['a', 'b']);
  expect(answer.pages).toHaveLength(2);
  expect(answer.observation).toEqual({kind: 'pods', incomplete: 'the list repeats itself after 2 pages'});
});

test('tokens that go round in a circle are noticed', async () => {
  const server = await serve();
  server.answer(
    '*',
    pages({'': page({continue: 'x'}, 'a'), x: page({continue: 'y'}, 'b'), y: page({continue: 'x'}, 'c')}),
  );
  const answer = await clientOf(server.url).gitops(sampleCluster);
  expect(answer.pods.map(pod => pod.uid)).toEqual(['a', 'b', 'c']);
  expect(answer.observation).toEqual({kind: 'pods', incomplete: 'the list repeats itself after 3 pages'});
});

test('a list without end is given up after 100 pages', async () => {
  const server = await serve();
  server.answer('*', ({query}) => {
    const next = String(Number(query.get('continue') ?? '0') + 1);
    return page({continue: next}, `uid-${next}`);
  });
  const answer = await clientOf(server.url).gitops(sampleCluster);
  expect(server.requests).toHaveLength(100);
  expect(answer.pods).toHaveLength(100);
  expect(answer.observation).toEqual({kind: 'pods', incomplete: 'the list does not end after 100 pages'});
});

test('large pages are not collected without end', async () => {
  const server = await serve();
  const padding = ' '.repeat(20 * 1024 * 1024);
  server.answer('*', ({query}) => {
    const next = `${query.get('continue') ?? ''}x`;
    return {status: 200, body: page({continue: next}, next).body + padding};
  });
  const answer = await clientOf(server.url).gitops(sampleCluster);
  expect(answer.pods.map(pod => pod.uid)).toEqual(['x', 'xx']);
  expect(answer.observation).toEqual({kind: 'pods', incomplete: 'the list is too long: 2 pages are read'});
});

test.each([
  ['a text', '3', '3 more pods are not listed'],
  ['a number', 12, '12 more pods are not listed'],
  ['zero', 0, null],
])('a remaining count without a token, %s', async (_, remainingItemCount, incomplete) => {
  const server = await serve();
  server.answer('*', page({remainingItemCount}, 'a'));
  const answer = await clientOf(server.url).gitops(sampleCluster);
  expect(answer.observation).toEqual({kind: 'pods', incomplete});
});

test('a failure on a later page fails the call', async () => {
  const server = await serve();
  server.answer('*', pages({'': page({continue: 'gone'}, 'a')}));
  const error = await errorOf(clientOf(server.url).gitops(sampleCluster));
  expect(error).toMatchObject({kind: 'bad-request', message: 'request not accepted: no such token (HTTP 400)'});
});

test('GitOps that is disabled between two pages is announced', async () => {
  const server = await serve();
  const closing = {status: 400, body: '{"error_code": "UCS.00060005", "error_msg": "closing"}'};
  server.answer('*', pages({'': page({continue: 'next'}, 'a'), next: closing}));
  const answer = await clientOf(server.url).gitops(sampleCluster);
  expect(answer.observation).toEqual({kind: 'announced', announcement: 'disabling'});
  expect(answer.pods).toEqual([]);
  expect(answer.pages.map(each => each.status)).toEqual([200, 400]);
});
