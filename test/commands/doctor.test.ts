import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, onTestFinished, test} from 'vitest';
import {programFinding} from '../../source/commands/doctor-surroundings.ts';
import {type DemoServerOptions, startDemoServer} from '../../source/demo/server.ts';
import {testCaFile, testCertificate} from '../helpers/certificates.ts';
import {startRefusingProxy} from '../helpers/refusing-proxy.ts';
import {type CliOptions, runProgram} from '../helpers/run-cli.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

/** A line of the output: grade, topic and the rest, hint included. */
type Line = readonly [grade: string, topic: string, text: string];

function linesOf(stdout: string): readonly Line[] {
  return [...stdout.matchAll(/^(ok|warn|fail) +(program|CA file|[a-z-]+) +(.*(?:\n .*)*)$/gm)].map(
    ([, grade = '', topic = '', text = '']) => [grade, topic, text.replaceAll(/\n +/g, '\n')] as const,
  );
}

async function serve(options: DemoServerOptions = {}) {
  const server = await startDemoServer({scenario: 'rollout', ...options});
  onTestFinished(server.close);
  const doctor = async (args: readonly string[] = [], cli: CliOptions = {}) => {
    const homeDir = cli.homeDir ?? (await temporaryDirectory());
    const run = await runProgram(['doctor', '--endpoint', server.url, ...args], {homeDir, ...cli});
    const lines = linesOf(run.stdout);
    return {
      ...run,
      lines,
      failures: lines.filter(([grade]) => grade === 'fail'),
      textOf: (topic: string) => lines.find(([, each]) => each === topic)?.[2],
    };
  };
  return {...server, doctor};
}

const auth = {tokens: ['good-token'], keys: [{accessKey: 'AK', secretKey: 'SK', domainId: 'domain-1'}]};
const keys = {HUAWEICLOUD_SDK_AK: 'AK', HUAWEICLOUD_SDK_SK: 'SK', HUAWEICLOUD_SDK_DOMAIN_ID: 'domain-1'};
const token = {HW_AUTH_TOKEN: 'good-token'};
const utf8 = {LANG: 'C.UTF-8'};

const refusal = (status: number, code: string) => ({status, body: JSON.stringify({error_code: code, error_msg: 'no'})});

test('everything works: a line for each thing, and 0', async () => {
  const {doctor, url, clusters} = await serve({auth});
  const {code, stderr, lines} = await doctor([], {env: {...utf8, ...token, TERM: 'xterm'}});
  expect({code, stderr}).toEqual({code: 0, stderr: ''});
  expect(lines).toEqual([
    ['ok', 'program', expect.stringMatching(/^ucs-gitops \d+\.\d+\.\d+, Node \d+\.\d+\.\d+, linux /)],
    ['ok', 'config', expect.stringMatching(/^no file; it would be .*config\.json$/)],
    ['ok', 'endpoint', `${url} (this machine; from --endpoint)`],
    ['ok', 'proxy', 'none'],
    ['ok', 'CA file', 'none; what Node trusts'],
    ['ok', 'terminal', 'TERM xterm, no size, colours (theme default), UTF-8'],
    ['ok', 'monitor', 'one line per change, as standard output is no terminal'],
    ['ok', 'credentials', 'token in HW_AUTH_TOKEN'],
    ['ok', 'connection', expect.stringMatching(/^answered within \d+ ms$/)],
    ['ok', 'clock', 'as the server'],
    ['ok', 'sign-in', 'accepted'],
    ['ok', 'clusters', '6 visible: prod-a, prod-b, staging, edge-1, legacy, …'],
    ['ok', 'gitops', expect.stringMatching(/^prod-a: installing/)],
  ]);
  expect(clusters).toHaveLength(6);
});

test('it asks for the list once and for GitOps on the first cluster alone, and only by GET', async () => {
  const {doctor, requests, clusters} = await serve();
  await doctor();
  expect(requests.map(({method, path}) => `${method} ${path}`)).toEqual([
    'GET /v1/clusters',
    `GET /v1/clusters/${clusters[0]?.id}/gitops`,
  ]);
});

test('the clusters that are named are asked, each', async () => {
  const {doctor} = await serve();
  const {lines} = await doctor(['legacy', 'prod-b']);
  expect(lines.slice(-2)).toEqual([
    ['ok', 'gitops', 'legacy: not enabled'],
    ['ok', 'gitops', expect.stringMatching(/^prod-b: /)],
  ]);
});

describe('what would be used', () => {
  test('the config file, its profile, and where the endpoint comes from', async () => {
    const {doctor, url} = await serve();
    const homeDir = await temporaryDirectory();
    const path = join(homeDir, 'own.json');
    const clusters = [{id: 'prod-b', alias: 'b'}];
    await writeFile(path, JSON.stringify({profiles: {near: {endpoint: url, clusters, 'no-color': true}}}));
    const {code, stdout} = await runProgram(['doctor', '--profile', 'near'], {
      homeDir,
      env: {...utf8, UCS_GITOPS_CONFIG: path},
    });
    expect(code).toBe(0);
    expect(stdout).toContain(`${path}, profile near, prod-b\n`);
    expect(stdout).toContain(`${url} (this machine; from profiles.near.endpoint in ${path})\n`);
    expect(stdout).toContain('TERM not set, no size, no colours, UTF-8\n');
    expect(stdout).toMatch(/gitops +b: /);
    expect((await doctor()).code).toBe(0);
  });

  test.each<readonly [string, CliOptions, readonly string[], string, Line]>([
    [
      'a terminal with room',
      {env: {...utf8, TERM: 'tmux-256color', TMUX: '/tmp/tmux'}, inputIsTty: true, outputIsTty: true},
      [],
      'TERM tmux-256color, 100x30, colours (theme default), UTF-8, inside tmux',
      ['ok', 'monitor', 'full screen'],
    ],
    [
      '--plain',
      {env: {...utf8, TERM: 'xterm'}, inputIsTty: true, outputIsTty: true},
      ['--plain', '--ascii'],
      'TERM xterm, 100x30, colours (theme default), UTF-8, but --ascii',
      ['ok', 'monitor', 'one line per change, as --plain is set'],
    ],
    [
      'no keys',
      {env: {...utf8, TERM: 'xterm', NO_COLOR: '1'}, outputIsTty: true},
      [],
      'TERM xterm, 100x30, no colours, UTF-8',
      ['ok', 'monitor', 'one line per change, as standard input is no terminal'],
    ],
    [
      'a dumb terminal',
      {env: {...utf8, TERM: 'dumb'}, inputIsTty: true, outputIsTty: true},
      [],
      'TERM dumb, 100x30, no colours, UTF-8',
      ['ok', 'monitor', 'one line per change, as TERM is dumb'],
    ],
  ])('%s', async (_case, cli, args, terminal, monitor) => {
    const {doctor} = await serve();
    const {lines, textOf} = await doctor(args, cli);
    expect(textOf('terminal')).toBe(terminal);
    expect(lines).toContainEqual(monitor);
  });

  test('a locale that is not UTF-8 is warned of', async () => {
    const {doctor} = await serve();
    const {code, lines} = await doctor([], {env: {LANG: 'C', TERM: 'xterm'}});
    expect(code).toBe(0);
    expect(lines).toContainEqual([
      'warn',
      'terminal',
      expect.stringMatching(/, ASCII\nThe locale is not UTF-8: set LANG/),
    ]);
  });

  test('the proxy, without its password', async () => {
    const proxy = await startRefusingProxy(null);
    const {doctor} = await serve();
    const {stdout, textOf} = await doctor([], {
      env: {...utf8, HTTPS_PROXY: proxy.url.replace('//', '//user:hunter2@'), NO_PROXY: 'a.test'},
    });
    expect(textOf('proxy')).toBe(`${proxy.url}, but not for a.test (not for this endpoint: it is on this machine)`);
    expect(stdout).not.toMatch(/user|hunter2/);
  });

  test('a token file that others can read is warned of', async () => {
    const {doctor} = await serve({auth});
    const cwd = await temporaryDirectory();
    await writeFile(join(cwd, 'token'), 'good-token\n', {mode: 0o644});
    const {code, stdout, stderr, lines} = await doctor(['--token-file', 'token'], {cwd});
    expect({code, stderr}).toEqual({code: 0, stderr: ''});
    expect(lines).toContainEqual(['warn', 'credentials', expect.stringContaining('can be read by other users')]);
    expect(lines).toContainEqual(['ok', 'credentials', 'token file token']);
    expect(stdout).not.toContain('good-token');
  });

  test.each([
    ['22.11.0', 'warn'],
    ['22.12.0', 'ok'],
    ['24.0.0', 'ok'],
    ['20.19.0', 'warn'],
  ])('Node %s: %s', (node, grade) => {
    expect(programFinding(node, 'linux').grade).toBe(grade);
  });
});

describe('what does not work', () => {
  type Env = Readonly<Record<string, string>>;

  test.each<readonly [string, readonly string[], Env, string, string]>([
    ['a proxy that is none', [], {HTTPS_PROXY: 'socks5://a.test'}, 'proxy', 'HTTPS_PROXY names a socks5 proxy'],
    ['a CA file that is not there', ['--ca-file', 'missing.pem'], {}, 'CA file', 'there is no such file'],
    ['a token file that is not there', ['--token-file', 'missing'], {}, 'credentials', 'missing does not exist'],
    ['half a pair', [], {HW_ACCESS_KEY: 'a'}, 'credentials', 'HW_SECRET_KEY is not\nSet HW_SECRET_KEY too'],
  ])('%s: 2, and nothing is asked', async (_case, args, env, topic, text) => {
    const {doctor, requests} = await serve();
    const {code, failures} = await doctor(args, {env: {...utf8, ...env}});
    expect(failures).toEqual([['fail', topic, expect.stringContaining(text)]]);
    expect(code).toBe(2);
    expect(requests).toEqual([]);
  });

  test('no credentials for a server elsewhere: 2', async () => {
    const {code, stdout} = await runProgram(['doctor', '--endpoint', 'https://ucs.example.test']);
    expect(code).toBe(2);
    expect(linesOf(stdout).at(-1)).toEqual([
      'fail',
      'credentials',
      expect.stringMatching(/^no credentials found\n(.*\n)+/),
    ]);
  });

  test('nobody there: 6', async () => {
    const {doctor, close} = await serve();
    await close();
    const {code, failures, lines} = await doctor();
    expect(failures).toEqual([
      ['fail', 'connection', expect.stringMatching(/^the connection was refused.*\nCheck --endpoint/)],
    ]);
    expect(lines.at(-1)?.[1]).toBe('connection');
    expect(code).toBe(6);
  });

  test('a certificate that nobody trusts: 6, and with --ca-file it works', async () => {
    const {doctor} = await serve({tls: testCertificate('server')});
    const {code, failures} = await doctor();
    expect(failures).toEqual([
      ['fail', 'connection', expect.stringMatching(/^the certificate is signed by nobody.*\n.*--ca-file/)],
    ]);
    expect(code).toBe(6);
    expect(await doctor(['--ca-file', testCaFile])).toMatchObject({code: 0, failures: []});
  });

  test.each([
    ['a token', {HW_AUTH_TOKEN: 'bad-token'}],
    ['AK/SK', {...keys, HUAWEICLOUD_SDK_SK: 'bad-secret'}],
  ])('%s that is refused: 5, after a single try', async (_case, env) => {
    const {doctor, requests} = await serve({auth});
    const {code, stdout, failures, lines} = await doctor(['legacy'], {env: {...utf8, ...env}});
    expect(failures).toEqual([['fail', 'sign-in', expect.stringMatching(/\(request id [0-9a-f]{32}\)\n/)]]);
    expect(lines.at(-1)?.[1]).toBe('sign-in');
    expect(code).toBe(5);
    expect(requests).toHaveLength(1);
    expect(stdout).not.toMatch(/bad-(token|secret)/);
  });

  test('AK/SK that IAM refuses: 5', async () => {
    const {doctor, url} = await serve({auth});
    const env = {...utf8, HW_ACCESS_KEY: 'AK', HW_SECRET_KEY: 'bad', IAM_ENDPOINT: url};
    const {code, failures} = await doctor([], {env});
    expect(failures).toEqual([['fail', 'sign-in', expect.stringContaining('the domain id could not be looked up')]]);
    expect(code).toBe(5);
  });

  test.each<readonly [string, Parameters<Awaited<ReturnType<typeof serve>>['answer']>[1], number, string, string]>([
    ['a list that is not allowed', refusal(403, 'APIGW.0302'), 5, 'sign-in', 'UCS ReadOnlyAccess'],
    ['a throttled account', refusal(429, 'APIGW.0308'), 6, 'clusters', 'Ask less often'],
    ['an API that is gone', refusal(404, 'APIGW.0101'), 6, 'clusters', 'Check --endpoint'],
    ['a server error', refusal(500, 'APIGW.0601'), 6, 'clusters', 'request id'],
    [
      'a login page',
      {status: 200, headers: {'Content-Type': 'text/html'}, body: '<html>'},
      6,
      'clusters',
      'login page',
    ],
    ['an account without clusters', {status: 200, body: '{"items":[],"total":0}'}, 7, 'clusters', '--site intl'],
  ])('%s', async (_case, reply, exitCode, topic, text) => {
    const {doctor, answer} = await serve();
    answer('/v1/clusters', reply);
    const {code, failures, textOf} = await doctor();
    expect(failures).toEqual([['fail', topic, expect.stringContaining(text)]]);
    expect(textOf('connection')).toMatch(/^answered/);
    expect(code).toBe(exitCode);
  });

  test('whoever may not list clusters is told of the one whose id is given, all the same', async () => {
    const {doctor, answer, clusters} = await serve();
    answer('/v1/clusters', refusal(403, 'APIGW.0302'));
    const {code, lines} = await doctor([clusters[1]?.id ?? '']);
    expect(lines.at(-1)).toEqual(['ok', 'gitops', expect.stringMatching(/^[0-9a-f]{8}: enabled/)]);
    expect(code).toBe(5);
  });

  test.each<readonly [string, readonly string[], number, string]>([
    ['an unknown name', ['prod-c'], 7, 'no cluster is named "prod-c"\nDid you mean prod-a or prod-b?'],
    ['an unknown id', ['99999999-7947-11ee-9467-0255ac1001bf'], 7, '99999999: '],
  ])('%s', async (_case, args, exitCode, text) => {
    const {doctor} = await serve();
    const {code, failures} = await doctor(args);
    expect(failures).toEqual([['fail', 'gitops', expect.stringContaining(text)]]);
    expect(code).toBe(exitCode);
  });

  test('a cluster that gives no answer: the code is that of the first', async () => {
    const {doctor, answer, clusters} = await serve();
    answer(clusters[0]?.id ?? '', refusal(502, 'APIGW.0201'));
    answer(clusters[1]?.id ?? '', refusal(403, 'UCS.01010003'));
    const {code, failures} = await doctor(['prod-a', 'prod-b']);
    expect(failures.map(([, topic, text]) => [topic, text.split(':')[0]])).toEqual([
      ['gitops', 'prod-a'],
      ['gitops', 'prod-b'],
    ]);
    expect(code).toBe(6);
  });
});

describe('the clock', () => {
  const minutes = 60_000;

  test.each<readonly [string, number, Readonly<Record<string, string>>, Line, number]>([
    ['a little off', -50_000, token, ['ok', 'clock', 'as the server'], 0],
    [
      'ahead',
      -90_000,
      token,
      ['warn', 'clock', expect.stringMatching(/^(89|90|91) s ahead of the server\nSet this/)],
      0,
    ],
    ['behind', 10 * minutes, keys, ['warn', 'clock', expect.stringMatching(/^10 min behind the server\n/)], 0],
    ['too far for AK/SK', -20 * minutes, keys, ['fail', 'clock', expect.stringMatching(/^20 min ahead/)], 5],
    ['far, with a token', -20 * minutes, token, ['warn', 'clock', expect.stringMatching(/^20 min ahead/)], 0],
  ])('%s', async (_case, offset, env, line, exitCode) => {
    const {doctor} = await serve({auth, now: () => Date.now() + offset});
    const {code, lines} = await doctor([], {env: {...utf8, ...env}});
    expect(lines).toContainEqual(line);
    expect(code).toBe(exitCode);
  });

  test('a server that does not tell its time', async () => {
    const {doctor, answer} = await serve();
    answer('/v1/clusters', {status: 200, headers: {Date: 'soon'}, body: '{"items":[],"total":0}'});
    expect((await doctor()).lines).toContainEqual(['ok', 'clock', 'not known: the server does not tell its time']);
  });
});

test('nothing in it acts on the terminal', async () => {
  const {doctor, answer} = await serve();
  const items = [{metadata: {uid: '11111111-7947-11ee-9467-0255ac1001bf', name: 'evil\u001b[2J\u202etxt'}}];
  answer('/v1/clusters', {status: 200, body: JSON.stringify({items, total: 1})});
  const {stdout, textOf} = await doctor([], {env: {...utf8, TERM: 'x\u001b[2J'}, outputIsTty: true, inputIsTty: true});
  expect(stdout).toMatch(/^[\n -~…]+$/);
  expect(textOf('terminal')).toContain('TERM x\\u001b[2J');
  expect(textOf('clusters')).toBe('1 visible: eviltxt');
});

test('Ctrl-C ends it', async () => {
  const {doctor} = await serve();
  const controller = new AbortController();
  const interrupted: typeof fetch = (...request) => {
    controller.abort('SIGINT');
    return fetch(...request);
  };
  expect(await doctor([], {fetch: interrupted, signal: controller.signal})).toMatchObject({code: 130, stderr: ''});
});
