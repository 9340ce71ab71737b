import {getEventListeners} from 'node:events';
import type {Socket} from 'node:net';
import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import {gzipSync} from 'node:zlib';
import {describe, expect, test} from 'vitest';
import {textOf} from '../../../source/json/scan.ts';
import {maxBodyBytes, readBody} from '../../../source/ucs/http/body.ts';
import {clientOf, errorOf, sampleCluster, serve, serveSockets} from '../serving.ts';

const headOfAnswer = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"items":';

// Where a signal reaches a request only by way of objects that nobody holds, a collection cuts it off.
setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** A server that sends this and then nothing more. `asked` resolves once it has done so, `left` once the client is gone. */
async function serveHanging(beginning: string) {
  const asked = Promise.withResolvers<Socket>();
  const left = Promise.withResolvers<void>();
  const url = await serveSockets(socket => {
    socket.once('data', () => socket.write(beginning, () => asked.resolve(socket)));
    const timer = setInterval(collectGarbage, 100);
    socket.once('close', () => {
      clearInterval(timer);
      left.resolve();
    });
  });
  return {url, asked: asked.promise, left: left.promise};
}

describe.each([
  ['before the headers', ''],
  ['inside the body', headOfAnswer],
])('a server that hangs %s', (_, beginning) => {
  test('is left when the time is over', async () => {
    const {url, left} = await serveHanging(beginning);
    const error = await errorOf(clientOf(url, {requestTimeoutMs: 3000}).gitops(sampleCluster));
    expect(error.kind).toBe('timeout');
    expect(error.message).toBe(beginning === '' ? 'no answer within 3 s' : 'the answer was not complete within 3 s');
    await left;
  });

  test("is left on abort, with the signal's own reason", async () => {
    const {url, asked, left} = await serveHanging(beginning);
    const controller = new AbortController();
    const reason = new Error('the user has quit');
    const call = clientOf(url).gitops(sampleCluster, controller.signal);
    const outcome = call.then(
      () => 'an answer',
      (error: unknown) => error,
    );
    await asked;
    controller.abort(reason);
    expect(await outcome).toBe(reason);
    await left;
  });
});

test('a server that drips does not stretch the time', async () => {
  const url = await serveSockets(socket => {
    socket.once('data', () => {
      socket.write(headOfAnswer);
      const timer = setInterval(() => {
        collectGarbage();
        socket.write(' ');
      }, 100);
      socket.once('close', () => clearInterval(timer));
    });
  });
  const error = await errorOf(clientOf(url, {requestTimeoutMs: 3000}).gitops(sampleCluster));
  expect(error).toMatchObject({kind: 'timeout', message: 'the answer was not complete within 3 s'});
});

test('a time longer than any timer is no time at all', async () => {
  const server = await serve();
  const answer = await clientOf(server.url, {requestTimeoutMs: Number.MAX_SAFE_INTEGER}).gitops(sampleCluster);
  expect(answer.pods).toHaveLength(1);
});

test('what is aborted already is not sent', async () => {
  const server = await serve();
  const reason = new Error('too late');
  const client = clientOf(server.url);
  await expect(client.gitops(sampleCluster, AbortSignal.abort(reason))).rejects.toBe(reason);
  await expect(client.clusters(AbortSignal.abort(reason))).rejects.toBe(reason);
  expect(server.requests).toEqual([]);
});

test('an abort between two pages is heard', async () => {
  const server = await serve();
  const controller = new AbortController();
  server.answer('*', () => {
    controller.abort(new Error('enough'));
    return {status: 200, body: '{"metadata": {"continue": "next"}, "items": []}'};
  });
  await expect(clientOf(server.url).gitops(sampleCluster, controller.signal)).rejects.toThrow('enough');
  expect(server.requests.length).toBe(1);
});

test('nothing stays behind on a signal that lives on', async () => {
  const server = await serve();
  const {signal} = new AbortController();
  const client = clientOf(server.url);
  for (let poll = 0; poll < 5; poll += 1) {
    await client.gitops(sampleCluster, signal);
  }
  server.answer('*', {status: 500, body: ''});
  await errorOf(client.gitops(sampleCluster, signal));
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

describe('the size of a body', () => {
  test('is counted while it comes, so that an endless one ends', async () => {
    const closed = Promise.withResolvers<void>();
    const url = await serveSockets(socket => {
      socket.once('close', () => closed.resolve());
      const piece = `10000\r\n${' '.repeat(0x10000)}\r\n`;
      const pour = (): void => {
        while (!socket.destroyed && socket.write(piece)) {
          // Until the client has to catch up.
        }
      };
      socket.on('drain', pour);
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
        pour();
      });
    });
    const error = await errorOf(clientOf(url).gitops(sampleCluster));
    expect(error).toMatchObject({kind: 'too-large', status: 200, message: 'the answer is larger than 32 MiB'});
    await closed.promise;
  });

  test('is counted after decompression', async () => {
    const server = await serve();
    const bomb = gzipSync(Buffer.alloc(maxBodyBytes + 1, ' '));
    server.answer('*', {status: 200, headers: {'Content-Encoding': 'gzip'}, body: bomb});
    expect((await errorOf(clientOf(server.url).gitops(sampleCluster))).kind).toBe('too-large');
    expect(bomb.byteLength).toBeLessThan(100_000);
  });

  test('is believed when it is too large, so that nothing of it has to come', async () => {
    const left = Promise.withResolvers<void>();
    const url = await serveSockets(socket => {
      socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n'));
      socket.once('close', () => left.resolve());
    });
    const error = await errorOf(clientOf(url).gitops(sampleCluster));
    expect(error).toMatchObject({kind: 'too-large', message: 'the answer is larger than 32 MiB'});
    await left.promise;
  });

  test('may be all that is allowed', async () => {
    expect(textOf(await readBody(new Response('12345'), 5))).toBe('12345');
    const error = await errorOf(readBody(new Response('123456'), 5));
    expect(error.kind).toBe('too-large');
  });

  test('may be nothing', async () => {
    expect(await readBody(new Response(null, {status: 204}))).toEqual(new Uint8Array());
  });
});
