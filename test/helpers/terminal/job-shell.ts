import {spawnSync} from 'node:child_process';
import {mkdir, readFile, symlink} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {onTestFinished} from 'vitest';
import {temporaryDirectory} from '../temporary-directory.ts';
import {builtProgram, openTerminal, type Terminal, type TerminalOptions} from './terminal.ts';

/** An interactive shell with job control, in which `ucs-gitops` is the built program. */
export type JobShell = {
  readonly terminal: Terminal;
  /** Types a command line. */
  readonly run: (line: string) => void;
  /** The text of a file in the shell's directory, without its line end. */
  readonly read: (name: string) => Promise<string>;
  /** The process the shell started last. */
  readonly child: () => number;
};

export const prompt = 'ready>';

/** A bash with nothing but a prompt. */
export async function openJobShell(options: Pick<TerminalOptions, 'env'> = {}): Promise<JobShell> {
  const home = await temporaryDirectory();
  await mkdir(join(home, 'bin'));
  await symlink(builtProgram, join(home, 'bin/ucs-gitops'));
  const terminal = openTerminal({
    file: 'bash',
    args: ['--norc', '--noprofile', '-i'],
    cwd: home,
    env: {
      PATH: `${join(home, 'bin')}:${dirname(process.execPath)}:${process.env['PATH']}`,
      PS1: `${prompt} `,
      HISTFILE: '',
      ...options.env,
    },
  });
  onTestFinished(() => terminal.close());
  await terminal.see(prompt);
  return {
    terminal,
    run: line => terminal.press(`${line}\r`),
    read: async name => (await readFile(join(home, name), 'utf8')).trim(),
    child: () => Number(spawnSync('ps', ['-o', 'pid=', '--ppid', `${terminal.pid}`], {encoding: 'utf8'}).stdout),
  };
}
