import {describe, expect, test} from 'vitest';
import {home, id, otherId} from './config-home.ts';

describe('what cannot be meant is refused', () => {
  test.each<readonly [string, unknown, readonly string[], string | RegExp, string]>([
    [
      'no JSON',
      '{\n  "interval": 5s\n}',
      [],
      /config\.json, line 2, column 16: expected text in double/,
      'begin with //',
    ],
    ['a list', [], [], /it is no object/, '{"interval"'],
    ['an unknown key', {intervall: '5s'}, [], /unknown key "intervall"/, 'Did you mean interval?'],
    [
      'an unknown key of a profile',
      {profiles: {a: {endpont: ''}}},
      [],
      /unknown key "profiles\.a\.endpont"/,
      'endpoint',
    ],
    [
      'a key that objects have anyway',
      '{"__proto__": {"interval": "7s"}}',
      [],
      /unknown key "__proto__"/,
      'There are:',
    ],
    ['a key like no other', {x: 1}, [], /unknown key "x"/, 'There are: endpoint,'],
    ['a profile in a profile', {profiles: {a: {profiles: {}}}}, [], /unknown key "profiles\.a\.profiles"/, 'profiles'],
    ['the way to itself', {config: 'x'}, [], /unknown key "config"/, ''],
    ['a switch as text', {plain: 'yes'}, [], /^plain in .* is neither true nor false/, 'without quotes'],
    ['a value as a switch', {interval: true}, [], /^interval in .* is neither text nor a number/, '--interval'],
    ['a wrong value', {interval: '5'}, [], /^interval in .*: "5" has no unit/, '5s'],
    [
      'a wrong value of a profile',
      {profiles: {a: {site: 'eu'}}},
      ['--profile', 'a'],
      /^profiles\.a\.site in .*"eu"/,
      'cn',
    ],
    [
      'an unknown profile',
      {profiles: {intl: {}}},
      ['--profile', 'int'],
      /^--profile: there is no profile "int"/,
      'intl',
    ],
    ['a profile where there are none', {}, ['--profile', 'a'], /there is no profile "a"/, 'It has none.'],
    ['an unknown profile of its own', {profile: 'a'}, [], /^profile in .*: there is no profile "a"/, 'It has none.'],
    ['a profile that is no text', {profile: 1}, [], /^profile in .* is no text/, 'profiles'],
    ['clusters that are no list', {clusters: {}}, [], /^clusters in .* is no list/, '"alias"'],
    ['a cluster that is no object', {clusters: ['a']}, [], /^number 1 of clusters in .* is no object/, '"alias"'],
    ['a cluster without id', {clusters: [{alias: 'a'}]}, [], /: id is no text/, '"alias"'],
    ['a cluster with more', {clusters: [{id, name: 'a'}]}, [], /: unknown key "name"/, '"alias"'],
    ['an alias with a space', {clusters: [{id, alias: 'a b'}]}, [], /: alias "a b" is neither/, ''],
    [
      'one alias for two',
      {
        clusters: [
          {id, alias: 'a'},
          {id: otherId, alias: 'a'},
        ],
      },
      [],
      /"a" is there twice/,
      '',
    ],
  ])('%s', async (_case, content, argv, message, hint) => {
    const {settings} = await home(content);
    await expect(settings(argv)).rejects.toMatchObject({
      name: 'ConfigError',
      message: expect.stringMatching(message),
      hint: expect.stringContaining(hint),
    });
  });

  test.each(['token', 'ak', 'sk', 'secret-key', 'access_key', 'password', 'HW_AUTH_TOKEN', 'security_token'])(
    'a secret as the key %s, told without its value',
    async key => {
      const {settings} = await home({profiles: {a: {[key]: 'hunter2'}}});
      const error: unknown = await settings().catch(thrown => thrown);
      expect(error).toMatchObject({
        name: 'ConfigError',
        message: expect.stringContaining(`"profiles.a.${key}" is refused: secrets do not belong in there`),
        hint: expect.stringContaining('HW_AUTH_TOKEN'),
      });
      expect(JSON.stringify(error)).not.toContain('hunter2');
    },
  );

  test.each(['// "token": "hunter2"', '/* "profiles": {\n "a": {"ak" : "hunter2"}} */'])(
    'a secret that is commented out: %s',
    async comment => {
      const {settings} = await home(`{\n  ${comment}\n}`);
      const error: unknown = await settings().catch(thrown => thrown);
      expect(error).toMatchObject({
        name: 'ConfigError',
        message: expect.stringMatching(/: "(token|ak)" in a comment is refused: secrets do not belong in there$/),
      });
      expect(JSON.stringify(error)).not.toContain('hunter2');
    },
  );

  test('a profile without a file to have it', async () => {
    const {settings} = await home('', 'elsewhere.json');
    await expect(settings(['--profile', 'intl'])).rejects.toMatchObject({
      message: expect.stringMatching(/^--profile: there is no profile "intl", because there is no config file /),
    });
  });
});
