import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Readable, Writable} from 'node:stream';
import {realClock} from '../../source/clock.ts';
import {runCli} from '../../source/commands/run.ts';
import type {ProgramEffects} from '../../source/program/effects.ts';
import {knownSecrets} from '../../source/program/known-secrets.ts';

/** What a run of the program left behind. */
export type CliRun = {
  readonly code: number;
  readonly stdout: string;
  readonly stdoutBytes: Buffer;
  readonly stderr: string;
};

/** What a test says of the surroundings; the rest is a quiet machine: a pipe, UTF-8, no credentials, no home. */
export type CliOptions = Partial<Omit<ProgramEffects, 'argv' | 'stdin' | 'stdout' | 'stderr'>> & {
  readonly input?: string;
  readonly inputIsTty?: boolean;
  readonly outputIsTty?: boolean;
  /** Called with all that was printed so far, whenever more was printed. */
  readonly onOutput?: (stdout: string) => void;
};

/** Runs the program in this process, as cli.ts would. */
export async function runProgram(argv: readonly string[], options: CliOptions = {}): Promise<CliRun> {
  const {input = '', inputIsTty = false, outputIsTty = false, onOutput = () => {}, ...effects} = options;
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  const code = await runCli({
    env: {LANG: 'C.UTF-8'},
    cwd: tmpdir(),
    homeDir: join(tmpdir(), 'ucs-gitops-nobody'),
    platform: 'linux',
    pid: 4242,
    clock: realClock,
    random: () => 0.5,
    fetch: globalThis.fetch,
    secrets: knownSecrets(options.env ?? {}),
    signal: new AbortController().signal,
    ...effects,
    argv,
    stdin: inputStream(input, inputIsTty),
    stdout: outputStream(stdout, outputIsTty, () => onOutput(Buffer.concat(stdout).toString('utf8'))),
    stderr: outputStream(stderr, outputIsTty, () => {}),
  });
  const stdoutBytes = Buffer.concat(stdout);
  return {code, stdout: stdoutBytes.toString('utf8'), stdoutBytes, stderr: Buffer.concat(stderr).toString('utf8')};
}

function inputStream(text: string, isTTY: boolean): NodeJS.ReadStream {
  return Object.assign(Readable.from(text === '' ? [] : [text]), {isTTY}) as unknown as NodeJS.ReadStream;
}

function outputStream(chunks: Buffer[], isTTY: boolean, written: () => void): NodeJS.WriteStream {
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      chunks.push(Buffer.from(chunk));
      written();
      done();
    },
  });
  return Object.assign(stream, {isTTY, columns: 100, rows: 30}) as unknown as NodeJS.WriteStream;
}
