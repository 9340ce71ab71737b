import {allFaults} from '../demo/test-faults.ts';
import {inPanes} from '../helpers/terminal/signs.ts';
import {openTerminal} from '../helpers/terminal/terminal.ts';
import {keyTimes} from './key-times.ts';
import {peakMb, percentile, type Row} from './measure.ts';
import {type BenchServer, startServer} from './server.ts';

const keys = 30;

type Met = {readonly name: string; readonly times: readonly number[]; readonly mb: number};

/** A monitor with good data meets the fault, at the shortest interval, while somebody opens and closes the help. */
async function meet(server: BenchServer, name: string): Promise<Met> {
  await server.setFault(null);
  const args = ['--endpoint', server.url, '--interval', '2s', '--request-timeout', '2s'];
  const terminal = openTerminal({args, columns: 120, rows: 40});
  try {
    await terminal.see(inPanes);
    // The first help that is opened is slow in any weather: its code runs for the first time.
    await keyTimes(terminal, ['?', 'q'], 6);
    await server.setFault(name);
    terminal.press('r');
    const times = await keyTimes(terminal, ['?', 'q'], keys);
    return {name, times, mb: peakMb(terminal.pid)};
  } finally {
    terminal.close();
  }
}

/** Keys and memory during every fault that the tests know, a few seconds of each. */
export async function faultRows(): Promise<readonly Row[]> {
  const server = await startServer('six');
  try {
    const met: Met[] = [];
    for (const name of Object.keys(allFaults)) {
      met.push(await meet(server, name));
    }
    const slowest = met.toSorted((a, b) => Math.max(...b.times) - Math.max(...a.times))[0];
    const largest = met.toSorted((a, b) => b.mb - a.mb)[0];
    const times = met.flatMap(each => each.times);
    return [
      {
        what: `${met.length} faults on the wire, key to frame (p99)`,
        budget: 50,
        measured: percentile(times, 0.99),
        unit: 'ms',
        peer: `slowest key ${Math.round(Math.max(...times))} ms, during \`${slowest?.name}\``,
      },
      {
        what: 'memory meanwhile, peak',
        budget: 300,
        measured: largest?.mb ?? Number.NaN,
        unit: 'MB',
        peer: `during \`${largest?.name}\``,
      },
    ];
  } finally {
    server.close();
  }
}
