import {expect, test} from 'vitest';
import {createMonitorStore} from '../../../source/monitor/store/store.ts';
import {markedCells, replayBar, replaySegments} from '../../../source/ui/frame/replay-text.ts';
import {plainText} from '../../../source/ui/look/segments.ts';
import {createTheme} from '../../../source/ui/look/theme.ts';
import {hour, minute, second, testNow} from '../../helpers/pods.ts';
import {replayAt} from '../../helpers/screens.tsx';

const marks = [
  {at: 0, clusterId: 'a'},
  {at: 31 * second, clusterId: 'b'},
  {at: 39 * second, clusterId: 'b'},
  {at: 55 * second, clusterId: 'a'},
  {at: minute, clusterId: 'b'},
];

function bar(elapsed: number, clusterId: string | null, ascii = false, total = minute): string {
  const {symbols} = createTheme({color: false, ascii});
  return plainText([replayBar({...replayAt, elapsed, total}, markedCells(marks, clusterId, total, 6), 6, symbols)]);
}

test.each<[text: string, elapsed: number, clusterId: string | null]>([
  ['▮▱▱▮▱▮', 0, null],
  ['▮▱▱▱▱▮', 0, 'a'],
  ['▰▰▱▮▱▮', 29 * second, 'b'],
  ['▰▰▰▰▰▱', 59 * second, 'c'],
  ['▰▰▰▰▰▰', minute, 'c'],
])('the bar %s', (text, elapsed, clusterId) => {
  expect(bar(elapsed, clusterId)).toBe(text);
});

test('a recording of one moment is played as soon as it begins', () => {
  expect(bar(0, 'c', false, 0)).toBe('▰▰▰▰▰▰');
});

test('with --ascii there is nothing else', () => {
  expect(bar(35 * second, null, true)).toBe('|##|.|');
});

test.each<[text: string, elapsed: number, total: number, width: number]>([
  ['REPLAY 08:00:00  03:12 of 14:50  4x', 192_999, 890 * second, 100],
  ['REPLAY 08:00:00  00:00 of 1:05:09  4x', 0, hour + 309 * second, 120],
  ['REPLAY 08:00:00 4x', 192_000, 890 * second, 99],
])('%s', (text, elapsed, total, width) => {
  const state = createMonitorStore({now: testNow, intervalMs: 5000}).getState();
  expect(plainText([replaySegments(state, {...replayAt, speed: 4, elapsed, total}, width)])).toBe(text);
});
