import {type ChildProcessByStdio, spawn} from 'node:child_process';
import {once} from 'node:events';
import {closeSync, existsSync, openSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {Readable} from 'node:stream';
import {text} from 'node:stream/consumers';
import {fileURLToPath} from 'node:url';
import {expect, onTestFinished, test} from 'vitest';
import {startDemoServer} from '../source/demo/server/server.ts';
import {machineEnv} from './helpers/terminal/machine-env.ts';

const cli = fileURLToPath(new URL('../source/cli.ts', import.meta.url));

type Process = ChildProcessByStdio<null, Readable, Readable>;

/** The program as a process of its own, its output in pipes. */
function start(argv: readonly string[], nodeOptions: readonly string[] = []): Process {
  const child = spawn(process.execPath, [...nodeOptions, cli, ...argv], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {...machineEnv(), LANG: 'C.UTF-8', HOME: '/nonexistent'},
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

async function exitOf(child: Process): Promise<number | null> {
  const [code] = await once(child, 'exit');
  return code;
}

async function largeAnswer() {
  const server = await startDemoServer({scenario: 'many-pods'});
  onTestFinished(server.close);
  const id = server.clusters[0]?.id ?? '';
  // The bytes of one moment: the scenario moves on.
  const body = await (await fetch(`${server.url}/v1/clusters/${id}/gitops`)).text();
  server.answer('*', {status: 200, body});
  return {body, argv: ['get', '-o', 'raw', '--endpoint', server.url, id]};
}

test('a slow reader gets everything', async () => {
  const {body, argv} = await largeAnswer();
  const child = start(argv);
  const exit = exitOf(child);
  // Nothing is read until the pipe is full and the program waits for it.
  await once(child.stdout, 'readable');
  const received = await text(child.stdout);
  expect(received.length).toBe(body.length);
  expect(received === body).toBe(true);
  expect(await exit).toBe(0);
});

test('a reader that goes away, as `head` does, ends it quietly', async () => {
  const {argv} = await largeAnswer();
  const child = start(argv);
  const exit = exitOf(child);
  const stderr = text(child.stderr);
  child.stdout.once('data', () => child.stdout.destroy());
  expect(await exit).toBe(0);
  expect(await stderr).toBe('');
});

test.runIf(existsSync('/dev/full'))('output that cannot be written, as on a full disk, is no success', async () => {
  const full = openSync('/dev/full', 'w');
  onTestFinished(() => closeSync(full));
  const child = spawn(process.execPath, [cli, '--version'], {stdio: ['ignore', full, 'pipe']});
  const stderr = text(child.stderr ?? Readable.from([]));
  const [code] = await once(child, 'exit');
  expect(code).toBe(1);
  expect(await stderr).toMatch(/^ucs-gitops: standard output cannot be written: ENOSPC/);
});

test.each([
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGQUIT', 131],
  ['SIGTERM', 143],
] as const)('%s ends it with %i', async (signal, code) => {
  const child = start(['demo', '--serve']);
  const exit = exitOf(child);
  await once(child.stdout, 'data');
  child.kill(signal);
  expect(await exit).toBe(code);
});

test('wrong usage is told on standard error', async () => {
  const child = start(['get', '--nonsense']);
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), exitOf(child)]);
  expect({stdout, stderr, code}).toEqual({
    stdout: '',
    stderr: "ucs-gitops: unknown option '--nonsense'\nSee ucs-gitops --help.\n",
    code: 2,
  });
});

test('a crash gives the command time to clean up, then tells what happened and ends with 1', async () => {
  const crashOnSignal = 'data:text/javascript,process.on("SIGUSR2",()=>{throw new Error("out of the blue")})';
  const child = start(['demo', '--serve'], ['--import', crashOnSignal]);
  const exit = exitOf(child);
  const stderr = text(child.stderr);
  await once(child.stdout, 'data');
  child.kill('SIGUSR2');
  expect(await exit).toBe(1);
  expect(await stderr).toBe('ucs-gitops: unexpected failure: out of the blue (UCS_GITOPS_DEBUG=1 shows where)\n');
});

/** What a file of the program loads at once, and what those files load; packages by their names. */
async function loadedBy(file: URL, seen = new Set<string>()): Promise<ReadonlySet<string>> {
  const source = await readFile(file, 'utf8');
  for (const [, from = ''] of source.matchAll(/^(?:import|export) (?!type )[^;]*?from '([^']+)'/gm)) {
    const name = from.startsWith('.') ? new URL(from, file).href : from;
    if (!seen.has(name)) {
      seen.add(name);
      await (name.endsWith('.ts') || name.endsWith('.tsx') ? loadedBy(new URL(name), seen) : undefined);
    }
  }
  return seen;
}

test.each([
  ['the start and the help', 'cli.ts', ['commander'], ['ky', 'valibot', 'zustand/vanilla']],
  ['get', 'commands/get/get.ts', ['ky', 'valibot'], ['string-width', 'commander', 'zustand/vanilla']],
  [
    'wait without a terminal',
    'commands/wait/wait.ts',
    ['ky', 'valibot', 'zustand/vanilla'],
    ['string-width', 'commander'],
  ],
])('%s loads no more than it needs', async (_case, path, needed, spared) => {
  const loaded = await loadedBy(new URL(`../source/${path}`, import.meta.url));
  expect([...loaded]).toEqual(expect.arrayContaining(needed));
  const heavy = [...loaded].filter(
    name => [...spared, 'react', 'ink', 'undici'].includes(name) || /\/source\/(ui|demo)\//.test(name),
  );
  expect(heavy).toEqual([]);
});
