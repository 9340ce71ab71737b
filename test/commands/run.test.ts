import {expect, test} from 'vitest';
import packageJson from '../../package.json' with {type: 'json'};
import {commandTable} from '../../source/commands/table.ts';
import {credentialPlaces} from '../../source/config/credentials/places.ts';
import {commandNames} from '../../source/config/options/row.ts';
import {optionRows} from '../../source/config/options/table.ts';
import {faultTable} from '../../source/demo/faults/faults.ts';
import {scenarioTable} from '../../source/demo/play/scenarios.ts';
import {exitCodeTable} from '../../source/program/exit-codes.ts';
import {runProgram} from '../helpers/run-cli.ts';

test('there is one row per command', () => {
  expect(commandTable.map(({name}) => name)).toEqual(commandNames);
});

test.each(commandTable.map(row => [row.name, row] as const))(
  'the help of %s shows its options and no others',
  async (name, row) => {
    const {code, stdout, stderr} = await runProgram(name === 'monitor' ? ['--help'] : [name, '-h']);
    expect({code, stderr}).toEqual({code: 0, stderr: ''});
    const options = stdout.slice(stdout.indexOf('Options:'), stdout.indexOf('Examples:'));
    const shown = [...options.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, flag]) => flag);
    const own = optionRows.filter(({commands}) => commands.includes(name)).map(({flag}) => flag);
    expect(shown).toEqual([...own, ...(name === 'monitor' ? ['--version'] : []), '--help']);
    expect(stdout).toContain(row.summary);
    for (const example of row.examples) {
      expect(stdout).toContain(example);
    }
    const widths = options.split('\n').map(({length}) => length);
    expect(Math.max(...widths)).toBeLessThanOrEqual(100);
  },
);

test('the help tells the commands, the credentials and the exit codes', async () => {
  const {stdout} = await runProgram(['--help']);
  const told = [
    ...commandTable.slice(1).map(({summary}) => summary),
    ...credentialPlaces.map(({place}) => place),
    ...exitCodeTable.map(({meaning}) => meaning),
  ];
  for (const text of told) {
    expect(stdout).toContain(text);
  }
});

test('the help of the demo tells the scenarios and the faults', async () => {
  const {stdout} = await runProgram(['help', 'demo']);
  for (const {name, title} of [...scenarioTable, ...faultTable]) {
    expect(stdout).toContain(`\n  ${name.padEnd(16)}  ${title}`);
  }
});

test.each([['--version'], ['-V']])('%s', async flag => {
  expect(await runProgram([flag])).toMatchObject({code: 0, stdout: `${packageJson.version}\n`, stderr: ''});
});

test.each([
  ['unknown option', ['get', '--outptu', 'json'], "unknown option '--outptu' (Did you mean --output?)\nSee ucs-gitops"],
  ['missing value', ['get', '-o'], "option '-o, --output <FORMAT>' needs a value\n"],
  ['bad value', ['get', '-o', 'xml'], '--output: unknown value "xml"\nIt is one of: table, wide, json, raw.\n'],
  ['plain http', ['get', '--endpoint', 'http://ucs.example.test'], 'Use https://ucs.example.test.'],
  ['half a pair', ['get'], 'HW_ACCESS_KEY is set, but HW_SECRET_KEY is not'],
  ['what would act on the terminal', ['get', 'a\u009b2J'], 'CLUSTER "a\\u009b2J" is neither'],
])('wrong usage ends with 2: %s', async (_case, argv, message) => {
  const {code, stdout, stderr} = await runProgram(argv, {env: {HW_ACCESS_KEY: 'a'}});
  expect({code, stdout}).toEqual({code: 2, stdout: ''});
  expect(stderr).toMatch(/^ucs-gitops: /);
  expect(stderr).toContain(message);
  expect(stderr).not.toMatch(/error:|\n {4}at /);
});

test.each([
  [
    'without its stack',
    {},
    /^ucs-gitops: unexpected failure: the clock fell down \(UCS_GITOPS_DEBUG=1 shows where\)\n$/,
  ],
  [
    'with its stack on demand',
    {UCS_GITOPS_DEBUG: '1'},
    /^ucs-gitops: unexpected failure: the clock fell down\n(.*\n)* +at /,
  ],
])('what nobody expected ends with 1, %s', async (_case, env, message) => {
  const clock = {
    now: () => {
      throw new Error('the clock fell down');
    },
    sleep: async () => {},
  };
  const {code, stdout, stderr} = await runProgram(['demo', '--serve'], {clock, env: {LANG: 'C.UTF-8', ...env}});
  expect({code, stdout}).toEqual({code: 1, stdout: ''});
  expect(stderr).toMatch(message);
});
