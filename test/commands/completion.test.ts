import {spawn} from 'node:child_process';
import {mkdir, readdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {describe, expect, onTestFinished, test} from 'vitest';
import {commandTable} from '../../source/commands/table.ts';
import {optionRows, optionsOf} from '../../source/config/options/table.ts';
import {type Shell, shells} from '../../source/program/completion/model.ts';
import {runProgram} from '../helpers/run-cli.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';
import {machineEnv} from '../helpers/terminal/machine-env.ts';
import {openTerminal} from '../helpers/terminal/terminal.ts';

async function scriptOf(shell: Shell): Promise<string> {
  const {code, stdout, stderr} = await runProgram(['completion', shell]);
  expect({code, stderr}).toEqual({code: 0, stderr: ''});
  return stdout;
}

/** A home directory with these lines in the cache, and the script for bash in it. */
async function home(lines: readonly string[] = []): Promise<string> {
  const path = await temporaryDirectory();
  await mkdir(join(path, '.cache', 'ucs-gitops'), {recursive: true});
  await writeFile(join(path, '.cache', 'ucs-gitops', 'clusters-test'), lines.map(line => `${line}\n`).join(''));
  await writeFile(join(path, 'script'), await scriptOf('bash'));
  return path;
}

/** What bash would complete these words to; the last one is being written. */
async function completed(homeDir: string, words: readonly string[]): Promise<readonly string[]> {
  const call = `source ./script; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _ucs_gitops; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const child = spawn('bash', ['--norc', '-u', '-c', call, 'bash', 'ucs-gitops', ...words], {
    cwd: homeDir,
    env: {...machineEnv(), HOME: homeDir, LANG: 'C.UTF-8'},
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  expect(stderr).toBe('');
  return stdout.split('\n').filter(line => line !== '');
}

describe('bash', () => {
  test.each(commandTable.map(row => [row.name, row] as const))('the options of %s', async (name, row) => {
    const found = await completed(await home(), name === 'monitor' ? ['-'] : [name, '-']);
    const own = optionsOf(row.name).flatMap(({flag, short}) => (short === null ? [flag] : [short, flag]));
    expect(found).toEqual(expect.arrayContaining([...own, '--help']));
    expect(found.filter(flag => optionRows.some(each => each.flag === flag && !each.commands.includes(name)))).toEqual(
      [],
    );
  });

  test.each<readonly [string, readonly string[], readonly string[]]>([
    [
      'commands, and clusters of the monitor',
      [''],
      ['get', 'wait', 'replay', 'demo', 'doctor', 'completion', 'help', 'prod-a', 'prod-b', 'stage'],
    ],
    ['the begin of a word', ['do'], ['doctor']],
    ['clusters', ['get', 'prod'], ['prod-a', 'prod-b']],
    ['more clusters', ['get', 'stage', 'prod-a', 'prod-b'], ['prod-b']],
    ['after a cluster no command', ['stage', 'de'], []],
    ['after --, clusters alone', ['--', 's'], ['stage']],
    ['after --, no options', ['get', '--', '-'], []],
    ['the command after options', ['--site', 'intl', '--plain', 'get', '--out'], ['--output']],
    ['a value is no command', ['--profile', 'demo', '--sc'], []],
    ['values of a choice', ['get', '--output', ''], ['table', 'wide', 'json', 'raw']],
    ['values by the short flag', ['get', '-o', 'w'], ['wide']],
    ['values after =', ['get', '--output', '=', 'j'], ['json']],
    ['values right after =', ['--site', '='], ['cn', 'intl']],
    ['what is not known in advance', ['--interval', ''], []],
    ['scenarios', ['demo', '--scenario', 'not'], ['not-enabled', 'not-enabled-text']],
    ['shells', ['completion', ''], ['bash', 'zsh', 'fish']],
    ['the demo takes no cluster', ['demo', 'p'], []],
    ['help of a command', ['help', 'g'], ['get']],
    ['files', ['--ca-file', 'scr'], ['script']],
    ['the file of a replay', ['replay', 'scr'], ['script']],
  ])('%s', async (_case, words, expected) => {
    expect(await completed(await home(['prod-a', 'prod-b', 'stage']), words)).toEqual(
      expect.arrayContaining([...expected]),
    );
    expect(await completed(await home(['prod-a', 'prod-b', 'stage']), words)).toHaveLength(expected.length);
  });

  test('without a cache there are no names, and no complaint', async () => {
    const homeDir = await temporaryDirectory();
    await writeFile(join(homeDir, 'script'), await scriptOf('bash'));
    expect(await completed(homeDir, ['get', ''])).toEqual([]);
  });

  test('hostile names are quoted, and nothing in them is run', async () => {
    const names = [
      'x$(touch pwned)',
      'x`touch pwned`',
      'x;touch pwned',
      "x'y",
      'x"y',
      'x\\',
      'x*',
      '~x',
      'x\u001b[2J',
      'x&',
    ];
    const homeDir = await home(names);
    const found = await completed(homeDir, ['get', '']);
    expect(found).toHaveLength(names.length);
    // What Enter would then make of them: one word each, the name itself.
    const child = spawn('bash', ['--norc', '-c', `printf '%s\\n' ${found.join(' ')}`], {cwd: homeDir});
    expect((await text(child.stdout)).split('\n').slice(0, -1)).toEqual(names);
    expect(await readdir(homeDir)).toEqual(['.cache', 'script']);
  });

  test('at a prompt, Tab completes', async () => {
    const homeDir = await home(['prod-a', 'x$(touch pwned)']);
    const terminal = openTerminal({
      file: 'bash',
      args: ['--norc', '--noprofile', '-i'],
      cwd: homeDir,
      env: {HOME: homeDir, PS1: '> ', INPUTRC: '/dev/null'},
    });
    onTestFinished(() => terminal.close());
    await terminal.see('>');
    terminal.press('source ./script\r');
    await terminal.see(/script\n>/);
    terminal.press('ucs-gitops get --out\tj\tpro\t');
    await terminal.see('> ucs-gitops get --output json prod-a');
    terminal.press('x\t');
    await terminal.see('prod-a x\\$\\(touch\\ pwned\\)');
    // Ctrl-u empties the line.
    terminal.press('\u0015ucs-gitops --ca-file scr\t');
    await terminal.see('> ucs-gitops --ca-file script');
    expect(await readdir(homeDir)).toEqual(['.cache', 'script']);
  });
});

describe.each(shells)('%s', shell => {
  test('the script has every command and every option', async () => {
    const script = await scriptOf(shell);
    for (const {name} of commandTable.filter(row => row.name !== 'monitor')) {
      expect(script).toMatch(new RegExp(`\\b${name}\\b`));
    }
    for (const {flag, parse} of optionRows) {
      expect(script).toContain(shell === 'fish' ? `-l ${flag.slice(2)} ` : flag);
      expect(script).toContain((parse.words ?? []).join(' '));
    }
  });

  test('it reads the cache by itself: the program is not started for it', async () => {
    const script = await scriptOf(shell);
    expect(script).toContain('/ucs-gitops/clusters-*');
    expect(script).toContain('XDG_CACHE_HOME');
    expect(script).not.toMatch(/\$\(ucs-gitops|\(ucs-gitops|eval|compgen -W/);
  });
});

test.each<readonly [Shell, readonly string[]]>([
  [
    'zsh',
    ['#compdef ucs-gitops', "'(-o --output)-o+[", ':FORMAT:(table wide json raw)', ':FILE:_files', 'compadd -a names'],
  ],
  ['fish', [' -s o -l output -x -a ', "'table wide json raw'", ' -l ca-file -r -F ', "-a '(__ucs_gitops_clusters)'"]],
])('the script for %s speaks its language', async (shell, parts) => {
  const script = await scriptOf(shell);
  for (const part of parts) {
    expect(script).toContain(part);
  }
});

test('quotes, brackets and colons of descriptions end nothing', async () => {
  const zsh = await scriptOf('zsh');
  expect(zsh).toContain('https\\://ucs-intl.myhuaweicloud.com');
  for (const line of zsh.split('\n').filter(each => each.startsWith("    '"))) {
    expect(line).toMatch(/^ {4}'([^']|'\\'')*'( \\| && return)?$/);
  }
  const fish = await scriptOf('fish');
  for (const [, description] of fish.matchAll(/ -d (.*)$/gm)) {
    expect(description).toMatch(/^('([^'\\]|\\.)*'|[\w-]+)$/);
  }
});

test('another shell is refused', async () => {
  expect(await runProgram(['completion', 'tcsh'])).toMatchObject({
    code: 2,
    stdout: '',
    stderr: 'ucs-gitops: completion: unknown value "tcsh"\nIt is one of: bash, zsh, fish.\n',
  });
});
