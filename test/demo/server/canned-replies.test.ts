import {connect} from 'node:net';
import {describe, expect, it, onTestFinished} from 'vitest';
import {fixedPlay} from '../virtual-play.ts';

describe('canned replies', () => {
  const text = async (response: Response) => `${response.status} ${await response.text()}`;

  it('the most exact one wins, and null takes it away', async () => {
    const {server, gitops} = await fixedPlay({scenario: 'rollout'});
    const id = server.clusters[4]?.id ?? '';
    server.answer('*', {status: 503, body: 'all'});
    server.answer(id, {status: 500, body: 'one'});
    expect([await text(await gitops('legacy')), await text(await gitops('prod-b'))]).toEqual(['500 one', '503 all']);
    server.answer(id, null);
    expect(await text(await gitops('legacy'))).toBe('503 all');
    server.answer('*', null);
    expect((await gitops('legacy')).status).toBe(400);
  });

  it('may stand for ids there are not, for the list and for IAM', async () => {
    const {server, get} = await fixedPlay();
    for (const target of ['ghost', '/v1/clusters', '/v3/auth/domains']) {
      server.answer(target, {status: 200, body: target});
    }
    const paths = ['/v1/clusters/ghost/gitops', '/v1/clusters', '/v3/auth/domains'];
    expect(await Promise.all(paths.map(async path => text(await get(path))))).toEqual([
      '200 ghost',
      '200 /v1/clusters',
      '200 /v3/auth/domains',
    ]);
  });

  it('see the request, and their bytes and headers are sent as they are', async () => {
    const {server, get} = await fixedPlay();
    const bytes = new Uint8Array(3000).fill(0xff);
    server.answer('*', ({path, query, headers}) => ({
      status: 429,
      headers: {
        'retry-after': '7',
        'content-type': 'text/html',
        'x-seen': `${path} ${query.get('a')} ${headers['x-me']}`,
      },
      body: bytes,
    }));
    const response = await get('/v1/clusters/x/gitops?a=b%20c', {'X-Me': 'me'});
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'retry-after': '7',
      'content-type': 'text/html',
      'content-length': '3000',
      'x-seen': '/v1/clusters/x/gitops b c me',
    });
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
  });

  it('one that throws is an error of the server, with its message', async () => {
    const {server, get} = await fixedPlay();
    server.answer('/v1/clusters', () => {
      throw new Error('no reply for you');
    });
    expect(await text(await get('/v1/clusters'))).toMatch(/^500 .*no reply for you.*APIGW\.0601/);
  });
});

describe('the log of requests', () => {
  it('has what was asked, when, and how it ended', async () => {
    const {server, get, moveTo, startedAt} = await fixedPlay();
    await get('/v1/clusters?limit=1', {'X-Auth-Token': 't'});
    moveTo(2);
    await get('/nothing');
    expect(server.requests).toMatchObject([
      {
        method: 'GET',
        path: '/v1/clusters',
        query: 'limit=1',
        headers: {'x-auth-token': 't'},
        status: 200,
        at: startedAt,
      },
      {method: 'GET', path: '/nothing', query: '', status: 404, at: startedAt + 2000},
    ]);
  });

  it('keeps the last 10,000', async () => {
    const {server} = await fixedPlay({scenario: 'sample'});
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    const request = (path: string) => `GET ${path} HTTP/1.1\r\nHost: demo\r\n\r\n`;
    socket.write(request('/first') + request('/').repeat(9999) + request('/last'));
    socket.resume();
    await expect.poll(() => server.requests.at(-1)?.path, {timeout: 30_000}).toBe('/last');
    expect([server.requests.length, server.requests[0]?.path]).toEqual([10_000, '/']);
  });
});
