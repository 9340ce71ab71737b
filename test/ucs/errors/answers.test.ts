import {describe, expect, test} from 'vitest';
import {readErrorBody} from '../../../source/ucs/errors/body.ts';
import {ucsFailure} from '../../../source/ucs/errors/words.ts';
import type {Credentials} from '../../../source/ucs/http/options.ts';
import {clientOf, errorOf, sampleCluster, serve} from '../serving.ts';

const token: Credentials = {kind: 'token', token: 'token-of-a-test'};

test.each([
  ['error_code and error_msg', '{"error_code": "UCS.1", "error_msg": "m", "request_id": "r"}', 'UCS.1', 'm', 'r'],
  ['code and message', '{"code": "UCS.1", "message": "m"}', 'UCS.1', 'm', null],
  ['errorCode and errorMessage', '{"errorCode": "CCE.1", "errorMessage": "m"}', 'CCE.1', 'm', null],
  ['an object in the object', '{"error": {"code": "UCS.1", "message": "m"}}', 'UCS.1', 'm', null],
  ['a list in the object', '{"errors": [{"error_code": "UCS.1", "error_msg": "m"}]}', 'UCS.1', 'm', null],
  [
    'Keystone, with a number for a code',
    '{"error": {"code": 401, "message": "m", "title": "Unauthorized"}}',
    null,
    'm',
    null,
  ],
  ['a code alone', '{"error_code": "UCS.1"}', 'UCS.1', '', null],
  ['a message alone', '{"message": "m"}', null, 'm', null],
  ['an error that is a text', '{"status": 500, "error": "Internal"}', null, 'Internal', null],
  ['an object of something else', '{"a": 1}', null, '{"a": 1}', null],
  ['null', 'null', null, 'null', null],
  ['a number', '404', null, '404', null],
  ['a list', '["m"]', null, '["m"]', null],
  ['a text', 'no such thing', null, 'no such thing', null],
  ['a JSON text', '"no such thing"', null, 'no such thing', null],
  ['JSON in a JSON text', '"{\\"error_code\\": \\"UCS.1\\", \\"error_msg\\": \\"m\\"}"', 'UCS.1', 'm', null],
  ['nothing', '', null, '', null],
  [
    'HTML with a title',
    '<!DOCTYPE html><html><head><title>\n502 Bad Gateway </title>',
    null,
    'an HTML page "502 Bad Gateway"',
    null,
  ],
  ['HTML without one', '<html><body>x</body>', null, 'an HTML page', null],
  ['a text that begins with <', '<none>', null, '<none>', null],
])('body: %s', (_, body, code, message, requestId) => {
  expect(readErrorBody(body)).toMatchObject({code, message, requestId});
});

describe('an answer without a known code is taken by its status', () => {
  test.each([
    [400, 'bad-request', 'request not accepted'],
    [401, 'auth', 'credentials refused'],
    [402, 'bad-request', 'request not accepted'],
    [403, 'forbidden', 'permission denied'],
    [404, 'not-found', 'no such cluster'],
    [408, 'timeout', 'no answer in time'],
    [409, 'bad-request', 'request not accepted'],
    [413, 'bad-request', 'request not accepted'],
    [418, 'bad-request', 'request not accepted'],
    [429, 'throttled', 'throttled'],
    [500, 'server', 'server error'],
    [502, 'server', 'server error'],
    [503, 'server', 'server error'],
    [504, 'server', 'server error'],
    [599, 'server', 'server error'],
  ])('%i is %s', async (status, kind, title) => {
    const server = await serve();
    server.answer('*', {status, body: '{"error_code": "NEW.0001", "error_msg": "something new"}'});
    const error = await errorOf(clientOf(server.url, {as: token}).gitops(sampleCluster));
    expect(error).toMatchObject({kind, status, code: 'NEW.0001'});
    expect(error.message).toBe(`${title}: something new (HTTP ${status}, NEW.0001)`);
    server.answer('*', {status, body: ''});
    const empty = await errorOf(clientOf(server.url, {as: token}).gitops(sampleCluster));
    expect(empty).toMatchObject({kind, status, code: null, message: `${title} (HTTP ${status})`});
  });
});

test('a 429 is throttling, whatever its code', async () => {
  const server = await serve();
  server.answer('*', {status: 429, body: '{"error_code": "UCS.00000005", "error_msg": "x"}'});
  expect((await errorOf(clientOf(server.url).gitops(sampleCluster))).kind).toBe('throttled');
});

test.each([
  ['seconds in the header', {'Retry-After': '30'}, 'limit:10,time:1 minute', 30_000],
  ['the window in the text', {}, 'policy user over ratelimit,limit:10,time:1 minute', 60_000],
  ['neither', {}, 'too many', null],
])('how long to wait: %s', async (_, headers, message, retryAfterMs) => {
  const server = await serve();
  const body = JSON.stringify({error_code: 'APIGW.0308', error_msg: message});
  server.answer('*', {status: 429, headers, body});
  expect((await errorOf(clientOf(server.url).gitops(sampleCluster))).retryAfterMs).toBe(retryAfterMs);
});

test('a maintenance window may say how long, too', async () => {
  const server = await serve({now: () => Date.UTC(2026, 10, 23, 8, 0, 0)});
  // The server's clock counts, not that of this machine.
  const now = () => Date.UTC(2026, 10, 23, 9, 0, 0);
  server.answer('*', {status: 503, headers: {'Retry-After': 'Mon, 23 Nov 2026 08:02:00 GMT'}, body: ''});
  const error = await errorOf(clientOf(server.url, {now}).gitops(sampleCluster));
  expect(error).toMatchObject({kind: 'server', retryAfterMs: 120_000});
});

test.each([
  ['the header', {'X-Request-Id': 'from-header'}, 'from-header'],
  ['the body', {'X-Request-Id': ''}, 'from-body'],
])('the request id of %s', async (_, headers, requestId) => {
  const server = await serve();
  server.answer('*', {
    status: 500,
    headers,
    body: '{"error_code": "A.1", "error_msg": "m", "request_id": "from-body"}',
  });
  expect((await errorOf(clientOf(server.url).gitops(sampleCluster))).requestId).toBe(requestId);
});

test('the hint of a server error has the request id that it speaks of, or speaks of none', () => {
  const hint = (requestId: string | null) => ucsFailure({kind: 'server', message: 'down', requestId}).hint;
  expect(hint('abc')).toBe('If it stays, give request id abc to support.');
  expect(hint(null)).toBe('If it stays, contact the support of Huawei Cloud.');
});

test('the message is one bounded line, safe to print', async () => {
  const server = await serve();
  const message = `first\nsecond \u001b[31mred\u001b[0m\u0007 ${'long '.repeat(1000)}`;
  server.answer('*', {status: 500, body: JSON.stringify({error_code: '\u001b[2JX', error_msg: message})});
  const error = await errorOf(clientOf(server.url).gitops(sampleCluster));
  expect(error.message).toMatch(/^server error: first second red\ufffd long long [^\x00-\x1f]*… \(HTTP 500, X\)$/);
  expect(error.message.length).toBeLessThan(360);
});

test.each([
  ['nothing', '', 'the answer is empty'],
  ['HTML, as a login page is', '<html><title>Sign in</title>', 'the answer is not JSON: an HTML page "Sign in"'],
  ['JSON cut short', '{"metadata": {}, "items": [', 'the answer is not JSON: {"metadata": {}, "items": ['],
  ['a text', 'ok', 'the answer is not JSON: ok'],
  ['a JSON text', '"ok"', 'the answer is not an object but a string'],
  ['a list', '[]', 'the answer is not an object but a list'],
  ['null', 'null', 'the answer is not an object but null'],
  ['items that are no list', '{"items": 5}', '"items" of the answer is not a list but a number'],
])('a good status with %s is not understood', async (_, body, message) => {
  const server = await serve();
  server.answer('*', {status: 200, body});
  expect(await errorOf(clientOf(server.url).gitops(sampleCluster))).toMatchObject({kind: 'shape', message});
});

test('a byte order mark does not matter, and bytes that are not UTF-8 cost only their own text', async () => {
  const server = await serve();
  const json = Buffer.from('{"items": [{"metadata": {"name": "a?b"}}]}');
  json[json.indexOf('?')] = 0xff;
  server.answer('*', {status: 200, body: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), json])});
  const answer = await clientOf(server.url).gitops(sampleCluster);
  expect(answer.pods.map(pod => pod.name)).toEqual(['a\ufffdb']);
  expect(answer.pages[0]?.bytes.byteLength).toBe(json.length + 3);
});

test.each(['', '.', '..'])('%j is no cluster id and leads nowhere', async clusterId => {
  const server = await serve();
  const error = await errorOf(clientOf(server.url).gitops(clusterId));
  expect(error).toMatchObject({kind: 'not-found', message: `"${clusterId}" is no cluster id`});
  expect(server.requests).toEqual([]);
});

test('a base path of the endpoint is kept', async () => {
  const server = await serve();
  const error = await errorOf(clientOf(`${server.url}/proxy/ucs/`).gitops('a/b'));
  expect(error.kind).toBe('api-gone');
  expect(server.requests.map(request => request.path)).toEqual(['/proxy/ucs/v1/clusters/a%2Fb/gitops']);
});
