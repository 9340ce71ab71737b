import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {parseConfig} from '../../../source/config/file/parse.ts';
import {keyOf} from '../../../source/config/options/row.ts';
import {optionRows} from '../../../source/config/options/table.ts';
import type {Settings} from '../../../source/config/settings/settings.ts';
import {type Env, home, id, otherId} from './config-home.ts';

describe('where it is', () => {
  test.each<readonly [string, string, readonly string[], (homeDir: string) => Env]>([
    ['at home', '.config/ucs-gitops/config.json', [], () => ({})],
    ['in XDG_CONFIG_HOME', 'xdg/ucs-gitops/config.json', [], homeDir => ({XDG_CONFIG_HOME: join(homeDir, 'xdg')})],
    ['where --config says', 'own.json', ['--config', 'own.json'], () => ({})],
    ['where UCS_GITOPS_CONFIG says', 'own.json', [], homeDir => ({UCS_GITOPS_CONFIG: join(homeDir, 'own.json')})],
  ])('%s', async (_case, name, argv, env) => {
    const {homeDir, path, settings} = await home({interval: '7s'}, name);
    expect(await settings(argv, env(homeDir))).toMatchObject({intervalMs: 7000, config: {path, profile: null}});
  });

  test('nowhere: then there is none', async () => {
    const {settings} = await home({interval: '7s'}, 'elsewhere.json');
    expect(await settings()).toMatchObject({intervalMs: 5000, config: null});
  });

  test('not where it was said to be', async () => {
    const {homeDir, settings} = await home('', 'elsewhere.json');
    await expect(settings(['--config', 'missing.json'])).rejects.toMatchObject({
      name: 'ConfigError',
      message: `config file ${join(homeDir, 'missing.json')} cannot be read: there is no such file`,
    });
  });

  test('an empty file, as /dev/null, says nothing', async () => {
    const {settings} = await home({interval: '7s'});
    expect(await settings(['--config', '/dev/null'])).toMatchObject({intervalMs: 5000, config: {path: '/dev/null'}});
  });

  test('a command that takes no config file does not read it', async () => {
    const {settings} = await home('{ broken');
    expect(await settings(['completion', 'bash'])).toMatchObject({config: null});
  });
});

describe('what it says', () => {
  const layered = {
    profile: 'night',
    site: 'cn',
    interval: '10s',
    plain: true,
    seed: 5,
    'request-timeout': '20s',
    profiles: {night: {interval: '1m'}, intl: {endpoint: 'https://intl.test', plain: false}},
  };

  test.each<readonly [string, readonly string[], Env, Partial<Settings>]>([
    ['the profile it names', [], {}, {intervalMs: 60_000, config: {path: expect.any(String), profile: 'night'}}],
    ['the profile of --profile', ['--profile', 'intl'], {}, {intervalMs: 10_000, plain: false}],
    ['the profile of the variable', [], {UCS_GITOPS_PROFILE: 'intl'}, {intervalMs: 10_000, plain: false}],
    ['the flag goes before the variable', ['--profile', 'night'], {UCS_GITOPS_PROFILE: 'intl'}, {intervalMs: 60_000}],
    ['the top level below a profile', [], {}, {plain: true, requestTimeoutMs: 20_000}],
    ['a number', ['demo'], {}, {seed: 5}],
    [
      'a variable goes before',
      [],
      {UCS_GITOPS_INTERVAL: '30s', UCS_GITOPS_PLAIN: 'no'},
      {intervalMs: 30_000, plain: false},
    ],
    ['a flag goes before', ['--interval', '20s'], {UCS_GITOPS_INTERVAL: '30s'}, {intervalMs: 20_000}],
    ['options of other commands are left alone', ['get'], {}, {intervalMs: 5000, plain: false}],
    [
      'the endpoint of a profile goes before the site below',
      ['--profile', 'intl'],
      {},
      {endpoint: 'https://intl.test'},
    ],
    [
      'another variable goes before',
      ['--profile', 'intl'],
      {UCS_ENDPOINT: 'https://b.test'},
      {endpoint: 'https://b.test'},
    ],
    ['a site on the command line goes before', ['--site', 'cn', '--profile', 'intl'], {}, {endpointFrom: '--site'}],
  ])('%s', async (_case, argv, env, expected) => {
    const {settings} = await home(layered);
    expect(await settings(argv, env)).toMatchObject(expected);
  });

  test('paths are those of its own directory, and ~ is home', async () => {
    const {homeDir, settings} = await home({
      'ca-file': 'ca.pem',
      profiles: {a: {'ca-file': '~/b/ca.pem'}, b: {'ca-file': '/c.pem'}},
    });
    expect((await settings()).caFile).toBe(join(homeDir, '.config/ucs-gitops/ca.pem'));
    expect((await settings(['--profile', 'a'])).caFile).toBe(join(homeDir, 'b/ca.pem'));
    expect((await settings(['--profile', 'b'])).caFile).toBe('/c.pem');
  });

  test('the token on standard input stays that', async () => {
    const {settings} = await home({'token-file': '-'});
    expect((await settings()).tokenFile).toBe('-');
  });

  test('every option can stand in it, but those that lead to it', () => {
    expect(optionRows.filter(row => !row.inConfig).map(keyOf)).toEqual(['config', 'profile']);
    const rows = optionRows.filter(row => row.inConfig);
    // What a value means is asked when it is used, so any text will do.
    const all = rows.map(row => [keyOf(row), row.placeholder === null ? true : 'x'] as const);
    const {layers} = parseConfig(JSON.stringify(Object.fromEntries(all)), {path: '/c', homeDir: '/', profile: null});
    expect([...(layers[0]?.keys() ?? [])]).toEqual(rows.map(({flag}) => flag));
  });
});

test.each<readonly [string, string, Partial<Settings>]>([
  [
    'comments, and a comma after the last entry',
    '// mine\n{\n  "interval": "7s", // not "5s"\n  /* "plain": true,\n  "token-file": "t" */\n  "clusters": [{"id": "a",},],\n}\n',
    {intervalMs: 7000, plain: false, tokenFile: null, clusters: ['a']},
  ],
  ['what looks like a comment in a text', '{"token-file": "/a/*b*/c"}', {tokenFile: '/a/*b*/c'}],
  ['nothing but a comment', '// nothing yet\n', {intervalMs: 5000}],
  ['a byte order mark', '\ufeff{"interval": "7s"}', {intervalMs: 7000}],
  ['a key twice: the last one counts', '{"interval": "7s", "interval": "8s"}', {intervalMs: 8000}],
])('it may have %s', async (_case, content, expected) => {
  const {settings} = await home(content);
  expect(await settings()).toMatchObject(expected);
});

describe('clusters', () => {
  const fleet = {
    clusters: [{id, alias: 'prod-a'}, {id: otherId}],
    profiles: {one: {clusters: [{id: 'staging', alias: 's'}]}, all: {clusters: []}, same: {}},
  };

  test.each<readonly [string, readonly string[], readonly string[]]>([
    ['none written: those of the file', [], [id, otherId]],
    ['by alias', ['prod-a'], [id]],
    ['by alias and id, once', ['get', 'prod-a', id], [id]],
    ['by name as ever', ['other'], ['other']],
    ['those of the profile', ['--profile', 'one'], ['staging']],
    ['an alias of the profile', ['--profile', 'one', 's', 'prod-a'], ['staging', id]],
    ['a profile for all of the account', ['--profile', 'all'], []],
    ['a profile that says nothing of them', ['--profile', 'same'], [id, otherId]],
    ['the demo has its own', ['demo'], []],
  ])('%s', async (_case, argv, expected) => {
    const {settings} = await home(fleet);
    expect((await settings(argv)).clusters).toEqual(expected);
  });
});
