import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {expect, onTestFinished, test} from 'vitest';
import {type DemoServer, type DemoServerOptions, startDemoServer} from '../../source/demo/server/server.ts';
import {certificateFile, startProxy} from '../helpers/network/tls-proxy.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';
import {runBuilt} from '../helpers/terminal/built-program.ts';
import {credentialKinds} from './credential-kinds.ts';
import {filesOf, leaks, secrets} from './leaks.ts';

async function serve(options: DemoServerOptions = {}): Promise<DemoServer> {
  const server = await startDemoServer({scenario: 'enabled', pageSize: 1, ...options});
  onTestFinished(server.close);
  return server;
}

/** What is to be seen of the secrets in the requests, by the names of the headers. */
function sent(server: DemoServer): readonly string[] {
  const parts = server.requests.flatMap(({method, path, query, headers}) => [
    {'request line': `${method} ${path}?${query}`},
    ...Object.entries(headers).map(([name, value]) => ({[name]: value})),
  ]);
  return [...new Set(parts.flatMap(leaks).map(leak => leak.replace(/,.*/, '')))];
}

const headerOf = {token: ['x-auth-token: token'], keys: ['x-security-token: securityToken']};

test.each(Object.entries(credentialKinds))(
  '%s goes into its own header and nowhere else, and a secret key stays here',
  async (kind, credentials) => {
    const [home, server] = await Promise.all([temporaryDirectory(), serve()]);
    const {args, env, input} = credentials(home);
    const options = {env, input};
    const run = await runBuilt(['get', '--endpoint', server.url, '--iam-endpoint', server.url, ...args], options);
    expect(run.code).toBe(0);
    expect(server.requests.length).toBeGreaterThan(3);
    expect(sent(server)).toEqual(kind.startsWith('a token') ? headerOf.token : headerOf.keys);
    const agents = new Set(server.requests.map(({headers}) => headers['user-agent']));
    expect([...agents]).toEqual([expect.stringMatching(/^ucs-gitops\/[\d.]+$/)]);
  },
);

test.each(Object.entries(credentialKinds))(
  'a redirect to another origin does not get %s',
  async (_kind, credentials) => {
    const [home, server] = await Promise.all([temporaryDirectory(), serve({fault: 'redirect-away'})]);
    const {args, env, input} = credentials(home);
    const run = await runBuilt(['get', '--endpoint', server.url, ...args], {env, input});
    expect(run).toMatchObject({code: 6, stderr: expect.stringContaining('Redirects are not followed')});
    expect(server.requests).toHaveLength(1);
    expect(server.elsewhereRequests).toEqual([]);
  },
);

test('a proxy is asked for a tunnel alone: what is asked and with which credentials it cannot see', async () => {
  const pem = (name: string) =>
    readFileSync(fileURLToPath(new URL(`../fixtures/tls/${name}`, import.meta.url)), 'utf8');
  const server = await serve({tls: {cert: pem('cert.pem'), key: pem('key.pem')}});
  const proxy = await startProxy(Number(new URL(server.url).port));
  const cwd = await temporaryDirectory();
  const run = await runBuilt(
    ['get', '--endpoint', 'https://ucs.example.test', '--ca-file', certificateFile, '--log-file', 'log'],
    {
      cwd,
      env: {
        HW_AUTH_TOKEN: secrets.token,
        HTTPS_PROXY: proxy.url.replace('//', `//me:${encodeURIComponent(secrets.proxyPassword)}@`),
      },
    },
  );
  expect(run).toMatchObject({code: 0, stderr: ''});
  expect(sent(server)).toEqual(headerOf.token);
  expect(new Set(proxy.asked.map(line => line.replace(/Basic .*/, 'Basic …')))).toEqual(
    new Set(['CONNECT ucs.example.test:443 Basic …']),
  );
  // Its own password, and nothing else that is secret.
  const seen = leaks({proxy: JSON.stringify(proxy.headers)});
  expect(new Set(seen.map(leak => leak.replace(/,.*/, '')))).toEqual(new Set(['proxy: proxyPassword']));
  expect(leaks({stdout: run.stdout, stderr: run.stderr, ...filesOf(cwd)})).toEqual([]);
});

test.each([403, 407])('the password of a proxy that refuses with %i is not shown', async refusal => {
  const proxy = await startProxy(1, refusal);
  const cwd = await temporaryDirectory();
  const run = await runBuilt(['get', '--endpoint', 'https://ucs.example.test', '--log-file', 'log'], {
    cwd,
    env: {
      HW_AUTH_TOKEN: secrets.token,
      HTTPS_PROXY: proxy.url.replace('//', `//me:${encodeURIComponent(secrets.proxyPassword)}@`),
      UCS_GITOPS_DEBUG: '1',
    },
  });
  expect(run).toMatchObject({code: 6, stderr: expect.stringContaining('proxy')});
  const [, basic = ''] = proxy.asked.join().split('Basic ');
  expect(Buffer.from(basic, 'base64').toString()).toBe(`me:${secrets.proxyPassword}`);
  expect(leaks({stdout: run.stdout, stderr: run.stderr, ...filesOf(cwd)})).toEqual([]);
});
