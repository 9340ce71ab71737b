import {describe, expect, test} from 'vitest';
import {commandTable} from '../../../source/commands/table.ts';
import {commandNames} from '../../../source/config/options/row.ts';
import {firstWritten, optionSources} from '../../../source/config/options/sources.ts';
import {optionRows, options} from '../../../source/config/options/table.ts';
import {readSettings} from '../../../source/config/settings/read.ts';
import type {Settings} from '../../../source/config/settings/settings.ts';
import {parseCommandLine} from '../../../source/program/command-line.ts';

function settingsOf(argv: readonly string[], env: Record<string, string>): Settings {
  const line = parseCommandLine(argv, {commands: commandTable, columns: 100, more: {}});
  if (line.kind !== 'run') {
    throw new Error(`printed instead: ${line.text}`);
  }
  return readSettings(line, {LANG: 'C.UTF-8', ...env}, 'linux');
}

test('the variable of an option is made from its flag', () => {
  expect(options.requestTimeout.variable).toBe('UCS_GITOPS_REQUEST_TIMEOUT');
  expect(options.noColor.variable).toBe('UCS_GITOPS_NO_COLOR');
  const variables = optionRows.map(({variable}) => variable);
  expect(new Set(variables).size).toBe(optionRows.length);
});

test.each(optionRows.map(row => [row.variable, row] as const))('%s is read for the option', (variable, row) => {
  for (const command of commandNames) {
    const sources = optionSources({command, values: new Map(), clusters: []}, {[variable]: 'x'}, null);
    expect(firstWritten(sources, row)).toEqual(row.commands.includes(command) ? {text: 'x', name: variable} : null);
  }
});

test.each<readonly [string, readonly string[], Record<string, string>, Partial<Settings>]>([
  ['a value', ['get'], {UCS_GITOPS_OUTPUT: 'json'}, {output: 'json'}],
  ['a value with a unit', [], {UCS_GITOPS_REQUEST_TIMEOUT: '30s'}, {requestTimeoutMs: 30_000}],
  ['the flag goes before', ['get', '-o', 'wide'], {UCS_GITOPS_OUTPUT: 'json'}, {output: 'wide'}],
  ['an empty one is not set', ['get'], {UCS_GITOPS_OUTPUT: ''}, {output: 'table'}],
  ['an empty switch is off', [], {UCS_GITOPS_PLAIN: ''}, {plain: false}],
  [
    'its own goes before those of others',
    [],
    {UCS_GITOPS_ENDPOINT: 'https://own.test', UCS_ENDPOINT: 'https://other.test'},
    {endpoint: 'https://own.test', endpointFrom: 'UCS_GITOPS_ENDPOINT'},
  ],
  [
    'the site of its own variable goes before the endpoint of another',
    [],
    {UCS_GITOPS_SITE: 'intl', UCS_ENDPOINT: 'https://other.test'},
    {endpoint: 'https://ucs-intl.myhuaweicloud.com', endpointFrom: 'UCS_GITOPS_SITE'},
  ],
  ['NO_COLOR means yes by any text', [], {NO_COLOR: 'false'}, {color: false}],
  ['its own can take NO_COLOR back', [], {NO_COLOR: '1', UCS_GITOPS_NO_COLOR: 'no'}, {color: true}],
  ['a port alone does not serve', ['demo'], {UCS_GITOPS_PORT: '8080'}, {serve: false, port: 8080}],
])('%s', (_case, argv, env, expected) => {
  expect(settingsOf(argv, env)).toMatchObject(expected);
});

describe('switches', () => {
  test.each(['1', 'true', 'yes', 'on', 'TRUE', ' Yes '])('%j switches on', text => {
    expect(settingsOf([], {UCS_GITOPS_PLAIN: text}).plain).toBe(true);
  });

  test.each(['0', 'false', 'no', 'off', 'OFF'])('%j switches off', text => {
    expect(settingsOf([], {UCS_GITOPS_PLAIN: text}).plain).toBe(false);
  });

  test.each(['2', 'ja', 'plain'])('%j is refused by the name of the variable', text => {
    expect(() => settingsOf([], {UCS_GITOPS_PLAIN: text})).toThrow(
      expect.objectContaining({
        name: 'ConfigError',
        message: `UCS_GITOPS_PLAIN: "${text}" is neither yes nor no`,
        hint: expect.stringContaining('1, true, yes or on'),
      }),
    );
  });
});

test.each([
  ['a wrong value', ['get'], {UCS_GITOPS_OUTPUT: 'xml'}, 'UCS_GITOPS_OUTPUT: unknown value "xml"'],
  [
    'endpoint and site in one place',
    [],
    {UCS_GITOPS_SITE: 'cn', UCS_GITOPS_ENDPOINT: 'https://a.test'},
    'UCS_GITOPS_SITE and UCS_GITOPS_ENDPOINT say the same thing twice',
  ],
])('%s is refused by the name of the variable', (_case, argv, env, message) => {
  expect(() => settingsOf(argv, env)).toThrow(expect.objectContaining({name: 'ConfigError', message}));
});
