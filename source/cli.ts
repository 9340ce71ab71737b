import {writeSync} from 'node:fs';
import {homedir} from 'node:os';
import {realClock} from './clock.ts';
import {runCli} from './commands/run.ts';
import {CommandError, exitCodes, type StopReason, stopCode} from './program/exit-codes.ts';
import {describeFailure} from './program/failure.ts';
import {knownSecrets} from './program/known-secrets.ts';
import {inForeground} from './terminal/foreground.ts';
import {writeText} from './terminal/write.ts';

// A command that is told to stop gets this long to put the terminal back (ms).
const stopGraceMs = 900;

// What runs longer than this is made to keep its memory small (ms).
const startMs = 1000;

const signals = ['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM'] as const;
const controller = new AbortController();
const secrets = knownSecrets(process.env);
let crash: {readonly error: unknown} | null = null;

/**
 * Node resets the terminal when it exits. In the background of a shell, as after Ctrl-Z and `kill %1`, the kernel would
 * stop it for that, and it would never end; the signal itself ends it.
 */
function endInBackground(): void {
  const name = signals.find(signal => signal === controller.signal.reason);
  if (name && process.stdin.isTTY && !inForeground()) {
    process.removeAllListeners(name);
    process.kill(process.pid, name);
  }
}

function end(code: number): never {
  if (crash === null) {
    endInBackground();
    process.exit(code);
  }
  const failure = describeFailure(crash.error, Boolean(process.env['UCS_GITOPS_DEBUG']), secrets.redact);
  try {
    writeSync(process.stderr.fd, failure.text);
  } catch {
    // Standard error is closed: there is nowhere to print it.
  }
  process.exit(exitCodes.unexpected);
}

function stop(reason: StopReason): void {
  if (controller.signal.aborted) {
    return;
  }
  controller.abort(reason);
  setTimeout(() => end(stopCode(reason)), stopGraceMs).unref();
}

for (const name of signals) {
  process.on(name, () => {
    if (controller.signal.aborted) {
      end(stopCode(name));
    }
    stop(name);
  });
}

// The message is printed at the end, when the command has restored the screen.
function fail(error: unknown): void {
  crash ??= {error};
  stop('crash');
}

process.on('uncaughtException', fail);

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') {
    // The reader has closed the pipe, as `| head` does.
    stop('EPIPE');
  } else if (error.code === 'EIO') {
    // The terminal went away.
    stop('SIGHUP');
  } else {
    fail(new CommandError(exitCodes.unexpected, `standard output cannot be written: ${error.message}`));
  }
});
process.stdin.on('error', () => stop('SIGHUP'));
process.stderr.on('error', () => {});

// V8 would let its space for new objects grow to 64 MB in time, and the larger it is, the later the bytes of answers are
// given back. The monitor has no use for that once it has started; with this its peak while huge answers come is 100 MB lower.
setTimeout(() => {
  void import('node:v8').then(({setFlagsFromString}) => setFlagsFromString('--semi-space-growth-factor=1'));
}, startMs).unref();

const code = await runCli({
  argv: process.argv.slice(2),
  env: process.env,
  cwd: process.cwd(),
  homeDir: homedir(),
  platform: process.platform,
  pid: process.pid,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  clock: realClock,
  random: Math.random,
  fetch: globalThis.fetch,
  secrets,
  signal: controller.signal,
});
await Promise.all([writeText(process.stdout, ''), writeText(process.stderr, '')]);
end(code);
