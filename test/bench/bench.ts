import {arch, cpus, release, totalmem} from 'node:os';
import {binaryRows} from './binary.ts';
import {faultRows} from './faults.ts';
import type {Row} from './measure.ts';
import {peerRows} from './peers.ts';
import {pollRows} from './polls.ts';
import {scaleRows} from './scale.ts';
import {startUpRows} from './start-up.ts';
import {byteRows} from './terminal-bytes.ts';

const groups: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  'start-up': startUpRows,
  bytes: byteRows,
  scale: scaleRows,
  faults: faultRows,
  polls: pollRows,
  binary: binaryRows,
  peers: peerRows,
};

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function rounded(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value.toFixed(value >= 10 ? 1 : 2);
}

function rowText({what, budget, measured, unit, peer}: Row): string {
  const verdict = budget === null ? '' : measured <= budget ? 'kept' : 'BROKEN';
  const limit = budget === null ? '' : `at most ${budget} ${unit}`;
  return `| ${what} | ${limit} | ${rounded(measured)} ${unit} | ${verdict} | ${peer ?? ''} |`;
}

/** Measures the groups named as arguments, or all, and prints a table; gives how many budgets are broken. */
async function bench(wanted: readonly string[]): Promise<number> {
  const machine = `${cpus().length} x ${cpus()[0]?.model.trim() ?? arch()}, ${Math.round(totalmem() / 2 ** 30)} GiB`;
  print(`${machine}, Linux ${release()}, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}\n`);
  print('| what | budget | measured | | for comparison |\n| --- | --- | --- | --- | --- |');
  let broken = 0;
  for (const [name, measure] of Object.entries(groups)) {
    for (const row of wanted.length === 0 || wanted.includes(name) ? await measure() : []) {
      print(rowText(row));
      broken += row.budget !== null && row.measured > row.budget ? 1 : 0;
    }
  }
  return broken;
}

const broken = await bench(process.argv.slice(2));
if (broken > 0) {
  print(`\n${broken} of the budgets are broken.`);
}
process.exit(broken > 0 ? 1 : 0);
