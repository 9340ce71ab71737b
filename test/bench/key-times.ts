import {setTimeout as delay} from 'node:timers/promises';
import type {Terminal} from '../helpers/terminal/terminal.ts';

/** Presses keys one after the other; gives the times from each to the first byte of the frame that follows it, ms. */
export async function keyTimes(
  terminal: Terminal,
  pressed: readonly string[],
  count = 120,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < count; round += 1) {
    const before = terminal.written().length;
    const start = performance.now();
    terminal.press(pressed[round % pressed.length] ?? '');
    while (terminal.written().length === before && performance.now() - start < 2000) {
      await delay(1);
    }
    times.push(performance.now() - start);
    // A person's pace, out of step with the clock's second.
    await delay(70 + ((round * 37) % 60));
  }
  return times;
}
