import {connect} from 'node:net';
import {ProxyAgent, fetch as undiciFetch} from 'undici';
import {describe, expect, onTestFinished, test} from 'vitest';
import type {FailureKind} from '../../../source/rollout/feed/failure-kinds.ts';
import {classifyFailure} from '../../../source/ucs/errors/connection.ts';
import {ucsFailure} from '../../../source/ucs/errors/words.ts';
import {clientOf, errorOf, sampleCluster, serve, serveSockets} from '../serving.ts';

function coded(code: string, message = `message of ${code}`): Error {
  return Object.assign(new Error(message), {code});
}

// As fetch throws it.
function fetchFailed(cause: unknown): Error {
  return new TypeError('fetch failed', {cause});
}

describe('what Node, OpenSSL and undici throw', () => {
  test.each<[string, FailureKind, string]>([
    ['ENOTFOUND', 'network', 'the name of the host is not known'],
    ['EAI_AGAIN', 'network', 'the name of the host is not known'],
    ['ECONNREFUSED', 'network', 'the connection was refused'],
    ['ECONNRESET', 'network', 'the connection broke before the answer was complete'],
    ['EPIPE', 'network', 'the connection broke before the answer was complete'],
    ['UND_ERR_SOCKET', 'network', 'the connection broke before the answer was complete'],
    ['EHOSTUNREACH', 'network', 'there is no way to the host'],
    ['ENETUNREACH', 'network', 'there is no way to the host'],
    ['ETIMEDOUT', 'timeout', 'the host did not answer in time'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout', 'the host did not answer in time'],
    ['UND_ERR_HEADERS_TIMEOUT', 'timeout', 'the host did not answer in time'],
    ['UND_ERR_BODY_TIMEOUT', 'timeout', 'the host did not answer in time'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls', 'the certificate is signed by nobody this machine trusts'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls', 'the certificate is signed by nobody this machine trusts'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls', 'the certificate is signed by nobody this machine trusts'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls', 'the certificate is signed by nobody this machine trusts'],
    ['CERT_HAS_EXPIRED', 'tls', 'the certificate has expired'],
    ['CERT_NOT_YET_VALID', 'tls', 'the certificate is not valid yet'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls', 'the certificate is for another host'],
    ['EPROTO', 'tls', 'the host does not speak TLS on this port'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls', 'the host does not speak TLS on this port'],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'tls', 'the TLS connection could not be made'],
    ['CERT_REVOKED', 'tls', 'the TLS connection could not be made'],
    ['UND_ERR_PRX_TLS', 'proxy', 'no connection through the proxy'],
    ['UND_ERR_HEADERS_OVERFLOW', 'too-large', 'the headers of the answer are too large'],
    ['HPE_INVALID_CONSTANT', 'shape', 'the answer is not HTTP'],
    ['Z_DATA_ERROR', 'shape', 'the answer could not be decompressed'],
    ['UND_ERR_OF_TOMORROW', 'network', 'not reachable'],
  ])('%s is %s', (code, kind, meaning) => {
    const cause = coded(code);
    const error = classifyFailure(fetchFailed(cause), []);
    expect(error).toMatchObject({kind, code, status: null, message: `${meaning}: message of ${code}`});
    expect(error.cause).toMatchObject({name: 'Error', message: `message of ${code}`, stack: cause.stack});
  });

  test.each([
    ['SELF_SIGNED_CERT_IN_CHAIN', /--ca-file/],
    ['CERT_NOT_YET_VALID', /clock/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', /host name in --endpoint/],
    ['ENOTFOUND', /DNS/],
    ['ECONNREFUSED', /HTTPS_PROXY/],
    ['EPROTO', /https or http/],
  ])('the hint for %s', (code, hint) => {
    expect(classifyFailure(fetchFailed(coded(code)), []).hint).toMatch(hint);
  });
});

test('several addresses tried: the first failure stands for all', () => {
  const cause = Object.assign(new AggregateError([coded('ECONNREFUSED', 'connect ECONNREFUSED ::1:443')], ''), {
    code: 'ECONNREFUSED',
  });
  expect(classifyFailure(fetchFailed(cause), []).message).toBe(
    'the connection was refused: connect ECONNREFUSED ::1:443',
  );
});

test('OpenSSL is quoted by its reason, not by its file names', () => {
  const cause = Object.assign(coded('EPROTO', 'write EPROTO 40E7:error:0A00010B:../deps/openssl/x.c:354:\n'), {
    reason: 'wrong version number',
  });
  expect(classifyFailure(fetchFailed(cause), []).message).toBe(
    'the host does not speak TLS on this port: wrong version number',
  );
});

test('causes that go round in a circle end', () => {
  const error = new Error('round and round');
  error.cause = error;
  expect(classifyFailure(error, [])).toMatchObject({kind: 'network', message: 'not reachable: round and round'});
});

test.each([
  ['a text', 'odd', 'not reachable: odd'],
  ['nothing', undefined, 'not reachable: undefined'],
])('%s that was thrown is an error, too', (_, thrown, message) => {
  expect(classifyFailure(thrown, [])).toEqual(ucsFailure({kind: 'network', message}));
});

describe('on real connections', () => {
  test('nobody listens', async () => {
    const server = await serve();
    await server.close();
    const error = await errorOf(clientOf(server.url).gitops(sampleCluster));
    expect(error).toMatchObject({kind: 'network', code: 'ECONNREFUSED'});
    expect(error.message).toMatch(/^the connection was refused: connect ECONNREFUSED 127\.0\.0\.1:\d+$/);
  });

  test('a name that does not exist', async () => {
    const error = await errorOf(clientOf('http://ucs.invalid').gitops(sampleCluster));
    expect(error.kind).toBe('network');
    expect(error.code).toMatch(/^(ENOTFOUND|EAI_\w+)$/);
  });

  test('the connection is closed before an answer', async () => {
    const url = await serveSockets(socket => socket.once('data', () => socket.end()));
    const error = await errorOf(clientOf(url).gitops(sampleCluster));
    expect(error).toMatchObject({kind: 'network', code: 'UND_ERR_SOCKET'});
    expect(error.message).toBe('the connection broke before the answer was complete: other side closed');
  });

  test('the connection is reset inside the body', async () => {
    const url = await serveSockets(socket =>
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{"items"', () => socket.resetAndDestroy());
      }),
    );
    const error = await errorOf(clientOf(url).gitops(sampleCluster));
    expect(error.kind).toBe('network');
    expect(error.message).toMatch(/^the connection broke before the answer was complete: /);
  });

  test('the body is shorter than promised', async () => {
    const url = await serveSockets(socket =>
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{"items": []}')),
    );
    const error = await errorOf(clientOf(url).gitops(sampleCluster));
    expect(error.kind).toBe('network');
    expect(error.message).toMatch(/^the connection broke before the answer was complete: /);
  });

  test('what answers is no HTTP server', async () => {
    const url = await serveSockets(socket => socket.once('data', () => socket.end('SSH-2.0-OpenSSH_9.9\r\n')));
    const error = await errorOf(clientOf(url).gitops(sampleCluster));
    expect(error.kind).toBe('shape');
    expect(error.message).toMatch(/^the answer is not HTTP: /);
  });

  test('a body that only claims to be compressed', async () => {
    const server = await serve();
    server.answer('*', {status: 200, headers: {'Content-Encoding': 'gzip'}, body: '{"items": []}'});
    const error = await errorOf(clientOf(server.url).gitops(sampleCluster));
    expect(error.kind).toBe('shape');
    expect(error.message).toMatch(/^the answer could not be decompressed: /);
  });

  test('https to a port that speaks http', async () => {
    const server = await serve();
    const error = await errorOf(clientOf(server.url.replace('http:', 'https:')).gitops(sampleCluster));
    expect(error.kind).toBe('tls');
    expect(error.message).toMatch(/^the host does not speak TLS on this port: /);
    expect(error.hint).toMatch(/https or http/);
  });
});

type UndiciInit = NonNullable<Parameters<typeof undiciFetch>[1]>;

function fetchThrough(proxyUrl: string): typeof globalThis.fetch {
  const dispatcher = new ProxyAgent({uri: proxyUrl, proxyTunnel: true});
  onTestFinished(() => dispatcher.destroy());
  const through = (url: string, init: UndiciInit) => undiciFetch(url, {...init, dispatcher});
  return through as unknown as typeof globalThis.fetch;
}

describe("with a proxy and another undici's fetch", () => {
  test('an answer comes through', async () => {
    const server = await serve();
    const proxy = await serveSockets(socket =>
      socket.once('data', () => {
        const target = connect(Number(new URL(server.url).port), '127.0.0.1');
        target.on('error', () => socket.destroy());
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        socket.pipe(target).pipe(socket);
      }),
    );
    const answer = await clientOf(server.url, {fetch: fetchThrough(proxy)}).gitops(sampleCluster);
    expect(answer.pods.map(pod => pod.app)).toEqual(['source-controller']);
  });

  test('the proxy refuses', async () => {
    const proxy = await serveSockets(socket =>
      socket.once('data', () => socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n')),
    );
    const error = await errorOf(clientOf('https://127.0.0.1:8443', {fetch: fetchThrough(proxy)}).gitops(sampleCluster));
    expect(error.kind).toBe('proxy');
    expect(error.message).toMatch(/^the proxy refused the connection: Proxy response \(407\)/);
  });
});
