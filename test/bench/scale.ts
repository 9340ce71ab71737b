import {setTimeout as delay} from 'node:timers/promises';
import {inLines, inPanes} from '../helpers/terminal/signs.ts';
import {openTerminal, type Terminal} from '../helpers/terminal/terminal.ts';
import {keyTimes} from './key-times.ts';
import {cpuMs, peakMb, percentile, type Row, untilQuiet} from './measure.ts';
import {startServer} from './server.ts';
import {firstFrame} from './start-up.ts';

const restSeconds = 30;

const p99 = (times: readonly number[]) => percentile(times, 0.99);

/** CPU of a monitor that shows the table of all clusters and is left alone, % of a core. */
async function cpuAtRest(terminal: Terminal): Promise<number> {
  await terminal.see(inPanes);
  terminal.press('0');
  await terminal.see('CLUSTER');
  // In the first minute the program is still being compiled while it runs.
  await delay(60_000);
  const before = cpuMs(terminal.pid);
  await delay(restSeconds * 1000);
  return (cpuMs(terminal.pid) - before) / (restSeconds * 10);
}

async function settledRows(): Promise<readonly Row[]> {
  const server = await startServer('settled');
  const terminal = openTerminal({args: ['--endpoint', server.url], columns: 120, rows: 40});
  try {
    const cpu = await cpuAtRest(terminal);
    return [{what: '200 clusters x 8 pods, CPU at rest', budget: 5, measured: cpu, unit: '% of a core'}];
  } finally {
    terminal.close();
    server.close();
  }
}

async function fleetRows(): Promise<readonly Row[]> {
  const server = await startServer('fleet');
  const terminal = openTerminal({args: ['--endpoint', server.url], columns: 120, rows: 40});
  try {
    const cpu = await cpuAtRest(terminal);
    const scrolling = await keyTimes(terminal, ['j', 'j', 'k']);
    terminal.press('q');
    await terminal.see(inPanes);
    const switching = await keyTimes(terminal, [']', '[']);
    return [
      {what: 'CPU while 40 of them are in trouble and change', budget: null, measured: cpu, unit: '% of a core'},
      {what: '200 clusters, key to frame (p99)', budget: 50, measured: p99(scrolling), unit: 'ms'},
      {what: '200 clusters, switching (p99)', budget: 50, measured: p99(switching), unit: 'ms'},
      {what: '200 clusters, memory, peak', budget: null, measured: peakMb(terminal.pid), unit: 'MB'},
    ];
  } finally {
    terminal.close();
    server.close();
  }
}

async function manyPodsRows(): Promise<readonly Row[]> {
  const server = await startServer('many');
  const args = ['--endpoint', server.url];
  try {
    const first = await firstFrame([server.cluster, ...args], inPanes);
    const terminal = openTerminal({args, columns: 120, rows: 40});
    await terminal.see(inPanes);
    await untilQuiet(() => terminal.written().length, 400);
    terminal.press('p');
    await terminal.see('  paused, data ');
    const panes = await keyTimes(terminal, ['j', 'j', 'k']);
    terminal.press('v');
    await terminal.see(inLines);
    const lines = await keyTimes(terminal, ['j', 'G', 'g']);
    terminal.press('y');
    await terminal.see('managedFields hidden');
    await untilQuiet(() => terminal.written().length, 400);
    const json = await keyTimes(terminal, ['j', 'G', 'g']);
    const memory = peakMb(terminal.pid);
    terminal.close();
    return [
      {what: '5,000 pods in one list, first frame', budget: 1000, measured: first, unit: 'ms'},
      {what: '5,000 pods, scrolling panes (p99)', budget: 50, measured: p99(panes), unit: 'ms'},
      {what: '5,000 pods, scrolling lines (p99)', budget: 50, measured: p99(lines), unit: 'ms'},
      {what: 'their raw JSON, scrolling (p99)', budget: 50, measured: p99(json), unit: 'ms'},
      {what: '5,000 pods, memory, peak', budget: null, measured: memory, unit: 'MB'},
    ];
  } finally {
    server.close();
  }
}

/** The raw JSON of an answer of 30 MiB, which comes anew every 5 s: opened and left, scrolled, and searched. */
async function heavyRows(): Promise<readonly Row[]> {
  const server = await startServer('heavy');
  const terminal = openTerminal({args: ['--endpoint', server.url], columns: 120, rows: 40});
  try {
    await terminal.see(inPanes);
    const opening = await keyTimes(terminal, ['y', 'q']);
    terminal.press('y');
    await terminal.see(/\d lines, managedFields hidden/);
    const scrolling = await keyTimes(terminal, ['j', 'G', 'g', 'm']);
    const searching = await keyTimes(terminal, ['/', 'k', 'u', 'b', '\r', 'n']);
    return [
      {what: '30 MiB of raw JSON, opening (p99)', budget: 50, measured: p99(opening), unit: 'ms'},
      {what: '30 MiB of raw JSON, scrolling (p99)', budget: 50, measured: p99(scrolling), unit: 'ms'},
      {what: '30 MiB of raw JSON, searching (p99)', budget: 50, measured: p99(searching), unit: 'ms'},
      {what: '30 MiB of raw JSON, memory, peak', budget: null, measured: peakMb(terminal.pid), unit: 'MB'},
    ];
  } finally {
    terminal.close();
    server.close();
  }
}

/** Many clusters, and many pods in one list. */
export async function scaleRows(): Promise<readonly Row[]> {
  return [...(await settledRows()), ...(await fleetRows()), ...(await manyPodsRows()), ...(await heavyRows())];
}
