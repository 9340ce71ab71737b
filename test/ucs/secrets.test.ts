import {inspect} from 'node:util';
import {expect, test} from 'vitest';
import type {CannedReply} from '../../source/demo/server/server.ts';
import type {Credentials} from '../../source/ucs/http/options.ts';
import {aksk, clientOf, errorOf, sampleCluster, serve, serveSockets} from './serving.ts';

const token = 'MIIF-token-of-a-test';
const secretKey = 'secret-key-of-a-test';
const securityToken = 'security/token+of=a=test';

const everyKind: readonly (readonly [string, Credentials])[] = [
  ['a token', {kind: 'token', token}],
  ['temporary keys', aksk({securityToken})],
];

function expectNoSecret(error: Error, ...more: readonly string[]): void {
  // Everything a log could print of it: causes, and what they hold, included.
  const all = [
    error.message,
    String(error),
    error.stack,
    JSON.stringify(error),
    inspect(error, {depth: 10, showHidden: true}),
  ];
  for (const text of all) {
    for (const secret of [token, secretKey, securityToken, ...more]) {
      expect(text).not.toContain(secret);
    }
  }
}

/** Echoes all that came, as a gateway does with a canonical request. */
function echo(status: number, shape: (text: string) => string): CannedReply {
  return ({path, headers}) => {
    const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}`);
    return {
      status,
      headers: {'X-Request-Id': lines.join('|')},
      body: shape(`canonicalRequest:GET|${path}|${lines.join('|')}`),
    };
  };
}

const shapes: readonly (readonly [string, (text: string) => string])[] = [
  ['as error_msg', text => JSON.stringify({error_code: 'APIGW.0301', error_msg: text})],
  ['as a code', text => JSON.stringify({error_code: text, error_msg: 'x'})],
  ['as a plain text', text => text],
  ['as a JSON text', text => JSON.stringify(text)],
  ['as HTML', text => `<html><title>${text}</title>`],
  ['as JSON of another shape', text => JSON.stringify({a: {b: text}})],
];

for (const [who, as] of everyKind) {
  test.each(shapes)(`an answer that echoes ${who} %s`, async (_, shape) => {
    const server = await serve();
    for (const status of [400, 401, 403, 404, 429, 500, 302, 200]) {
      server.answer('*', echo(status, shape));
      const error = await errorOf(clientOf(server.url, {as}).gitops(sampleCluster));
      const signature = server.requests.at(-1)?.headers['authorization']?.split('Signature=')[1];
      expectNoSecret(error, ...(signature === undefined ? [] : [signature]));
    }
  });

  test(`a server that throws all back, asked with ${who}`, async () => {
    const url = await serveSockets(socket => socket.once('data', data => socket.end(`HTTP/9 ${data.toString()}`)));
    expectNoSecret(await errorOf(clientOf(url, {as}).gitops(sampleCluster)));
  });

  test(`a server that does not answer, asked with ${who}`, async () => {
    const url = await serveSockets(() => undefined);
    expectNoSecret(await errorOf(clientOf(url, {as, requestTimeoutMs: 50}).gitops(sampleCluster)));
  });

  test(`nobody there to be asked with ${who}`, async () => {
    const server = await serve();
    await server.close();
    expectNoSecret(await errorOf(clientOf(server.url, {as}).gitops(sampleCluster)));
  });
}

test("the demo's gateway, which shows what it has signed", async () => {
  const keys = [{accessKey: 'AK-OF-A-TEST', secretKey: 'another', domainId: 'domain-of-a-test', securityToken}];
  const server = await serve({auth: {keys}});
  const error = await errorOf(clientOf(server.url, {as: aksk({securityToken})}).gitops(sampleCluster));
  expect(error.message).toContain('canonicalRequest:GET');
  expect(error.message).toContain('x-security-token:[redacted]');
  expectNoSecret(error);
});
