import {chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, onTestFinished, test} from 'vitest';
import {type DemoServerOptions, startDemoServer} from '../../source/demo/server/server.ts';
import {allFaults} from '../demo/test-faults.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';
import {type BuiltOptions, runBuilt} from '../helpers/terminal/built-program.ts';
import {openTerminal} from '../helpers/terminal/terminal.ts';
import {secrets} from './leaks.ts';

async function serve(options: DemoServerOptions) {
  const server = await startDemoServer({faults: allFaults, ...options});
  onTestFinished(server.close);
  return server;
}

type Line = Readonly<Record<string, unknown>>;

/** The lines of a log; fails when one is not a JSON object with a time and an event. */
function linesOf(path: string): readonly Line[] {
  const text = readFileSync(path, 'utf8');
  expect(text.endsWith('\n')).toBe(true);
  return text
    .slice(0, -1)
    .split('\n')
    .map((line): Line => {
      const value = JSON.parse(line);
      expect(value).toMatchObject({
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        event: expect.stringMatching(/^[a-z]+$/),
      });
      return value;
    });
}

/** A run of `get` with a log in an empty directory. */
async function loggedGet(server: DemoServerOptions, args: readonly string[] = [], options: BuiltOptions = {}) {
  const [cwd, {url, setFault}] = await Promise.all([temporaryDirectory(), serve(server)]);
  const run = await runBuilt(['get', '--endpoint', url, '--log-file', 'a.log', ...args], {cwd, ...options});
  return {...run, url, setFault, cwd, path: join(cwd, 'a.log')};
}

test('the log is one JSON object a line, in a file of its user alone', async () => {
  const {code, path, url} = await loggedGet({scenario: 'sample'}, [], {env: {HW_AUTH_TOKEN: secrets.token}});
  expect(code).toBe(0);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const gitops = `${url}/v1/clusters/b0d1ecb5-7947-11ee-9467-0255ac1001bf/gitops`;
  expect(linesOf(path)).toEqual([
    expect.objectContaining({event: 'start', command: 'get', clusters: 'all', version: '0.1.0', terminal: 'none'}),
    expect.objectContaining({event: 'connect', endpoint: url, credentials: 'token in HW_AUTH_TOKEN'}),
    expect.objectContaining({event: 'request', id: 1, url: `${url}/v1/clusters`}),
    expect.objectContaining({event: 'answer', id: 1, status: 200, ms: expect.any(Number)}),
    expect.objectContaining({event: 'request', id: 2, url: gitops}),
    expect.objectContaining({event: 'answer', id: 2, url: gitops, bytes: 2742, requestId: expect.any(String)}),
    expect.objectContaining({event: 'end', exitCode: 0, reason: null, message: null}),
  ]);
});

test('it is appended to, by any command; the variable names it too', async () => {
  const {path, cwd} = await loggedGet({scenario: 'sample'});
  const before = readFileSync(path, 'utf8');
  const demo = await runBuilt(['demo', '--plain', '--scenario', 'installing', '--interval', '2s'], {
    cwd,
    env: {UCS_GITOPS_LOG_FILE: 'a.log'},
    onOutput: (text, _pid, kill) => {
      if (text.includes('appeared')) {
        kill('SIGTERM');
      }
    },
  });
  expect(demo.code).toBe(143);
  expect(readFileSync(path, 'utf8').startsWith(before)).toBe(true);
  const added = linesOf(path).slice(before.split('\n').length - 1);
  expect(added[0]).toMatchObject({event: 'start', command: 'demo'});
  expect(added.at(-1)).toMatchObject({event: 'end', exitCode: 143, reason: 'SIGTERM'});
  expect(added).toContainEqual(
    expect.objectContaining({event: 'change', kind: 'pod-added', pod: expect.any(String), from: null, to: 'Pending'}),
  );
});

test('a file that others can read is warned of, and used as it is', async () => {
  const {cwd, url} = await loggedGet({scenario: 'sample'});
  const path = join(cwd, 'open.log');
  writeFileSync(path, '');
  chmodSync(path, 0o644);
  const {stderr} = await runBuilt(['get', '--endpoint', url, '--log-file', path], {cwd});
  expect(stderr).toBe(`ucs-gitops: warning: ${path} can be read by other users; protect it with: chmod 600 ${path}\n`);
  expect(statSync(path).mode & 0o777).toBe(0o644);
  expect(linesOf(path)[1]).toMatchObject({event: 'warning', message: expect.stringContaining('chmod 600')});
});

test('an answer that failed is logged with its kind and request id, and how it ended', async () => {
  const {code, path, stderr} = await loggedGet({scenario: 'sample', fault: '503-json'});
  expect(code).toBe(6);
  const lines = linesOf(path);
  expect(lines).toContainEqual(expect.objectContaining({event: 'answer', status: 503}));
  const failure = lines.find(({event}) => event === 'failure');
  expect(failure).toMatchObject({kind: 'server', status: 503, code: 'APIGW.0613', requestId: expect.any(String)});
  expect(stderr).toContain(String(failure?.['message']));
  expect(lines.at(-1)).toMatchObject({event: 'end', exitCode: 6, message: expect.stringContaining('HTTP 503')});
});

test('the query of a URL is not logged', async () => {
  const {path} = await loggedGet({scenario: 'enabled', pageSize: 1});
  const urls = linesOf(path).map(({url}) => String(url ?? ''));
  expect(urls.length).toBeGreaterThan(8);
  expect(urls.filter(url => url.includes('?') || url.includes('continue'))).toEqual([]);
});

test.each(['hostile-error', 'hostile-clusters'])('its text is safe and bounded: %s', async fault => {
  const {path} = await loggedGet({scenario: 'rollout', fault});
  expect(linesOf(path).length).toBeGreaterThan(3);
  const text = readFileSync(path, 'utf8');
  expect(text).not.toMatch(
    /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/,
  );
  expect(Math.max(...text.split('\n').map(line => line.length))).toBeLessThan(3000);
});

test('without the option no file is written', async () => {
  const [cwd, {url}] = await Promise.all([temporaryDirectory(), serve({scenario: 'sample'})]);
  await runBuilt(['get', '--endpoint', url], {cwd});
  expect(readdirSync(cwd)).toEqual([]);
});

describe('a log file that cannot be opened is wrong usage', () => {
  test.each([
    ['a directory', '.', 'it is a directory'],
    ['in a directory that is not there', 'no/a.log', 'there is no such file or directory'],
    ['without a name', '', 'the value is empty'],
  ])('%s', async (_case, path, message) => {
    const {code, stdout, stderr} = await loggedGet({scenario: 'sample'}, ['--log-file', path]);
    expect({code, stdout}).toEqual({code: 2, stdout: ''});
    expect(stderr).toContain(message);
  });

  test('a terminal, which the screen is on', async () => {
    const terminal = openTerminal({args: ['demo', '--log-file', '/dev/tty']});
    onTestFinished(terminal.close);
    expect(await terminal.exit).toMatchObject({exitCode: 2});
    await terminal.see('log file /dev/tty is a terminal');
  });
});

describe.runIf(existsSync('/dev/full'))('a full disk ends the log and nothing else', () => {
  const warning = 'ucs-gitops: warning: log file /dev/full cannot be written any more (ENOSPC): nothing more is logged';

  test('get', async () => {
    const {code, stdout, stderr} = await loggedGet({scenario: 'sample'}, ['--log-file', '/dev/full']);
    expect({code, stderr}).toEqual({code: 0, stderr: `${warning}\n`});
    expect(stdout).toContain('source-controller');
  });

  test('the full-screen monitor, which tells it when its screen is gone', async () => {
    const terminal = openTerminal({args: ['demo', '--log-file', '/dev/full'], columns: 150});
    onTestFinished(terminal.close);
    await terminal.see('prod-a');
    expect(terminal.written()).not.toContain('cannot be written');
    terminal.press('q');
    expect(await terminal.exit).toMatchObject({exitCode: 0});
    await terminal.see('nothing more is logged');
    expect(terminal.lines().filter(line => line !== '')).toEqual([warning]);
  });
});
