import {chmod, mkdir, readFile, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {onTestFinished} from 'vitest';
import type {Shell} from '../../../source/program/completion/model.ts';
import {temporaryDirectory} from '../temporary-directory.ts';
import {until} from '../until.ts';
import {machineEnv} from './machine-env.ts';
import {builtProgram, openTerminal, type Terminal} from './terminal.ts';

/** How a shell is started with nothing of the machine's, and how it is given a prompt and the script. */
const ways: Readonly<Record<Shell, {readonly args: readonly string[]; readonly setUp: string}>> = {
  bash: {args: ['--norc', '--noprofile', '-i'], setUp: 'source <(ucs-gitops completion bash)'},
  zsh: {args: ['-f', '-i'], setUp: 'autoload -Uz compinit; compinit -u -D; source <(ucs-gitops completion zsh)'},
  fish: {
    args: ['--no-config', '-i'],
    setUp: 'function fish_prompt; printf "> "; end; ucs-gitops completion fish | source',
  },
};

/** Ctrl-u empties the line. */
export const emptyLine = '\u0015';

/** A shell in a terminal that completes `ucs-gitops` by the built program. What is run in the end only keeps its words. */
export type CompletingShell = {
  readonly terminal: Terminal;
  readonly home: string;
  /** The directory that the shell is in, with some files. */
  readonly work: string;
  /** Replaces the names of clusters that are known. */
  readonly keep: (names: readonly string[]) => Promise<void>;
  /** The words that the program is run with when these keys and Enter are typed. */
  readonly run: (keys: string) => Promise<readonly string[]>;
};

export async function openCompletingShell(shell: Shell, names: readonly string[]): Promise<CompletingShell> {
  const home = await temporaryDirectory();
  const [bin, cache, work] = [join(home, 'bin'), join(home, '.cache', 'ucs-gitops'), join(home, 'work')];
  const told = join(home, 'told');
  for (const directory of [bin, cache, work, join(work, 'my files')]) {
    await mkdir(directory, {recursive: true});
  }
  await writeScript(
    join(bin, 'ucs-gitops'),
    `case $1 in complete | completion) exec '${process.execPath}' '${builtProgram}' "$@" ;; esac
printf '%s\\0' "$@" >'${told}.new'; mv '${told}.new' '${told}'`,
  );
  const keep = (list: readonly string[]) =>
    writeFile(
      join(cache, 'clusters-test'),
      list.map(name => `${name}\n`),
    );
  await keep(names);
  await writeFile(join(work, 'ca.pem'), '');
  await writeFile(join(work, 'my files', 'ca two.pem'), '');
  const terminal = openTerminal({
    file: shell,
    args: ways[shell].args,
    cwd: work,
    env: {
      PATH: `${bin}:${dirname(process.execPath)}:${machineEnv()['PATH']}`,
      HOME: home,
      PS1: '> ',
      INPUTRC: '/dev/null',
      HISTFILE: '',
    },
  });
  onTestFinished(() => terminal.close());
  await terminal.see(/[>%#$] ?$/m);
  terminal.press(`${ways[shell].setUp}; echo se't up'\r`);
  await terminal.see(/^set up$/m);
  const run = async (keys: string): Promise<readonly string[]> => {
    await writeFile(told, '');
    terminal.press(`${emptyLine}${keys}\r`);
    let words = '';
    await until(
      async () => {
        words = await readFile(told, 'utf8');
        return words !== '';
      },
      () => `Nothing was run:\n${terminal.screen()}`,
    );
    return words.split('\0').slice(0, -1);
  };
  return {home, work, terminal, keep, run};
}

/** An executable of these lines. */
export async function writeScript(path: string, text: string): Promise<void> {
  await writeFile(path, `#!/bin/sh\n${text}\n`);
  await chmod(path, 0o755);
}
