import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {onTestFinished} from 'vitest';
import {temporaryDirectory} from '../temporary-directory.ts';
import {until} from '../until.ts';
import {builtProgram, openTerminal, type Terminal, type TerminalOptions} from './terminal.ts';

/** The program run by a shell on a terminal that outlives it, so that it can be seen what the program leaves behind. */
export type ShelledProgram = {
  readonly terminal: Terminal;
  /** Of the program itself, not of the shell. */
  readonly pid: number;
  /** Waits until the program has ended and gives what it left; fails when that takes too long. */
  readonly left: () => Promise<Leftovers>;
};

export type Leftovers = {
  readonly exitCode: number;
  readonly alternateScreen: boolean;
  readonly cursorVisible: boolean;
  readonly bracketedPaste: boolean;
  /** Whether `stty -g` says the same as before the program. */
  readonly sameSettings: boolean;
  readonly screen: string;
};

const script = `
stty -g >before
echo 'the screen before'
$SESSION sh -c 'echo $$ >pid; exec "$@"' sh "$@"
code=$?
stty -g >after
echo "left with $code"
read -r _
`;

export type ShellOptions = Omit<TerminalOptions, 'file' | 'cwd'> & {
  /** In a session of its own the program is not told by a signal that the terminal went away. */
  readonly ownSession?: boolean;
};

/** Starts the program in a shell. What was on the screen before it reads `the screen before`. */
export async function startInShell({ownSession = false, ...options}: ShellOptions): Promise<ShelledProgram> {
  const cwd = await temporaryDirectory();
  const node = [process.execPath, ...(options.nodeArgs ?? []), builtProgram, ...options.args];
  const env = {...options.env, SESSION: ownSession ? 'setsid' : ''};
  const terminal = openTerminal({...options, env, cwd, file: 'sh', args: ['-c', script, 'sh', ...node]});
  onTestFinished(() => terminal.close());
  const read = (name: string) => readFileSync(join(cwd, name), 'utf8').trim();
  await until(
    () => {
      try {
        return read('pid') !== '';
      } catch {
        return false;
      }
    },
    () => `The shell did not start the program:\n${terminal.screen()}`,
  );
  return {
    terminal,
    pid: Number(read('pid')),
    left: async () => {
      await terminal.see(/left with \d+/);
      const screen = terminal.screen();
      return {
        exitCode: Number(/left with (\d+)/.exec(screen)?.[1]),
        alternateScreen: terminal.isAlternate(),
        cursorVisible: terminal.isCursorVisible(),
        bracketedPaste: terminal.isPasteBracketed(),
        sameSettings: read('before') === read('after'),
        screen,
      };
    },
  };
}
