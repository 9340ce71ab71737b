import {describe, expect, test} from 'vitest';
import {commandTable} from '../../../source/commands/table.ts';
import {readSettings} from '../../../source/config/settings/read.ts';
import type {Settings} from '../../../source/config/settings/settings.ts';
import {parseCommandLine} from '../../../source/program/command-line.ts';

function settingsOf(argv: readonly string[], env: Record<string, string> = {LANG: 'C.UTF-8'}): Settings {
  const line = parseCommandLine(argv, {commands: commandTable, columns: 100, more: {}});
  if (line.kind !== 'run') {
    throw new Error(`printed instead: ${line.text}`);
  }
  return readSettings(line, env, 'linux');
}

test('the defaults', () => {
  expect(settingsOf([])).toEqual({
    clusters: [],
    aliases: [],
    config: null,
    endpoint: 'https://ucs.myhuaweicloud.com',
    endpointFrom: null,
    iamEndpoint: null,
    credentials: 'find',
    tokenFile: null,
    caFile: null,
    logFile: null,
    requestTimeoutMs: 10_000,
    intervalMs: 5000,
    failGraceMs: 60_000,
    timeoutMs: 600_000,
    stableForMs: 10_000,
    expect: [],
    standby: [],
    plain: false,
    ascii: false,
    color: true,
    theme: 'default',
    fullRedraw: false,
    title: true,
    bell: false,
    notify: false,
    wideLocale: false,
    record: null,
    speed: 1,
    output: 'table',
    scenario: null,
    seed: 1,
    fault: null,
    serve: false,
    port: null,
    argument: null,
    warnings: [],
  } satisfies Settings);
});

type Case = readonly [string, readonly string[], Record<string, string>, Partial<Settings>];

test.each<Case>([
  ['flag', ['--endpoint', 'https://a.test'], {}, {endpoint: 'https://a.test'}],
  ['flag written with =', ['--endpoint=https://a.test'], {}, {endpoint: 'https://a.test'}],
  ['variable', [], {UCS_ENDPOINT: 'https://b.test'}, {endpoint: 'https://b.test'}],
  [
    'flag over variable',
    ['--endpoint', 'https://a.test'],
    {UCS_ENDPOINT: 'https://b.test'},
    {endpoint: 'https://a.test'},
  ],
  ['an empty variable is not set', [], {UCS_ENDPOINT: ''}, {endpoint: 'https://ucs.myhuaweicloud.com'}],
  ['site', ['--site', 'intl'], {}, {endpoint: 'https://ucs-intl.myhuaweicloud.com'}],
  [
    'site over variable',
    ['--site', 'cn'],
    {UCS_ENDPOINT: 'https://b.test'},
    {endpoint: 'https://ucs.myhuaweicloud.com'},
  ],
  ['IAM variable', [], {IAM_ENDPOINT: 'https://iam.test/'}, {iamEndpoint: 'https://iam.test'}],
  ['interval', ['--interval', '1m'], {}, {intervalMs: 60_000, warnings: []}],
  ['the last of two wins', ['--interval', '1m', '--interval', '10s'], {}, {intervalMs: 10_000}],
  ['the demo is quicker', ['demo'], {}, {intervalMs: 2000}],
  ['the demo as told', ['demo', '--interval', '7s'], {}, {intervalMs: 7000}],
  ['timeout of get', ['get', '--request-timeout', '500ms'], {}, {requestTimeoutMs: 500}],
  ['an option before the command', ['--site', 'intl', 'get'], {}, {endpoint: 'https://ucs-intl.myhuaweicloud.com'}],
  ['short output', ['get', '-o', 'json'], {}, {output: 'json'}],
  ['short output, joined', ['get', '-oraw'], {}, {output: 'raw'}],
  ['clusters once each', ['get', 'b', 'a', 'b'], {}, {clusters: ['b', 'a']}],
  ['clusters after --', ['--plain', 'a', '--', 'get', '-b'], {}, {clusters: ['a', 'get', '-b'], plain: true}],
  ['a command word after a cluster is a cluster', ['a', 'get'], {}, {clusters: ['a', 'get']}],
  ['the shell of completion', ['completion', 'zsh'], {}, {argument: 'zsh', clusters: []}],
  ['theme', ['--theme', 'light'], {}, {theme: 'light'}],
  ['a recording', ['--record', 'a.ndjson', 'a'], {}, {record: 'a.ndjson', clusters: ['a']}],
  ['a recording by variable', ['demo'], {UCS_GITOPS_RECORD: 'a.ndjson'}, {record: 'a.ndjson'}],
  ['what does not watch does not record', ['get'], {UCS_GITOPS_RECORD: 'a.ndjson'}, {record: null}],
  ['nor does a server', ['demo', '--serve'], {UCS_GITOPS_RECORD: 'a.ndjson'}, {record: null}],
  ['a recording of a wait', ['wait', '--record', 'a.ndjson'], {}, {record: 'a.ndjson'}],
  ['a replay', ['replay', 'a.ndjson'], {}, {argument: 'a.ndjson', speed: 1, clusters: [], record: null}],
  ['a replay at a speed', ['replay', '--speed', '0.5', 'a.ndjson'], {}, {argument: 'a.ndjson', speed: 0.5}],
  ['no colour', ['--no-color'], {}, {color: false}],
  ['NO_COLOR', [], {NO_COLOR: '1'}, {color: false}],
  ['an empty NO_COLOR', [], {NO_COLOR: ''}, {color: true}],
  ['a dumb terminal', [], {TERM: 'dumb'}, {color: false}],
  ['ASCII', ['--ascii'], {LANG: 'C.UTF-8'}, {ascii: true}],
  ['ASCII by locale', [], {LANG: 'C'}, {ascii: true}],
  ['a wide locale', [], {LANG: 'zh_CN.UTF-8'}, {ascii: false, wideLocale: true}],
  ['a fault', ['demo', '--fault', 'hang'], {}, {fault: 'hang'}],
  ['demo server', ['demo', '--serve', '--port', '8080', '--seed', '7'], {}, {serve: true, port: 8080, seed: 7}],
  [
    'wait as told',
    [
      'wait',
      '--timeout',
      '15m',
      '--stable-for',
      '30s',
      '--fail-grace',
      '2m',
      '--expect',
      'a, b=v1.4.1,a',
      '--interval',
      '3s',
    ],
    {},
    {timeoutMs: 900_000, stableForMs: 30_000, failGraceMs: 120_000, expect: ['a', 'b=v1.4.1'], intervalMs: 3000},
  ],
  ['wait that fails fast', ['wait', '--fail-fast'], {}, {failGraceMs: 0}],
  ['token and CA file', ['get', '--token-file', '-', '--ca-file', 'ca.pem'], {}, {tokenFile: '-', caFile: 'ca.pem'}],
])('%s', (_case, argv, env, expected) => {
  expect(settingsOf(argv, env)).toMatchObject(expected);
});

test('an interval below the floor is raised, and said so', () => {
  expect(settingsOf(['--interval', '500ms'])).toMatchObject({
    intervalMs: 2000,
    warnings: [expect.stringContaining('--interval is raised to 2s')],
  });
});

test('variables of options that a command does not take are left alone', () => {
  expect(settingsOf(['demo'], {UCS_ENDPOINT: 'nonsense'})).toMatchObject({endpoint: 'https://ucs.myhuaweicloud.com'});
});

describe('what cannot be meant is refused', () => {
  test.each<readonly [string, readonly string[], Record<string, string>, string, string]>([
    ['unknown option', ['--intervall', '5s'], {}, "unknown option '--intervall' (Did you mean --interval?)", '--help'],
    ['missing value', ['--endpoint'], {}, "option '--endpoint <URL>' needs a value", '--help'],
    ['unknown format', ['get', '-o', 'yaml'], {}, '--output: unknown value "yaml"', 'table, wide, json, raw'],
    ['unknown site', ['--site', 'eu'], {}, '--site: unknown value "eu"', 'cn, intl'],
    ['site and endpoint', ['--site', 'cn', '--endpoint', 'https://a.test'], {}, '--site and --endpoint', 'one of them'],
    ['bad variable', [], {UCS_ENDPOINT: 'http://a.test'}, 'UCS_ENDPOINT: "http://a.test" is refused', 'https://a.test'],
    [
      'an option of another command',
      ['--full-redraw', 'get'],
      {},
      '--full-redraw is no option of get',
      'monitor, wait, replay, demo',
    ],
    [
      'grace and none',
      ['wait', '--fail-fast', '--fail-grace', '5s'],
      {},
      '--fail-fast and --fail-grace',
      'one of them',
    ],
    [
      'a timeout too short',
      ['wait', '--timeout', '10s'],
      {},
      'longer than --stable-for, which is 10s',
      'longer --timeout',
    ],
    ['an app without a name', ['wait', '--expect', 'a,,b'], {}, '"a,,b" has an empty name in it', 'like a,b,c'],
    [
      'no app before a tag',
      ['wait', '--expect', 'a,=v1'],
      {},
      '"=v1" is neither an app nor an app with a tag',
      '-controller=v1',
    ],
    ['no tag behind an app', ['wait', '--expect', 'a='], {}, '--expect: "a=" is neither', 'source-controller=v1.4.1'],
    [
      'a digest for a tag',
      ['wait', '--expect', 'a=sha256:1'],
      {},
      '"a=sha256:1" is neither',
      'source-controller=v1.4.1',
    ],
    ['no app', ['wait', '--expect', ''], {}, '--expect: the value is empty', 'leave --expect out'],
    ['an option of wait', ['get', '--fail-fast'], {}, "unknown option '--fail-fast'", '--help'],
    ['an option get has not', ['get', '--interval', '5s'], {}, "unknown option '--interval'", '--help'],
    ['port without serve', ['demo', '--port', '80'], {}, '--port is for --serve alone', '--serve'],
    ['port too large', ['demo', '--serve', '--port', '65536'], {}, 'not a whole number from 0 to 65535', ''],
    ['a server that records', ['demo', '--serve', '--record', 'a'], {}, '--serve has nothing to record', '--record'],
    ['seed', ['demo', '--seed', '1.5'], {}, '--seed: "1.5" is not a whole number', ''],
    ['clusters of the demo', ['demo', 'a'], {}, "too many arguments for 'demo'", '--help'],
    ['clusters of the demo after --', ['demo', '--', 'a'], {}, 'demo takes no CLUSTER', '--help'],
    ['completion of nothing', ['completion'], {}, "missing required argument 'SHELL'", '--help'],
    ['empty cluster', ['get', ''], {}, 'CLUSTER is empty', 'unset variable'],
    ['cluster of spaces', ['get', ' '], {}, 'CLUSTER is empty', 'unset variable'],
    ['two clusters in one', ['get', 'a b'], {}, 'CLUSTER "a b" is neither an id nor a name', 'several arguments'],
    ['a path', ['get', '../x'], {}, 'CLUSTER "../x"', 'slashes'],
    ['empty token file', ['get', '--token-file', ''], {}, '--token-file: the value is empty', 'leave --token-file out'],
  ])('%s', (_case, argv, env, message, hint) => {
    expect(() => settingsOf(argv, env)).toThrow(
      expect.objectContaining({name: 'ConfigError', message: expect.stringContaining(message)}),
    );
    if (hint !== '') {
      expect(() => settingsOf(argv, env)).toThrow(expect.objectContaining({hint: expect.stringContaining(hint)}));
    }
  });
});
