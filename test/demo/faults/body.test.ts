import {once} from 'node:events';
import {get as httpGet, type IncomingMessage} from 'node:http';
import {createGunzip} from 'node:zlib';
import {describe, expect, it} from 'vitest';
import {faultyPlay} from '../faulty-play.ts';
import {patient, rawGet} from '../raw-client.ts';

const mebibyte = 1024 ** 2;

describe('the body', () => {
  it('truncated: the first half, with the right length', async () => {
    const {path, get, honest} = await faultyPlay('truncated');
    const response = await get(path);
    const text = await response.text();
    expect(text).toBe(honest.slice(0, Math.floor(honest.length / 2)));
    expect(response.headers.get('content-length')).toBe(String(text.length));
  });

  it.each(['enabled', 'not-enabled'])('empty: 200 with nothing in it, in the scenario %s', async scenario => {
    const {path, get} = await faultyPlay('empty', {scenario});
    const response = await get(path);
    expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([200, '0', '']);
  });

  it('html: 200 with a page', async () => {
    const {path, get} = await faultyPlay('html');
    const response = await get(path);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await response.text()).toMatch(/^<!DOCTYPE html>/);
  });

  it('wrong-type: the honest body under another name', async () => {
    const {path, get, honest} = await faultyPlay('wrong-type');
    const response = await get(path);
    expect([response.headers.get('content-type'), await response.text()]).toEqual(['text/html', honest]);
  });

  it('bom: three bytes before the honest body', async () => {
    const {path, get, honest} = await faultyPlay('bom');
    const bytes = Buffer.from(await (await get(path)).arrayBuffer());
    expect([bytes.subarray(0, 3).toString('hex'), bytes.subarray(3).toString()]).toEqual(['efbbbf', honest]);
  });

  it('bad-utf8: still JSON, but not UTF-8, in each text', async () => {
    const {path, get, honest} = await faultyPlay('bad-utf8');
    const bytes = await (await get(path)).arrayBuffer();
    expect(() => new TextDecoder('utf-8', {fatal: true}).decode(bytes)).toThrow('not valid');
    type List = {readonly items: readonly {readonly metadata: {readonly name: string}}[]};
    const names = ({items}: List) => items.map(({metadata}) => metadata.name);
    const [name = ''] = names(JSON.parse(new TextDecoder().decode(bytes)));
    expect(name).toMatch(/^\ufffd+[a-z]/);
    expect(names(JSON.parse(honest))).toContain(name.replace(/^\ufffd+/, ''));
  });

  it('bad-gzip: gzip by its header, and then not', async () => {
    const {server, path, get} = await faultyPlay('bad-gzip');
    const raw = rawGet(server.url, path);
    await expect.poll(() => raw.body().length, patient).toBe(522);
    expect(raw.head()).toContain('Content-Encoding: gzip');
    expect(raw.body().subarray(0, 3).toString('hex')).toBe('1f8b08');
    await expect((await get(path)).text()).rejects.toThrow('terminated');
  });
});

describe('too much', () => {
  const answerOf = async (url: string): Promise<IncomingMessage> => {
    const [response] = (await once(httpGet(url, {agent: false}), 'response')) as [IncomingMessage];
    return response;
  };

  it('huge: 1 GiB, of which a client may take as much as it likes', async () => {
    const {server, path, get} = await faultyPlay('huge');
    const response = await answerOf(`${server.url}${path}`);
    expect(response.headers['content-length']).toBe(String(1024 * mebibyte));
    let bytes = 0;
    for await (const chunk of response as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > 40 * mebibyte) {
        break;
      }
    }
    expect(bytes).toBeGreaterThan(40 * mebibyte);
    await server.setFault(null);
    expect((await get(path)).status).toBe(200);
  });

  it('gzip-bomb: little comes, and a thousand times as much is in it', async () => {
    const {server, path} = await faultyPlay('gzip-bomb');
    const response = await answerOf(`${server.url}${path}`);
    expect(response.headers).toMatchObject({'content-encoding': 'gzip', 'content-type': 'application/json'});
    let wireBytes = 0;
    response.on('data', (chunk: Buffer) => {
      wireBytes += chunk.length;
    });
    let bytes = 0;
    let start = '';
    for await (const chunk of response.pipe(createGunzip()) as AsyncIterable<Buffer>) {
      start ||= chunk.subarray(0, 24).toString();
      bytes += chunk.length;
      if (bytes > 64 * mebibyte) {
        break;
      }
    }
    response.destroy();
    expect(start).toBe('{"metadata":{},"items":[');
    expect(bytes / wireBytes).toBeGreaterThan(100);
  });
});
