import {chmodSync, mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, onTestFinished, test} from 'vitest';
import {startDemoServer} from '../../source/demo/server/server.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';
import {runBuilt} from '../helpers/terminal/built-program.ts';
import {inPanes} from '../helpers/terminal/signs.ts';
import {openTerminal} from '../helpers/terminal/terminal.ts';
import {until} from '../helpers/until.ts';
import {leaks, secrets} from './leaks.ts';

async function serve() {
  const server = await startDemoServer({scenario: 'enabled'});
  onTestFinished(server.close);
  return server;
}

function writeOpen(path: string, text: string, mode: number): string {
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

const enterAlternateScreen = '\u001b[?1049h';

describe('credentials that others can read are warned of, once', () => {
  test.each([0o640, 0o644, 0o666])('a token file of mode %o, by get', async mode => {
    const [directory, server] = await Promise.all([temporaryDirectory(), serve()]);
    const path = writeOpen(join(directory, 'iam'), secrets.token, mode);
    const {code, stderr} = await runBuilt(['get', '--endpoint', server.url, '--token-file', path]);
    expect({code, stderr}).toEqual({
      code: 0,
      stderr: `ucs-gitops: warning: ${path} can be read by other users; protect it with: chmod 600 ${path}\n`,
    });
  });

  test('the credentials file, by get', async () => {
    const [home, server] = await Promise.all([temporaryDirectory(), serve()]);
    mkdirSync(join(home, '.huaweicloud'));
    const text = `[global]\nak=A\nsk=${secrets.secretKey}\ndomain_id=d\n`;
    const path = writeOpen(join(home, '.huaweicloud', 'credentials'), text, 0o644);
    const {stderr} = await runBuilt(['get', '--endpoint', server.url], {env: {HOME: home}});
    expect(stderr).toBe(
      `ucs-gitops: warning: ${path} can be read by other users; protect it with: chmod 600 ${path}\n`,
    );
  });

  test('by the monitor before its screen starts, and not again while it reads the file anew', async () => {
    const [directory, server] = await Promise.all([temporaryDirectory(), serve()]);
    const path = writeOpen(join(directory, 'iam'), secrets.token, 0o644);
    const terminal = openTerminal({args: ['--endpoint', server.url, '--token-file', path], columns: 200});
    onTestFinished(terminal.close);
    await terminal.see(inPanes);
    const polls = server.requests.length;
    terminal.press('r');
    await until(
      () => server.requests.length > polls,
      () => 'It was not polled again.',
    );
    terminal.press('q');
    expect(await terminal.exit).toMatchObject({exitCode: 0});
    const [before = '', ...after] = terminal.written().split('can be read by other users');
    expect(after).toHaveLength(1);
    expect(before).not.toContain(enterAlternateScreen);
    expect(after.join('')).toContain(enterAlternateScreen);
    // Back on the primary screen it can still be read.
    await terminal.see(`warning: ${path} can be read by other users`);
  });

  test('none for a file of its user alone', async () => {
    const [directory, server] = await Promise.all([temporaryDirectory(), serve()]);
    const path = writeOpen(join(directory, 'iam'), secrets.token, 0o600);
    const {stderr} = await runBuilt(['get', '--endpoint', server.url, '--token-file', path]);
    expect(stderr).toBe('');
  });
});

test.each([
  ['an escape sequence', '\u001b[2J'],
  ['a zero byte', '\u0000'],
  ['a line break', '\n'],
  ['a space', ' '],
  ['a letter beyond ASCII', 'é'],
])('a token with %s is refused before any request, and not shown', async (_case, character) => {
  const [directory, server] = await Promise.all([temporaryDirectory(), serve()]);
  const text = secrets.token.replace('+', `+${character}`);
  const path = writeOpen(join(directory, 'iam'), text, 0o600);
  for (const run of [
    await runBuilt(['get', '--endpoint', server.url, '--token-file', path]),
    await runBuilt(['get', '--endpoint', server.url, '--token-file', '-'], {input: text}),
    ...(character === '\u0000'
      ? []
      : [await runBuilt(['get', '--endpoint', server.url], {env: {HW_AUTH_TOKEN: text}})]),
  ]) {
    expect(run).toMatchObject({code: 2, stdout: '', stderr: expect.stringMatching(/holds a space, a line break or/)});
    expect(leaks({stderr: run.stderr})).toEqual([]);
  }
  expect(server.requests).toEqual([]);
});

test('a token variable that is empty is told of, and the next source is used', async () => {
  const endpoint = ['get', '--endpoint', 'https://ucs.example.test'];
  const none = await runBuilt(endpoint, {env: {HW_AUTH_TOKEN: ''}});
  expect(none).toMatchObject({code: 2, stderr: expect.stringContaining('Set, but empty: HW_AUTH_TOKEN.')});
  const blank = await runBuilt(endpoint, {env: {HW_AUTH_TOKEN: ' \n'}});
  expect(blank).toMatchObject({code: 2, stderr: expect.stringContaining('HW_AUTH_TOKEN is empty')});
  const server = await serve();
  const next = await runBuilt(['get', '--endpoint', server.url], {env: {HW_AUTH_TOKEN: '', OS_AUTH_TOKEN: 'next'}});
  expect(next.code).toBe(0);
  expect(server.requests[0]?.headers['x-auth-token']).toBe('next');
});
