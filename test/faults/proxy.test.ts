import {describe, expect, onTestFinished, test} from 'vitest';
import {startDemoServer} from '../../source/demo/server/server.ts';
import {startRefusingProxy} from '../helpers/network/refusing-proxy.ts';
import {certificateFile, startHttpsServer, startProxy} from '../helpers/network/tls-proxy.ts';
import {runBuilt} from '../helpers/terminal/built-program.ts';
import {openTerminal} from '../helpers/terminal/terminal.ts';

const id = 'b0d1ecb5-7947-11ee-9467-0255ac1001bf';
const body = '{"metadata":{},"items":[]}';
// No such host: only a proxy knows the way.
const endpoint = ['--endpoint', 'https://ucs.example.test', '--ca-file', certificateFile];

function get(env: Readonly<Record<string, string>>) {
  return runBuilt(['get', id, '-o', 'raw', ...endpoint], {env: {HW_AUTH_TOKEN: 'x', ...env}});
}

describe('a proxy that refuses is told of, and never takes the place of an answer', () => {
  test.each([403, 407] as const)('with %d', async status => {
    const proxy = await startRefusingProxy(status);
    const {code, stdout, stderr} = await get({HTTPS_PROXY: proxy.url});
    expect({code, stdout}).toEqual({code: 6, stdout: ''});
    expect(stderr).toMatch(
      new RegExp(
        `^ucs-gitops: \\w+: the proxy refused the connection: [^\\n]*${status}[^\\n]*\\. Check HTTPS_PROXY [^\\n]+\\.\\n$`,
      ),
    );
    expect(proxy.asked.map(({what}) => what)).toEqual(['CONNECT ucs.example.test:443']);
  });

  test('in the monitor: with the cause, what to do, and when it is tried again', async () => {
    const proxy = await startRefusingProxy(403);
    const terminal = openTerminal({
      args: [id, '--interval', '2s', ...endpoint],
      env: {HTTPS_PROXY: proxy.url, HW_AUTH_TOKEN: 'x'},
      columns: 150,
    });
    onTestFinished(() => terminal.close());
    await terminal.see(
      /unreachable\n[^!]*! the proxy refused the connection: [\s\S]*\n {2}Check HTTPS_PROXY[\s\S]*: next try in \d+s\./,
    );
    terminal.press('q');
    expect(await terminal.exit).toMatchObject({exitCode: 0});
  });
});

test('a proxy that is not there', async () => {
  const {code, stderr} = await get({HTTPS_PROXY: 'http://127.0.0.1:1'});
  expect(code).toBe(6);
  expect(stderr).toMatch(/: the connection was refused: [^\n]+proxy \(HTTPS_PROXY, NO_PROXY\)\.\n$/);
});

describe('which way is taken', () => {
  test.each([
    ['HTTPS_PROXY', (url: string) => ({HTTPS_PROXY: url})],
    ['https_proxy', (url: string) => ({https_proxy: url})],
    ['an empty https_proxy does not hide HTTPS_PROXY', (url: string) => ({https_proxy: '', HTTPS_PROXY: url})],
    ['an empty no_proxy hides nothing', (url: string) => ({no_proxy: '', HTTPS_PROXY: url})],
    ['NO_PROXY for other hosts', (url: string) => ({NO_PROXY: 'example.org,10.0.0.0', HTTPS_PROXY: url})],
  ])('by the proxy: %s', async (_, envOf) => {
    const proxy = await startProxy(await startHttpsServer(body));
    expect(await get(envOf(proxy.url))).toEqual({code: 0, stdout: body, stderr: ''});
    expect(proxy.asked).toEqual(['CONNECT ucs.example.test:443 -']);
  });

  test.each([
    ['NO_PROXY', (url: string) => ({NO_PROXY: 'ucs.example.test', HTTPS_PROXY: url})],
    ['no_proxy', (url: string) => ({no_proxy: '.example.test', HTTPS_PROXY: url})],
    ['an empty no_proxy does not hide NO_PROXY', (url: string) => ({no_proxy: '', NO_PROXY: '*', HTTPS_PROXY: url})],
  ])('not by the proxy: %s', async (_, envOf) => {
    const proxy = await startProxy(await startHttpsServer(body));
    const {code, stderr} = await get(envOf(proxy.url));
    expect(code).toBe(6);
    expect(stderr).toContain(': the name of the host is not known: ');
    expect(proxy.asked).toEqual([]);
  });

  test('this machine is never asked by way of a proxy', async () => {
    const server = await startDemoServer({scenario: 'sample'});
    onTestFinished(server.close);
    const proxy = await startRefusingProxy(403);
    const env = {HTTPS_PROXY: proxy.url, HTTP_PROXY: proxy.url, ALL_PROXY: proxy.url};
    const {code, stderr} = await runBuilt(['get', '--endpoint', server.url], {env});
    expect({code, stderr}).toEqual({code: 0, stderr: ''});
    expect(proxy.asked).toEqual([]);
  });
});
