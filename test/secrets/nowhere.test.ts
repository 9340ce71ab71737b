import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, onTestFinished, test} from 'vitest';
import {generateFleet} from '../../source/demo/play/fleet.ts';
import {type DemoServer, type DemoServerOptions, startDemoServer} from '../../source/demo/server/server.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';
import {runBuilt} from '../helpers/terminal/built-program.ts';
import {inPanes} from '../helpers/terminal/signs.ts';
import {openTerminal} from '../helpers/terminal/terminal.ts';
import {credentialKinds} from './credential-kinds.ts';
import {echoes, refusalThatEchoes} from './echoes.ts';
import {filesOf, leaks, secrets} from './leaks.ts';

async function serve(options: DemoServerOptions): Promise<DemoServer> {
  const server = await startDemoServer(options);
  onTestFinished(server.close);
  return server;
}

/** A server with a cluster for every way of showing the credentials, and one that is well, the first. */
async function serveEchoes(): Promise<DemoServer> {
  const server = await serve({clusters: generateFleet(echoes.length + 1, 2, 1)});
  for (const [index, reply] of echoes.entries()) {
    server.answer(server.clusters[index + 1]?.id ?? '', reply);
  }
  return server;
}

/** What every user of the machine can see of a process. */
function processList(pid: number): string {
  const file = `/proc/${pid}/cmdline`;
  return existsSync(file)
    ? readFileSync(file, 'utf8')
    : execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], {encoding: 'utf8'});
}

function headersOf(server: DemoServer): string {
  return JSON.stringify(server.requests.map(({headers}) => headers));
}

test('what the following tests search with finds a secret in every form it may be written in', () => {
  for (const [name, secret] of Object.entries(secrets)) {
    const forms = {
      plain: `a${secret}b`,
      'plain ': `${secret.slice(0, 16)}...`,
      'URL-encoded': encodeURIComponent(secret),
      'in JSON': JSON.stringify(secret).replaceAll('/', '\\/'),
      'in HTML': secret.replaceAll('+', '&#43;'),
      base64: Buffer.from(`user:${secret}\n`).toString('base64'),
      base64url: Buffer.from(`x${secret}`).toString('base64url'),
    };
    for (const [form, text] of Object.entries(forms)) {
      expect(leaks({here: text})).toContainEqual(expect.stringContaining(`here: ${name}, ${form.trim()}`));
    }
  }
  expect(leaks({here: 'nothing'})).toEqual([]);
});

describe.each(Object.entries(credentialKinds))('%s appears nowhere', (_kind, credentials) => {
  test.each(['table', 'wide', 'json', 'raw'])('in what get -o %s prints and logs', async format => {
    const [home, cwd, server] = await Promise.all([temporaryDirectory(), temporaryDirectory(), serveEchoes()]);
    const {args, env, input} = credentials(home);
    const run = await runBuilt(['get', '-o', format, '--endpoint', server.url, '--log-file', 'log', ...args], {
      env: {...env, UCS_GITOPS_DEBUG: '1'},
      cwd,
      input,
    });
    expect(run.code).toBe(5);
    expect(run.stderr).toContain('[redacted]');
    // Secrets did go out, or there would have been nothing to show.
    expect(leaks({sent: headersOf(server)})).not.toEqual([]);
    expect(readFileSync(join(cwd, 'log'), 'utf8').split('\n').length).toBeGreaterThan(3 * echoes.length);
    expect(leaks({stdout: run.stdout, stderr: run.stderr, ...filesOf(cwd)})).toEqual([]);
  });

  test('in error messages, although the gateway shows the headers it refuses', async () => {
    const [home, cwd, server] = await Promise.all([temporaryDirectory(), temporaryDirectory(), serve({})]);
    server.answer('/v1/clusters', refusalThatEchoes);
    const {args, env, input} = credentials(home);
    const options = {env: {...env, UCS_GITOPS_DEBUG: '1'}, cwd, input};
    const run = await runBuilt(['get', '--endpoint', server.url, '--log-file', 'log', ...args], options);
    expect(run).toMatchObject({code: 5, stdout: '', stderr: expect.stringContaining('[redacted]')});
    expect(leaks({stderr: run.stderr, ...filesOf(cwd)})).toEqual([]);
  });
});

test('secrets are not on the screen, in a dump or its name, in the log or in the process list', async () => {
  const [home, cwd] = await Promise.all([temporaryDirectory(), temporaryDirectory()]);
  const server = await serve({clusters: generateFleet(9, 2, 1)});
  const shown = echoes.filter((_echo, index) => index % 13 === 0).slice(0, 8);
  for (const [index, reply] of shown.entries()) {
    server.answer(server.clusters[index + 1]?.id ?? '', reply);
  }
  const {args, env} = (credentialKinds['a token in a file'] ?? expect.fail)(home);
  const terminal = openTerminal({
    args: ['--endpoint', server.url, '--interval', '2s', '--log-file', 'log', ...args],
    env: {...env, HW_SECRET_KEY: secrets.secretKey, UCS_GITOPS_DEBUG: '1'},
    columns: 200,
    cwd,
  });
  onTestFinished(terminal.close);
  await terminal.see(inPanes);
  const listed = processList(terminal.pid);
  expect(listed).toContain('--token-file');
  expect(leaks({'process list': listed})).toEqual([]);
  for (const key of ['\r', '\u001b', 'y', '\u0013']) {
    terminal.press(key);
  }
  await terminal.see('Wrote ');
  terminal.press('q');
  const screens: Record<string, string> = {};
  for (const [index] of shown.entries()) {
    terminal.press(']');
    await terminal.see(`[${index + 2} `);
    await terminal.see('! ');
    screens[`screen ${index + 2}`] = terminal.lines().join('');
  }
  expect(Object.values(screens).join('\n')).toContain('[redacted]');
  terminal.press('q');
  expect(await terminal.exit).toMatchObject({exitCode: 0});
  const files = filesOf(cwd);
  expect(Object.keys(files).toSorted()).toEqual([expect.stringMatching(/log$/), expect.stringMatching(/\.json$/)]);
  expect(leaks({...screens, terminal: terminal.written(), ...files})).toEqual([]);
  expect(statSync(join(cwd, 'log')).mode & 0o777).toBe(0o600);
});

test('a secret that a server puts into the name of a cluster gets neither into the name of a dump nor into the log', async () => {
  const [cwd, server] = await Promise.all([temporaryDirectory(), serve({scenario: 'sample'})]);
  const [{id = ''} = {}] = server.clusters;
  const cluster = {metadata: {uid: id, name: `prod-${secrets.token}`}};
  server.answer('/v1/clusters', {status: 200, body: JSON.stringify({items: [cluster], total: 1})});
  const args = ['--endpoint', server.url, '--log-file', 'log'];
  const terminal = openTerminal({args, env: {HW_AUTH_TOKEN: secrets.token}, columns: 120, cwd});
  onTestFinished(terminal.close);
  await terminal.see(/[▸!] source /);
  terminal.press('\u0013');
  await terminal.see('Wrote ');
  terminal.press('q');
  expect(await terminal.exit).toMatchObject({exitCode: 0});
  const files = filesOf(cwd);
  expect(Object.keys(files)).toHaveLength(2);
  expect(leaks(files)).toEqual([]);
});

test('secrets are not in the lines of --plain', async () => {
  const server = await serveEchoes();
  const {stdout, stderr, code} = await runBuilt(['--plain', '--endpoint', server.url], {
    env: {HW_AUTH_TOKEN: secrets.token},
    onOutput: (text, _pid, kill) => {
      if (text.split('[redacted]').length > 20) {
        kill('SIGTERM');
      }
    },
  });
  expect(code).toBe(143);
  expect(leaks({stdout, stderr})).toEqual([]);
});

test('secrets are not in a stack that UCS_GITOPS_DEBUG=1 prints, nor in the log of a crash', async () => {
  const [home, cwd, server] = await Promise.all([temporaryDirectory(), temporaryDirectory(), serve({})]);
  const {args} = (credentialKinds['a token in a file'] ?? expect.fail)(home);
  const file = args.at(-1) ?? '';
  // Nobody knows the token of the file but the program itself; the other one is in a variable that is not used.
  const crashFile = join(home, 'crash.mjs');
  const crash = `import {readFileSync} from 'node:fs';
    process.on('SIGUSR2', () => {
      const token = readFileSync(${JSON.stringify(file)}, 'utf8').trim();
      throw new Error('at ' + token + ' ' + btoa('x' + token) + ' ' + encodeURIComponent(process.env.HW_SECRET_KEY), {cause: token});
    });`;
  writeFileSync(crashFile, crash);
  const run = await runBuilt(['--plain', '--endpoint', server.url, '--log-file', 'log', ...args], {
    cwd,
    env: {HW_SECRET_KEY: secrets.secretKey, UCS_GITOPS_DEBUG: '1'},
    nodeOptions: ['--import', crashFile],
    onOutput: (_text, _pid, kill) => kill('SIGUSR2'),
  });
  expect(run.code).toBe(1);
  expect(run.stderr).toMatch(/unexpected failure: at \[redacted\] \[redacted\] \[redacted\]\nError: at .*\n +at /);
  expect(leaks({stderr: run.stderr, stdout: run.stdout, ...filesOf(cwd)})).toEqual([]);
});

test('a secret that is put where another value belongs is not shown either', async () => {
  const env = {HW_AUTH_TOKEN: secrets.token};
  for (const args of [
    ['get', '--endpoint', secrets.token],
    ['get', '--endpoint', `https://h.example.test/?token=${secrets.secretKey}`],
    ['get', '--interval', secrets.token],
    ['get', `--token=${secrets.secretKey}`],
    ['demo', secrets.token],
  ]) {
    const {code, stderr} = await runBuilt(args, {env});
    expect(code).toBe(2);
    expect(leaks({stderr})).toEqual([]);
  }
});

test('the annotations of a cluster, which may hold a kubeconfig, appear nowhere', async () => {
  const kubeconfig = `apiVersion: v1\nkind: Config\nusers:\n- user: {token: ${secrets.token}}\n`;
  const list = (value: string) =>
    JSON.stringify({items: [{metadata: {annotations: {kubeconfig: value}, uid: 'u', name: 'prod-a'}}], total: 1});
  for (const text of [kubeconfig, JSON.stringify({users: [{user: {token: secrets.token}}]})]) {
    const body = list(text);
    for (const [status, answer] of [
      [200, body],
      [200, body.slice(0, -3)],
      [500, body],
      [403, JSON.stringify(body)],
    ] as const) {
      const [cwd, server] = await Promise.all([temporaryDirectory(), serve({})]);
      server.answer('/v1/clusters', {status, body: answer});
      const args = ['get', '-o', 'json', '--endpoint', server.url, '--log-file', 'log'];
      const {stdout, stderr} = await runBuilt(args, {cwd, env: {UCS_GITOPS_DEBUG: '1'}});
      expect(stdout + stderr).toMatch(/prod-a|annotations|HTTP/);
      expect(leaks({stdout, stderr, ...filesOf(cwd)})).toEqual([]);
      expect(`${stdout}${stderr}${Object.values(filesOf(cwd)).join()}`).not.toMatch(/kind: Config|users/);
    }
  }
});
