import {spawnSync} from 'node:child_process';
import {mkdir, symlink, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {manPage} from '../../.build/man/page.ts';
import {commandTable} from '../../source/commands/table.ts';
import {optionRows, optionsOf} from '../../source/config/options/table.ts';
import {faultNames} from '../../source/demo/faults/faults.ts';
import {keepNames} from '../../source/program/completion/cluster-cache.ts';
import {shells} from '../../source/program/completion/model.ts';
import {type CliOptions, runProgram} from '../helpers/run-cli.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

/** A home directory in which each of these lists is kept as the names of an endpoint. */
async function home(...lists: readonly (readonly string[])[]): Promise<string> {
  const path = await temporaryDirectory();
  const cache = join(path, '.cache', 'ucs-gitops');
  await mkdir(cache, {recursive: true});
  for (const [index, names] of lists.entries()) {
    await writeFile(join(cache, `clusters-${index}`), names.map(name => `${name}\n`).join(''));
  }
  return path;
}

/** What a shell is told about these words, line by line; the last one is being written. */
async function answered(words: readonly string[], options: CliOptions = {}): Promise<readonly string[]> {
  const requests: unknown[] = [];
  const fetch = async (url: unknown) => {
    requests.push(url);
    return new Response();
  };
  const {code, stdout, stderr} = await runProgram(['complete', '--', ...words], {fetch, ...options});
  expect({code, stderr, requests}).toEqual({code: 0, stderr: '', requests: []});
  expect(stdout).toMatch(/^(words\n([^\n]+\n)*|files\n)$/);
  return stdout.split('\n').slice(0, -1);
}

/** The candidates alone, without their descriptions. */
async function completed(words: readonly string[], homeDir: string): Promise<readonly string[]> {
  const [kind, ...candidates] = await answered(words, {homeDir});
  return kind === 'files' ? [kind] : candidates.map(line => line.split('\t', 1).join(''));
}

describe('answers', () => {
  test.each(commandTable.map(row => [row.name, row] as const))('the options of %s', async (name, row) => {
    const found = await completed(name === 'monitor' ? ['-'] : [name, '-'], await home());
    const own = optionsOf(row.name).flatMap(({flag, short}) => (short === null ? [flag] : [short, flag]));
    expect(found).toEqual([...own, ...(name === 'monitor' ? ['-V', '--version'] : []), '-h', '--help']);
  });

  test.each<readonly [string, readonly string[], readonly string[]]>([
    [
      'commands, and clusters of the monitor',
      [''],
      ['get', 'wait', 'replay', 'demo', 'doctor', 'completion', 'help', 'prod-a', 'prod-b', 'stage'],
    ],
    [
      'nothing written is an empty word',
      [],
      ['get', 'wait', 'replay', 'demo', 'doctor', 'completion', 'help', 'prod-a', 'prod-b', 'stage'],
    ],
    ['the begin of a word', ['do'], ['doctor']],
    ['clusters', ['get', 'prod'], ['prod-a', 'prod-b']],
    ['more clusters', ['get', 'stage', 'prod-a', 'prod-b'], ['prod-b']],
    ['no cluster twice', ['get', 'prod-a', '--', 'stage', ''], ['prod-b']],
    ['after a cluster no command', ['stage', 'de'], []],
    ['after --, clusters alone', ['--', 's'], ['stage']],
    ['after --, no commands', ['--', 'g'], []],
    ['after --, no options', ['get', '--', '-'], []],
    ['after --, no values', ['get', '--', '--output', 'p'], ['prod-a', 'prod-b']],
    ['after --, no argument', ['replay', '--', ''], []],
    ['options after a cluster', ['get', 'stage', '--out'], ['--output']],
    ['the command after options', ['--site', 'intl', '--plain', 'get', '--out'], ['--output']],
    ['the command after --option=value', ['--endpoint=https://demo', 'get', '--out'], ['--output']],
    ['a value is no command', ['--profile', 'demo', '--sc'], []],
    ['a switch has no value', ['--plain', 'do'], ['doctor']],
    ['values of a choice', ['get', '--output', ''], ['table', 'wide', 'json', 'raw']],
    ['values by the short flag', ['get', '-o', 'w'], ['wide']],
    ['values after =', ['get', '--output=j'], ['--output=json']],
    ['values right after =', ['--site='], ['--site=cn', '--site=intl']],
    ['values of an option that is none', ['--nothing='], []],
    ['values of a switch', ['--plain='], []],
    ['themes', ['--theme', 'h'], ['high-contrast']],
    ['what is not known in advance', ['--interval', ''], []],
    ['profiles, which only the config file has', ['--profile', ''], []],
    ['scenarios', ['demo', '--scenario', 'not'], ['not-enabled', 'not-enabled-text']],
    ['faults', ['demo', '--fault', ''], faultNames],
    ['shells', ['completion', ''], ['bash', 'zsh', 'fish']],
    ['one shell is enough', ['completion', 'zsh', ''], []],
    ['the demo takes no cluster', ['demo', 'p'], []],
    ['help of a command', ['help', 'g'], ['get']],
    ['files', ['--ca-file', 'scr'], ['files']],
    ['files after =', ['--token-file=scr'], ['files']],
    ['the file of a replay', ['replay', 'scr'], ['files']],
    ['options of a replay', ['replay', '--spe'], ['--speed']],
    ['a replay takes one file', ['replay', 'a.ndjson', ''], []],
  ])('%s', async (_case, words, expected) => {
    expect(await completed(words, await home(['prod-a', 'prod-b', 'stage']))).toEqual(expected);
  });

  test.each(optionRows.filter(({placeholder}) => placeholder === 'FILE').map(({flag}) => [flag]))(
    '%s takes a file',
    async flag => {
      expect(await answered([flag, ''])).toEqual(['files']);
      expect(await answered([`${flag}=`])).toEqual(['files']);
    },
  );

  test('commands and options come with a description behind a tab, the others without', async () => {
    const homeDir = await home(['get-a']);
    expect(await answered(['get'], {homeDir})).toEqual(['words', 'get\tone look, then exit', 'get-a']);
    expect(await answered(['--asc'])).toEqual(['words', expect.stringMatching(/^--ascii\tdraw with ASCII/)]);
    expect(await answered(['--site', ''])).toEqual(['words', 'cn', 'intl']);
  });
});

describe('names of clusters', () => {
  test('of all endpoints, each once', async () => {
    expect(await completed(['get', ''], await home(['a', 'b'], ['b', 'c']))).toEqual(['a', 'b', 'c']);
  });

  test('XDG_CACHE_HOME says where', async () => {
    const [homeDir, elsewhere] = [await home(['a']), await home(['b'])];
    const env = {XDG_CACHE_HOME: join(elsewhere, '.cache')};
    expect(await answered(['get', ''], {homeDir, env})).toEqual(['words', 'b']);
  });

  test('those that a run kept', async () => {
    const homeDir = await temporaryDirectory();
    await keepNames('clusters-x', ['prod-a', 'x$(touch pwned)', 'two\nlines', '--plain'], {env: {}, homeDir, pid: 1});
    expect(await completed(['get', ''], homeDir)).toEqual(['prod-a']);
  });

  test('one with a dash is no option: it comes after -- alone', async () => {
    const homeDir = await home(['--endpoint=https://evil.example', '-x', 'x']);
    expect(await completed(['get', ''], homeDir)).toEqual(['x']);
    expect(await completed(['get', '-x'], homeDir)).toEqual([]);
    expect(await completed(['get', '--', ''], homeDir)).toEqual(['--endpoint=https://evil.example', '-x', 'x']);
  });

  test('none that could act on the terminal, or be taken for the rest of an answer', async () => {
    const hostile = ['x\u001b[2J', 'x\u009b2J', 'x\ty', 'x\ry', 'x\u0007', 'x\u202ey', 'x\u200by', '', '  '];
    expect(await completed(['get', ''], await home(['files', ...hostile, 'é']))).toEqual(['files', 'é']);
  });

  test('without a cache there are none, and no complaint', async () => {
    expect(await completed(['get', ''], await temporaryDirectory())).toEqual([]);
    expect(await completed(['get', ''], join(await temporaryDirectory(), 'missing'))).toEqual([]);
  });

  test('what is no file is left alone', async () => {
    const homeDir = await home(['a']);
    const cache = join(homeDir, '.cache', 'ucs-gitops');
    await mkdir(join(cache, 'clusters-directory'));
    await symlink('nowhere', join(cache, 'clusters-link'));
    await writeFile(join(cache, 'new-4242'), 'unfinished\n');
    spawnSync('mkfifo', [join(cache, 'clusters-pipe')]);
    expect(await completed(['get', ''], homeDir)).toEqual(['a']);
  });
});

test('no word makes a complaint or a request, and no other file is read', async () => {
  const homeDir = await home(['prod-a']);
  await mkdir(join(homeDir, '.config', 'ucs-gitops'), {recursive: true});
  await writeFile(join(homeDir, '.config', 'ucs-gitops', 'config.json'), '{not JSON');
  const env = {HW_ACCESS_KEY: 'half of a pair', UCS_GITOPS_INTERVAL: 'never', UCS_GITOPS_LOG_FILE: '/nonexistent/log'};
  const flags = optionRows.map(({flag}) => flag);
  const usual = ['', '-', '--', '=', '--=', '-o', '--help', '-h', '--version', 'help', 'complete', ...flags];
  const word = fc.oneof(
    fc.constantFrom(...usual, ...commandTable.map(({name}) => name)),
    fc.string({unit: 'binary'}),
    fc.constantFrom('\u001b[2J', 'x\ny', '__proto__', '--config=/nonexistent'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(word, {maxLength: 6}), async words => {
      await answered(words, {homeDir, env});
    }),
  );
});

test('the command that answers is hidden, and a cluster may have its name', async () => {
  const {stdout} = await runProgram(['--help']);
  expect(stdout).not.toMatch(/^ +complete\b|ucs-gitops complete\b/m);
  expect(manPage(commandTable)).not.toMatch(/gitops complete\b/);
  expect(await answered(['comp'])).toEqual(['words', expect.stringMatching(/^completion\t/)]);
  expect(await runProgram(['complete', '--outptu'])).toMatchObject({code: 2, stdout: ''});
});

test.each(shells)('the script for %s runs nothing that stands in a name', async shell => {
  const {code, stdout, stderr} = await runProgram(['completion', shell]);
  expect({code, stderr}).toEqual({code: 0, stderr: ''});
  expect(stdout).not.toMatch(/\beval\b|compgen -W/);
});

test('another shell is refused', async () => {
  expect(await runProgram(['completion', 'tcsh'])).toMatchObject({
    code: 2,
    stdout: '',
    stderr: 'ucs-gitops: completion: unknown value "tcsh"\nIt is one of: bash, zsh, fish.\n',
  });
});
