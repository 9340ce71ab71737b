import {expect} from 'vitest';
import {until} from '../helpers/until.ts';
import type {WatchedMonitor} from './watched-monitor.ts';
import type {FaultRow} from './wire-faults.ts';

/** What the monitor may hold at most, whatever a server sends. */
export const peakLimitMb = 300;

// What a fault makes of the pods may lack the app of another, or leave one behind that is missing from then on.
const nothingWrong = /^(?:[^!]|! no pod of |$)/;

/** Waits until the monitor has asked, and shows that the answer is in. */
async function seeFault({terminal, server, header}: WatchedMonitor, row: FaultRow, asked: number): Promise<void> {
  const {cause, connection, exit, sign} = row;
  const atDoor = row.name === 'refuse' || row.name === 'reset-at-connect';
  const shown = new RegExp(`${connection} \\d+s$`);
  const told =
    exit === 0
      ? new RegExp(`^! The list is incomplete: ${cause?.source}`)
      : new RegExp(`^! (?:[\\w-]+: )?${cause?.source}`);
  await until(
    () => {
      const [title, line] = header();
      const isTold = cause === null ? nothingWrong.test(line) : told.test(line);
      return (atDoor || server.requests.length > asked) && shown.test(title) && isTold && sign.test(terminal.screen());
    },
    () => `${shown}, ${cause === null ? 'no note' : told} and ${sign} are not all on:\n${terminal.screen()}`,
  );
}

/** Help opens and closes, so keys are answered. */
export async function pressKeys({terminal}: WatchedMonitor): Promise<void> {
  terminal.press('?');
  await terminal.see('move or scroll up');
  terminal.press('q');
  await terminal.seeNot('move or scroll up');
}

/** The fault comes and is told of with what is known, keys are answered meanwhile, and it is live again after. */
export async function expectThrough(monitor: WatchedMonitor, row: FaultRow): Promise<void> {
  const {terminal, server, leap} = monitor;
  await server.setFault(row.name);
  const asked = server.requests.length;
  terminal.press('r');
  await pressKeys(monitor);
  await seeFault(monitor, row, asked);
  if (row.exit !== 0) {
    const [, cause, hint] = monitor.header();
    // After a 401 nothing is asked until somebody wants it.
    expect(cause).toMatch(
      row.name.startsWith('401')
        ? /, r tries again$/
        : /(, next try in \d+s|, trying now| no request is sent until \d\d:\d\d:\d\d)$/,
    );
    expect(hint).toMatch(/^ {2}[A-Z].{20}/);
  }
  await server.setFault(null);
  if (row.connection === 'throttled') {
    leap();
  } else {
    terminal.press('r');
  }
  await terminal.see(/live \d+s\n(?:[^!]|! no pod of )/);
  await terminal.see('✓ helm ');
}
