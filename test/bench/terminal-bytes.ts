import {setTimeout as delay} from 'node:timers/promises';
import {inPanes} from '../helpers/terminal/signs.ts';
import {openTerminal} from '../helpers/terminal/terminal.ts';
import {cpuMs, median, peakMb, type Row, untilQuiet} from './measure.ts';
import {startServer} from './server.ts';

const quietSeconds = 60;

/** Bytes to the terminal at 120x40 with six pods: while nothing changes, and for a poll in which one number changed. */
export async function byteRows(): Promise<readonly Row[]> {
  const server = await startServer('six');
  const terminal = openTerminal({args: ['--endpoint', server.url], columns: 120, rows: 40});
  try {
    await terminal.see(inPanes);
    await delay(2000);
    const written = () => Buffer.byteLength(terminal.written());
    const before = written();
    const cpuBefore = cpuMs(terminal.pid);
    await delay(quietSeconds * 1000);
    const perSecond = (written() - before) / quietSeconds;
    const cpu = (cpuMs(terminal.pid) - cpuBefore) / (quietSeconds * 10);
    const changes: number[] = [];
    for (let round = 1; round <= 5; round += 1) {
      await server.restartOne();
      // The age of the data moves once a second: what is counted begins right after one of its frames.
      const start = written();
      await delay(50);
      if (written() === start) {
        await untilQuiet(written, 200);
      }
      const from = written();
      terminal.press('r');
      await terminal.see(` ${round} restart`);
      await untilQuiet(written, 150);
      changes.push(written() - from);
    }
    return [
      {what: 'a minute without change, 120x40, 6 pods', budget: 60, measured: perSecond, unit: 'B/s'},
      {what: 'a poll in which one number changed', budget: 60, measured: median(changes), unit: 'B'},
      {what: 'CPU meanwhile', budget: null, measured: cpu, unit: '% of a core'},
      {what: 'memory, peak', budget: null, measured: peakMb(terminal.pid), unit: 'MB'},
    ];
  } finally {
    terminal.close();
    server.close();
  }
}
