import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {programFinding} from '../../../source/commands/doctor/environment.ts';
import {startRefusingProxy} from '../../helpers/network/refusing-proxy.ts';
import {type CliOptions, runProgram} from '../../helpers/run-cli.ts';
import {temporaryDirectory} from '../../helpers/temporary-directory.ts';
import {auth, type Line, serve, utf8} from './doctor-server.ts';

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
      'a theme that is set for all commands',
      {env: {...utf8, TERM: 'xterm', UCS_GITOPS_THEME: 'light'}, inputIsTty: true, outputIsTty: true},
      [],
      'TERM xterm, 100x30, colours (theme light), UTF-8',
      ['ok', 'monitor', 'full screen'],
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
