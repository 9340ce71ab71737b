import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, onTestFinished, test} from 'vitest';
import {chooseFetch} from '../../../source/commands/connect/fetch.ts';
import {startDemoServer} from '../../../source/demo/server/server.ts';
import {certificateFile, startHttpsServer, startProxy} from '../../helpers/network/tls-proxy.ts';
import {runProgram} from '../../helpers/run-cli.ts';
import {temporaryDirectory} from '../../helpers/temporary-directory.ts';

const clusterId = 'b0d1ecb5-7947-11ee-9467-0255ac1001bf';
const body = '{"metadata":{},"items":[]}';

function choose(env: Record<string, string>, caFile: string | null, cwd = '/') {
  return chooseFetch({caFile}, {env, cwd, fetch: globalThis.fetch});
}

test('without proxy and CA file the built-in fetch is used', async () => {
  expect(await choose({NO_PROXY: 'x', https_proxy: ''}, null)).toBe(globalThis.fetch);
});

test('a CA file is trusted besides the usual certificates', async () => {
  const url = `https://localhost:${await startHttpsServer(body)}/a`;
  await expect(fetch(url)).rejects.toMatchObject({cause: {code: 'DEPTH_ZERO_SELF_SIGNED_CERT'}});
  const response = await (await choose({}, certificateFile))(url);
  expect(await response.text()).toBe(body);
});

describe('through a proxy', () => {
  test('with the name and password of its URL', async () => {
    const {url, asked} = await startProxy(await startHttpsServer(body));
    const env = {HTTPS_PROXY: url.replace('http://', 'http://user:pass@')};
    const response = await (await choose(env, certificateFile))(new Request('https://ucs.example.test/v1/clusters'));
    expect(await response.text()).toBe(body);
    expect(asked).toEqual([`CONNECT ucs.example.test:443 Basic ${Buffer.from('user:pass').toString('base64')}`]);
  });

  test('not to hosts of NO_PROXY', async () => {
    const {url, asked} = await startProxy(await startHttpsServer(body));
    const go = await choose({HTTPS_PROXY: url, NO_PROXY: '.example.test'}, certificateFile);
    await expect(go('https://ucs.example.test/v1/clusters')).rejects.toThrow('fetch failed');
    expect(asked).toEqual([]);
  });

  test('not to this machine', async () => {
    const port = await startHttpsServer(body);
    const {url, asked} = await startProxy(port);
    const response = await (await choose({HTTPS_PROXY: url, HTTP_PROXY: url}, certificateFile))(
      `https://127.0.0.1:${port}/`,
    );
    expect(await response.text()).toBe(body);
    const server = await startDemoServer({scenario: 'enabled'});
    onTestFinished(server.close);
    const {code} = await runProgram(['get', '--endpoint', server.url], {env: {HTTP_PROXY: url}});
    expect(code).toBe(0);
    expect(asked).toEqual([]);
  });

  test('a proxy that refuses is told of', async () => {
    const {url} = await startProxy(1, 407);
    const {code, stderr} = await runProgram(['get', '--endpoint', 'https://ucs.example.test', clusterId], {
      env: {HTTPS_PROXY: url, HW_AUTH_TOKEN: 'x'},
    });
    expect(stderr).toMatch(/proxy.*HTTPS_PROXY/);
    expect(code).toBe(6);
  });
});

test('get asks over https with a CA file and a proxy, all told', async () => {
  const {url, asked} = await startProxy(await startHttpsServer(body));
  const {code, stdout, stderr} = await runProgram(
    ['get', '-o', 'raw', '--ca-file', certificateFile, '--endpoint', 'https://ucs.example.test', clusterId],
    {env: {HTTPS_PROXY: url, HW_AUTH_TOKEN: 'x'}},
  );
  expect({code, stdout, stderr}).toEqual({code: 0, stdout: body, stderr: ''});
  expect(asked).toEqual(['CONNECT ucs.example.test:443 -']);
});

describe('a CA file that cannot be used', () => {
  test.each([
    ['missing', null, 'cannot be read: there is no such file'],
    ['not PEM', 'hello', 'holds no certificate'],
    [
      'broken',
      '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----',
      'holds a certificate that cannot be read',
    ],
  ])('%s', async (_case, text, message) => {
    const cwd = await temporaryDirectory();
    if (text !== null) {
      await writeFile(join(cwd, 'ca.pem'), text);
    }
    await expect(choose({}, 'ca.pem', cwd)).rejects.toMatchObject({
      name: 'ConfigError',
      message: `CA file ${join(cwd, 'ca.pem')} ${message}`,
    });
  });
});
