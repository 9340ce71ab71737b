import {execFile} from 'node:child_process';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {connect} from 'node:net';
import {promisify} from 'node:util';
import {gunzipSync} from 'node:zlib';
import {describe, expect, it} from 'vitest';
import {generateFleet} from '../../../source/demo/play/fleet.ts';
import {startDemoServer} from '../../../source/demo/server/server.ts';
import {parseAnswer} from '../answer-shape.ts';
import {fixedPlay, startPlay} from '../virtual-play.ts';

const pageSample = readFileSync(new URL('../../fixtures/api-page-sample.json', import.meta.url));

/** Status line, headers and body as they come through the wire. */
async function rawGet(url: string, headers: string): Promise<{readonly head: string; readonly body: Buffer}> {
  const {hostname, port, pathname} = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(`GET ${pathname} HTTP/1.1\r\nHost: ${hostname}\r\nConnection: close\r\n${headers}\r\n`);
  const bytes = Buffer.concat(await socket.toArray());
  const split = bytes.indexOf('\r\n\r\n');
  return {head: bytes.subarray(0, split).toString(), body: bytes.subarray(split + 4)};
}

describe('the sample', () => {
  it.each([
    ['sample', 'test-cluster'],
    ['rollout', 'sample'],
  ])('scenario %s, cluster %s: the bytes of the API page, never compressed', async (scenario, name) => {
    const {server} = await fixedPlay({scenario});
    const id = 'b0d1ecb5-7947-11ee-9467-0255ac1001bf';
    expect(server.clusters.find(cluster => cluster.name === name)?.id).toBe(id);
    const {head, body} = await rawGet(`${server.url}/v1/clusters/${id}/gitops`, 'Accept-Encoding: gzip\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(head).not.toMatch(/content-encoding/i);
    expect(body.equals(pageSample)).toBe(true);
  });
});

describe('a reply', () => {
  it('carries the date of its clock, the request id and the type', async () => {
    const {gitops, moveTo} = await fixedPlay({scenario: 'enabled'});
    moveTo(61);
    const {headers} = await gitops('prod-b');
    expect(headers.get('date')).toBe('Mon, 23 Nov 2026 08:01:01 GMT');
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/);
    expect(headers.get('content-type')).toBe('application/json');
  });

  it('is gzipped for who accepts that, when it is longer than 1 KiB', async () => {
    const {server, gitops} = await fixedPlay({scenario: 'enabled'});
    const url = `${server.url}/v1/clusters/${server.clusters[0]?.id}/gitops`;
    const zipped = await rawGet(url, 'Accept-Encoding: br, gzip\r\n');
    const plain = await rawGet(url, '');
    expect(zipped.head).toContain('Content-Encoding: gzip');
    expect(plain.head).not.toContain('Content-Encoding');
    expect(gunzipSync(zipped.body).equals(plain.body)).toBe(true);
    expect(zipped.body.length).toBeLessThan(plain.body.length / 2);
    expect(await (await gitops('prod-b')).text()).toBe(plain.body.toString());
    const short = await rawGet(`${server.url}/v3/auth/domains`, 'Accept-Encoding: gzip\r\n');
    expect(short.head).not.toContain('Content-Encoding');
  });
});

describe('pages', () => {
  it('continue leads through all pods once', async () => {
    const {gitops} = await fixedPlay({scenario: 'enabled', pageSize: 3});
    const first = parseAnswer(await (await gitops('prod-b')).text());
    expect(first.items).toHaveLength(3);
    expect(first.metadata.remainingItemCount).toBe('1');
    const query = `?continue=${encodeURIComponent(first.metadata.continue ?? '')}`;
    const second = parseAnswer(await (await gitops('prod-b', query)).text());
    expect(second.metadata).toEqual({});
    const whole = parseAnswer(await (await (await fixedPlay({scenario: 'enabled'})).gitops('prod-b')).text());
    expect([...first.items, ...second.items]).toEqual(whole.items);
  });

  it('a token that is none is refused', async () => {
    const response = await (await fixedPlay({scenario: 'enabled', pageSize: 3})).gitops('prod-b', '?continue=next');
    expect([response.status, await response.json()]).toMatchObject([400, {error_code: 'UCS.00000011'}]);
  });
});

describe('start and end', () => {
  it("plays clusters of one's own", async () => {
    const {server, get} = await fixedPlay({clusters: generateFleet(3, 2, 5)});
    expect(server.clusters.map(({name}) => name)).toEqual(['beijing-prod-01', 'beijing-staging-01', 'beijing-edge-01']);
    expect((await get('/v1/clusters')).status).toBe(200);
  });

  it('an unknown scenario and a port in use are clear errors', async () => {
    await expect(startDemoServer({scenario: 'nope'})).rejects.toThrow(
      'There is no scenario "nope". Choose one of: rollout,',
    );
    const {server} = await fixedPlay();
    const port = Number(new URL(server.url).port);
    await expect(startDemoServer({port})).rejects.toThrow(`Port ${port} is in use.`);
  });

  it('close ends kept connections, may be called twice, and frees the port', async () => {
    const {server} = await startPlay();
    const port = Number(new URL(server.url).port);
    const idle = connect(port, '127.0.0.1');
    await once(idle, 'connect');
    const ended = once(idle, 'close');
    await server.close();
    await server.close();
    await ended;
    const again = await fixedPlay({port});
    expect(again.server.url).toBe(server.url);
  });

  it('close leaves nothing that keeps a process alive', async () => {
    const script = `
      import {startDemoServer} from ${JSON.stringify(new URL('../../../source/demo/server/server.ts', import.meta.url).href)};
      const server = await startDemoServer();
      await (await fetch(server.url + '/v1/clusters')).text();
      await server.close();
      console.log('closed');
    `;
    const args = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', script];
    const {stdout} = await promisify(execFile)(process.execPath, args, {timeout: 60_000});
    expect(stdout).toBe('closed\n');
  });
});
