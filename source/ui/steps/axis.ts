import type {Rollout} from '../../rollout/cluster/rollout.ts';
import {humanDuration} from '../../text/duration.ts';
import {textWidth} from '../../text/fit.ts';
import type {Segments} from '../look/segments.ts';

/** The time that all bars of a cluster share: so many cells from `from` (epoch ms) on. */
export type Axis = {readonly from: number; readonly lengthMs: number; readonly cells: number};

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

// Each a half to a third longer than the one before, and divisible by four.
const lengths: readonly number[] = [
  ...[20, 40, 60].map(length => length * second),
  ...[2, 3, 4, 6, 8, 12, 16, 24, 32, 48].map(length => length * minute),
  ...[1, 2, 3, 4, 6, 8, 12, 16, 24].map(length => length * hour),
];

function lengthFor(ms: number): number {
  const day = 24 * hour;
  return lengths.find(length => length >= ms) ?? Math.ceil(ms / day) * day;
}

/**
 * The axis of a rollout at `now` (epoch ms). Its length is a round time with room for more, and changes rarely: a bar that
 * grows costs its new cell, and another scale all cells.
 */
export function axisOf(rollout: Rollout | null, now: number, cells: number): Axis {
  const from = rollout?.from ?? now;
  return {from, lengthMs: lengthFor((rollout?.to ?? now) - from), cells};
}

const ticks = 4;

/** The times below which the bars stand: `0s`, and every quarter of the axis where there is room. */
export function axisTitle({lengthMs, cells}: Axis): Segments {
  const every = cells >= 36 ? 1 : cells >= 12 ? 2 : ticks;
  let text = '';
  for (let tick = 0; tick < ticks; tick += every) {
    const label = humanDuration((lengthMs / ticks) * tick);
    const column = Math.round((cells / ticks) * tick);
    if (column + textWidth(label) <= cells) {
      text = text.padEnd(column) + label;
    }
  }
  return [{text: text.padEnd(cells)}];
}
