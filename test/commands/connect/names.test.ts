import {mkdir, readdir, readFile, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, onTestFinished, test} from 'vitest';
import {startDemoServer} from '../../../source/demo/server/server.ts';
import {type CliOptions, runProgram} from '../../helpers/run-cli.ts';
import {temporaryDirectory} from '../../helpers/temporary-directory.ts';

/** A server with two clusters, a home directory, and `get -o json` of the one with the other. */
async function start(names: readonly string[] = ['prod-a', 'prod-b']) {
  const server = await startDemoServer({scenario: 'sample'});
  onTestFinished(server.close);
  const id = (index: number) => `${String(index).repeat(8)}-7947-11ee-9467-0255ac1001bf`;
  const items = names.map((name, index) => ({metadata: {uid: id(index + 1), name}}));
  server.answer('/v1/clusters', {status: 200, body: JSON.stringify({items, total: items.length})});
  server.answer('*', {
    status: 200,
    body: '{"items":[{"metadata":{"name":"pod","labels":{"app":"source-controller"}},"status":{"phase":"Running"}}]}',
  });
  const homeDir = await temporaryDirectory();
  const get = (args: readonly string[] = [], options: CliOptions = {}) =>
    runProgram(['get', '-o', 'json', '--endpoint', server.url, ...args], {homeDir, ...options});
  const shown = async (args: readonly string[] = []) => {
    const {stdout, stderr} = await get(args);
    expect(stderr).toBe('');
    return JSON.parse(stdout).clusters.map(({name}: {name: string}) => name);
  };
  const lists = () => server.requests.filter(({path}) => path === '/v1/clusters').length;
  return {url: server.url, id, homeDir, get, shown, lists, cache: join(homeDir, '.cache', 'ucs-gitops')};
}

async function writeConfig(homeDir: string, content: unknown): Promise<void> {
  await mkdir(join(homeDir, '.config', 'ucs-gitops'), {recursive: true});
  await writeFile(join(homeDir, '.config', 'ucs-gitops', 'config.json'), JSON.stringify(content));
}

describe('aliases', () => {
  test('a cluster is given and shown by its alias, and no list is asked for', async () => {
    const {id, homeDir, shown, lists} = await start();
    await writeConfig(homeDir, {
      clusters: [
        {id: id(1), alias: 'a'},
        {id: id(2).toUpperCase(), alias: 'b'},
      ],
    });
    expect(await shown(['b'])).toEqual(['b']);
    expect(await shown()).toEqual(['a', 'b']);
    expect(lists()).toBe(0);
  });

  test('its own name and its id still find it', async () => {
    const {id, homeDir, shown} = await start();
    await writeConfig(homeDir, {clusters: [{id: id(1), alias: 'a'}]});
    expect(await shown(['prod-a'])).toEqual(['a']);
    expect(await shown([id(1), 'prod-b'])).toEqual(['a', 'prod-b']);
  });

  test('a name can have one, too', async () => {
    const {homeDir, shown} = await start();
    await writeConfig(homeDir, {clusters: [{id: 'prod-b', alias: 'b'}]});
    expect(await shown(['b'])).toEqual(['b']);
  });

  test('they also name clusters when all of the account are asked for', async () => {
    const {id, homeDir, shown} = await start();
    await writeConfig(homeDir, {clusters: [{id: id(1), alias: 'a'}], profiles: {all: {clusters: []}}});
    expect(await shown(['--profile', 'all'])).toEqual(['a', 'prod-b']);
  });

  test('the monitor tells of all clusters by them', async () => {
    const {url, id, homeDir} = await start();
    await writeConfig(homeDir, {clusters: [{id: id(1), alias: 'a'}], profiles: {all: {clusters: []}}});
    const controller = new AbortController();
    const {stdout} = await runProgram(['--plain', '--profile', 'all', '--endpoint', url], {
      homeDir,
      signal: controller.signal,
      onOutput: text => / a .*\n/.test(text) && / prod-b .*\n/.test(text) && controller.abort('SIGINT'),
    });
    expect(stdout).not.toContain(' prod-a ');
  });
});

describe('names kept for completion', () => {
  test('every list renews them, readable for the user alone', async () => {
    const {shown, cache} = await start();
    await shown();
    expect(await readdir(cache)).toEqual(['clusters-this-machine']);
    expect(await readFile(join(cache, 'clusters-this-machine'), 'utf8')).toBe('prod-a\nprod-b\n');
    expect((await stat(join(cache, 'clusters-this-machine'))).mode & 0o777).toBe(0o600);
    expect((await stat(cache)).mode & 0o777).toBe(0o700);
  });

  test('XDG_CACHE_HOME says where', async () => {
    const {get, homeDir} = await start();
    await get([], {env: {XDG_CACHE_HOME: join(homeDir, 'cache')}});
    expect(await readdir(join(homeDir, 'cache', 'ucs-gitops'))).toEqual(['clusters-this-machine']);
  });

  test('each endpoint has its own', async () => {
    const {url, homeDir, cache} = await start();
    // The way to a host of another name, without leaving this machine.
    const astray: typeof fetch = (input, init) =>
      fetch(String(input).replace('https://ucs.example.test/v9', url), init);
    const {code} = await runProgram(['get', '--endpoint', 'https://ucs.example.test/v9'], {
      homeDir,
      fetch: astray,
      env: {HW_AUTH_TOKEN: 't'},
    });
    expect(code).toBe(0);
    expect(await readdir(cache)).toEqual(['clusters-ucs.example.test_v9']);
  });

  test('aliases are kept without a list', async () => {
    const {id, homeDir, shown, cache} = await start();
    await writeConfig(homeDir, {clusters: [{id: id(1), alias: 'a'}]});
    await shown();
    expect(await readdir(cache)).toEqual(['clusters-aliases']);
    expect(await readFile(join(cache, 'clusters-aliases'), 'utf8')).toBe('a\n');
  });

  test('names that cannot be given as CLUSTER are left out', async () => {
    const {shown, cache} = await start(['good', 'two words', '--plain', 'a/b', '']);
    await shown();
    expect(await readFile(join(cache, 'clusters-this-machine'), 'utf8')).toMatch(/^good\n[^\n]*\n?$/);
  });

  test.each<readonly [string, (homeDir: string) => Promise<string>]>([
    ['no home directory', async homeDir => join(homeDir, 'missing')],
    [
      'a file in its place',
      async homeDir => {
        await writeFile(join(homeDir, '.cache'), '');
        return homeDir;
      },
    ],
    [
      'a directory in the place of the file',
      async homeDir => {
        await mkdir(join(homeDir, '.cache', 'ucs-gitops', 'clusters-this-machine', 'x'), {recursive: true});
        return homeDir;
      },
    ],
  ])('%s is no failure', async (_case, prepare) => {
    const {get, homeDir} = await start();
    const home = await prepare(homeDir);
    expect(await get([], {homeDir: home})).toMatchObject({code: 0, stderr: ''});
    expect(await readdir(homeDir)).not.toContain('missing');
  });

  test('the demo leaves none', async () => {
    const {homeDir} = await start();
    const controller = new AbortController();
    const {stdout} = await runProgram(['demo', '--plain'], {
      homeDir,
      signal: controller.signal,
      onOutput: () => controller.abort('SIGINT'),
    });
    expect(stdout).toContain('prod-a');
    expect(await readdir(homeDir)).toEqual([]);
  });
});
