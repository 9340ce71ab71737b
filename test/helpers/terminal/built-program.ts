import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {text} from 'node:stream/consumers';
import {onTestFinished} from 'vitest';
import {machineEnv} from './machine-env.ts';
import {builtProgram} from './terminal.ts';

export type BuiltOptions = {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** What comes on standard input. */
  readonly input?: string;
  readonly nodeOptions?: readonly string[];
  /** Called with the process and all that came on standard output so far, whenever more came. */
  readonly onOutput?: (stdout: string, pid: number, kill: (signal: NodeJS.Signals) => void) => void;
};

export type BuiltRun = {readonly code: number | null; readonly stdout: string; readonly stderr: string};

/** Runs the program as it is shipped to its end, its output in pipes, on a machine without credentials of its own. */
export async function runBuilt(args: readonly string[], options: BuiltOptions = {}): Promise<BuiltRun> {
  const {env = {}, input = '', nodeOptions = [], onOutput = () => {}} = options;
  const child = spawn(process.execPath, [...nodeOptions, builtProgram, ...args], {
    cwd: options.cwd,
    env: {...machineEnv(), LANG: 'C.UTF-8', HOME: '/nonexistent', ...env},
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
    onOutput(stdout, child.pid ?? 0, signal => child.kill(signal));
  });
  const stderr = text(child.stderr);
  child.stdin.on('error', () => {}).end(input);
  const [code] = await once(child, 'close');
  return {code, stdout, stderr: await stderr};
}
