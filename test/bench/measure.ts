import {spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {setTimeout as delay} from 'node:timers/promises';

/** A row of the result. `measured` and `budget` are in the same unit; a row without a budget only informs. */
export type Row = {
  readonly what: string;
  readonly budget: number | null;
  readonly measured: number;
  readonly unit: string;
  /** The same work by another program, in words. */
  readonly peer?: string;
};

/** The value that a share of the values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** Runs a program to its end; gives its wall time in ms. Throws when it fails. */
export async function timeRun(
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const start = performance.now();
  const child = spawn(file, args, {stdio: ['ignore', 'pipe', 'inherit'], env});
  child.stdout.resume();
  const {promise, resolve} = Promise.withResolvers<number | null>();
  child.on('close', resolve);
  const code = await promise;
  if (code !== 0) {
    throw new Error(`${file} ${args.join(' ')} ended with ${code}.`);
  }
  return performance.now() - start;
}

/** Measures both in turns, so that what else the machine does falls on both; gives the medians. */
export async function inTurns(
  rounds: number,
  ours: () => Promise<number>,
  theirs: () => Promise<number>,
): Promise<{readonly ours: number; readonly theirs: number}> {
  const results = {ours: [] as number[], theirs: [] as number[]};
  for (let round = 0; round < rounds; round += 1) {
    results.theirs.push(await theirs());
    results.ours.push(await ours());
  }
  return {ours: median(results.ours), theirs: median(results.theirs)};
}

const ticksPerSecond = 100;

/** CPU time a process has used so far, ms (Linux: /proc). */
export function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
}

/** The most memory a process has held so far, MB (Linux: /proc). */
export function peakMb(pid: number): number {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
}

/** Waits until nothing has been written for `quietMs`. */
export async function untilQuiet(written: () => number, quietMs: number): Promise<void> {
  for (;;) {
    const before = written();
    await delay(quietMs);
    if (written() === before) {
      return;
    }
  }
}
