import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import {describe, expect, onTestFinished, test} from 'vitest';
import {chooseFetch} from '../../source/commands/connect/fetch.ts';
import {type DemoServer, type DemoServerOptions, startDemoServer} from '../../source/demo/server/server.ts';
import {testCaFile, testCertificate} from '../helpers/network/certificates.ts';
import {startProxy} from '../helpers/network/tls-proxy.ts';
import {runBuilt} from '../helpers/terminal/built-program.ts';
import {openTerminal} from '../helpers/terminal/terminal.ts';
import {clientOf, errorOf} from '../ucs/serving.ts';

async function serve(options: DemoServerOptions): Promise<DemoServer> {
  const server = await startDemoServer({scenario: 'sample', ...options});
  onTestFinished(server.close);
  return server;
}

function get(endpoint: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  return runBuilt(['get', 'b0d1ecb5-7947-11ee-9467-0255ac1001bf', '--endpoint', endpoint, ...args], {env});
}

const trust = ['--ca-file', testCaFile];

describe('a certificate that is no good is told of in one line, with what to do', () => {
  test('of a CA that nobody trusts', async () => {
    const {url} = await serve({tls: testCertificate('server')});
    const {code, stdout, stderr} = await get(url);
    expect({code, stdout}).toEqual({code: 6, stdout: ''});
    expect(stderr).toMatch(/: the certificate is signed by nobody this machine trusts: [^\n]+--ca-file\.\n$/);
  });

  test('expired', async () => {
    const {url} = await serve({tls: testCertificate('expired')});
    const {code, stderr} = await get(url, trust);
    expect(code).toBe(6);
    expect(stderr).toMatch(/: the certificate has expired: [^\n]+\. Check this machine's clock; [^\n]+\.\n$/);
  });

  test('for another host', async () => {
    const {url} = await serve({tls: testCertificate('server')});
    const proxy = await startProxy(Number(new URL(url).port));
    const {code, stderr} = await get('https://ucs.example.test', trust, {HTTPS_PROXY: proxy.url, HW_AUTH_TOKEN: 'x'});
    expect(code).toBe(6);
    expect(stderr).toMatch(
      /: the certificate is for another host: [^\n]+\. Check the host name in --endpoint, [^\n]+\.\n$/,
    );
  });

  test('of a server that does not speak TLS at all', async () => {
    const {url} = await serve({});
    const {code, stderr} = await get(url.replace('http:', 'https:'));
    expect(code).toBe(6);
    expect(stderr).toMatch(/: the host does not speak TLS on this port: [^\n]+\. Check the scheme [^\n]+\.\n$/);
  });
});

test('--ca-file makes it work', async () => {
  const {url} = await serve({tls: testCertificate('server')});
  const {code, stdout, stderr} = await get(url, trust);
  expect({code, stderr}).toEqual({code: 0, stderr: ''});
  expect(stdout).toContain('source-controller-97bdcd8cf-5fs52');
});

test('a certificate that expires while the monitor runs, and is renewed', async () => {
  const first = await startDemoServer({scenario: 'sample', tls: testCertificate('server')});
  onTestFinished(first.close);
  const port = Number(new URL(first.url).port);
  const terminal = openTerminal({args: ['--endpoint', first.url, '--interval', '2s', ...trust], columns: 150});
  onTestFinished(() => terminal.close());
  await terminal.see(/live \d+s$/m);
  await first.close();
  const expired = await serve({port, tls: testCertificate('expired')});
  terminal.press('r');
  await terminal.see(/stale \d+s\n! the certificate has expired: .*, next try in \d+s\n {2}Check this machine's clock/);
  expect(terminal.screen()).toMatch(/[▸!] source /);
  await expired.close();
  await serve({port, tls: testCertificate('server')});
  terminal.press('r');
  await terminal.see(/live \d+s\n[^!]/);
});

test('a body that hangs is given up in time with --ca-file as well, whatever is collected meanwhile', async () => {
  setFlagsFromString('--expose-gc');
  const server = await serve({tls: testCertificate('server')});
  const fetch = await chooseFetch({caFile: testCaFile}, {env: {}, cwd: '/', fetch: globalThis.fetch});
  const client = clientOf(server.url, {fetch, requestTimeoutMs: 3000});
  // Loads the code and opens the connection, which may take longer than that on a busy machine.
  await client.clusters();
  await server.setFault('hang-in-body');
  const timer = setInterval(runInNewContext('gc') as () => void, 200);
  onTestFinished(() => clearInterval(timer));
  const error = await errorOf(client.clusters());
  expect(error).toMatchObject({kind: 'timeout', message: 'the answer was not complete within 3 s'});
});
