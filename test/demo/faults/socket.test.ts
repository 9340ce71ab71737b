import {once} from 'node:events';
import {describe, expect, it} from 'vitest';
import {faultyPlay} from '../faulty-play.ts';
import {openSocket, patient, rawGet} from '../raw-client.ts';

describe('at the door', () => {
  it('refuse: nobody listens, kept connections end, and the same port answers again', async () => {
    const {server, get, path} = await faultyPlay(null);
    const kept = rawGet(server.url, path);
    await expect.poll(kept.head, patient).toContain('200 OK');
    await server.setFault('refuse');
    expect(await kept.outcome).toBe('end');
    expect(await openSocket(server.url).outcome).toBe('ECONNREFUSED');
    await server.setFault(null);
    expect((await get(path)).status).toBe(200);
  });

  it('refuse: who is being answered gets the rest, and then the connection ends', async () => {
    const {server, path, clock, honest} = await faultyPlay('slow');
    const late = rawGet(server.url, path);
    await expect.poll(() => server.requests.length, patient).toBe(2);
    await server.setFault('refuse');
    await clock.advance(3000);
    expect([await late.outcome, late.text()]).toEqual(['end', honest]);
    expect(await openSocket(server.url).outcome).toBe('ECONNREFUSED');
  });

  it('reset-at-connect: a connection is reset before anything is asked', async () => {
    const {server, get, path} = await faultyPlay('reset-at-connect');
    const socket = openSocket(server.url);
    expect([await socket.outcome, socket.received().length]).toEqual(['ECONNRESET', 0]);
    expect(server.requests).toHaveLength(1);
    await server.setFault(null);
    expect((await get(path)).status).toBe(200);
  });

  it('one after the other', async () => {
    const {server, get, path} = await faultyPlay('refuse');
    await server.setFault('reset-at-connect');
    expect(await openSocket(server.url).outcome).toBe('ECONNRESET');
    await server.setFault('refuse');
    expect(await openSocket(server.url).outcome).toBe('ECONNREFUSED');
    await server.setFault('503-json');
    expect((await get(path)).status).toBe(503);
  });

  it.each(['refuse', 'reset-at-connect'])('%s cannot be for one cluster', async name => {
    const {server} = await faultyPlay(null);
    await expect(server.setFault(name, 'prod-b')).rejects.toThrow(`The fault "${name}" is of the whole server`);
  });
});

describe('on the way', () => {
  it('reset: the request is read, and no byte comes back', async () => {
    const {server, path} = await faultyPlay('reset');
    const answer = rawGet(server.url, path);
    expect([await answer.outcome, answer.received().length]).toEqual(['ECONNRESET', 0]);
    expect(server.requests.at(-1)?.path).toBe(path);
  });

  it('reset-in-body: half of what Content-Length promises', async () => {
    const {server, path, honest} = await faultyPlay('reset-in-body');
    const answer = rawGet(server.url, path);
    expect(await answer.outcome).toBe('ECONNRESET');
    expect(answer.head()).toContain(`Content-Length: ${honest.length}`);
    expect(answer.text()).toBe(honest.slice(0, Math.floor(honest.length / 2)));
  });

  it('hang: the request is read, and nothing comes', async () => {
    const {server, path, roundTrip, clock} = await faultyPlay('hang');
    const answer = rawGet(server.url, path);
    await expect.poll(() => server.requests.length, patient).toBe(2);
    await clock.advance(3_600_000);
    await roundTrip();
    expect([answer.received().length, answer.socket.readyState]).toEqual([0, 'open']);
  });

  it('hang-in-body: half of the body, and nothing more', async () => {
    const {server, path, honest, roundTrip, clock} = await faultyPlay('hang-in-body');
    const answer = rawGet(server.url, path);
    const half = honest.slice(0, Math.floor(honest.length / 2));
    await expect.poll(answer.text, patient).toBe(half);
    expect(answer.head()).toContain(`Content-Length: ${honest.length}`);
    await clock.advance(3_600_000);
    await roundTrip();
    expect([answer.text(), answer.socket.readyState]).toEqual([half, 'open']);
  });

  it('drip: one byte a second, to the end', async () => {
    const {server, roundTrip, clock} = await faultyPlay('drip');
    server.answer('*', {status: 200, body: '{"items":[]}'});
    const answer = rawGet(server.url, '/v1/clusters/any/gitops');
    for (const [second] of [...'{"items":[]}'].entries()) {
      await expect.poll(answer.text, patient).toBe('{"items":[]}'.slice(0, second + 1));
      await clock.advance(999);
      await roundTrip();
      expect(answer.text()).toHaveLength(second + 1);
      await clock.advance(1);
    }
  });

  it.each([
    ['slow', 3000],
    ['very-slow', 30_000],
  ])('%s: the answer takes %d ms', async (name, ms) => {
    const {server, path, honest, roundTrip, clock} = await faultyPlay(name);
    const answer = rawGet(server.url, path);
    await expect.poll(() => server.requests.length, patient).toBe(2);
    await clock.advance(ms - 1);
    await roundTrip();
    expect(answer.received()).toHaveLength(0);
    await clock.advance(1);
    await expect.poll(answer.text, patient).toBe(honest);
  });

  it('flapping: every other answer of a path is a 503', async () => {
    const {get, path} = await faultyPlay('flapping');
    const statuses: number[] = [];
    for (const asked of [path, path, '/v1/clusters', path, '/v1/clusters', path]) {
      statuses.push((await get(asked)).status);
    }
    expect(statuses).toEqual([503, 200, 503, 503, 200, 200]);
  });
});

describe('the length', () => {
  it('short-length: more comes than Content-Length says', async () => {
    const {server, path, honest, get} = await faultyPlay('short-length');
    const half = Math.floor(honest.length / 2);
    const answer = rawGet(server.url, path);
    await expect.poll(answer.text, patient).toBe(honest);
    expect(answer.head()).toContain(`Content-Length: ${half}`);
    expect(await (await get(path)).text()).toBe(honest.slice(0, half));
  });

  it('long-length: less comes before the connection ends', async () => {
    const {server, path, honest, get} = await faultyPlay('long-length');
    const answer = rawGet(server.url, path);
    expect(await answer.outcome).toBe('end');
    expect(answer.text()).toBe(honest);
    expect(answer.head()).toContain(`Content-Length: ${honest.length + 100}`);
    await expect((await get(path)).text()).rejects.toThrow('terminated');
  });
});

it('a client that leaves early does not stop the server', async () => {
  const {server, path, get} = await faultyPlay('hang-in-body');
  for (const fault of ['hang', 'hang-in-body', 'drip', 'slow', 'huge', 'gzip-bomb']) {
    await server.setFault(fault);
    const seen = server.requests.length;
    const {socket} = rawGet(server.url, path);
    await expect.poll(() => server.requests.length, patient).toBe(seen + 1);
    socket.destroy();
    await once(socket, 'close');
  }
  await server.setFault(null);
  expect((await get(path)).status).toBe(200);
});
