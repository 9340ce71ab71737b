import {expect, test} from 'vitest';
import type {JudgedPod} from '../../../../source/rollout/health/health.ts';
import {plainText} from '../../../../source/ui/look/segments.ts';
import {createTheme} from '../../../../source/ui/look/theme.ts';
import {paneText} from '../../../../source/ui/screens/pods/pane-text.ts';
import {judged, minute, testNow} from '../../../helpers/pods.ts';

const {symbols} = createTheme({color: false, ascii: false});
const since = testNow - 3 * minute;

test.each<[name: string, width: number, judgement: Partial<JudgedPod>, line: string]>([
  ['a pod that is well', 60, {health: 'ok', since}, 'NODE 192.168.0.138'],
  ['one on its way', 60, {health: 'progressing', since}, 'NODE 192.168.0.138  progressing for 3m'],
  ['one that failed', 60, {health: 'failed', since}, 'NODE 192.168.0.138  failed for 3m'],
  ['one that does not count', 60, {health: 'degraded', since, superseded: true}, 'NODE 192.168.0.138'],
  ['an unknown time', 60, {health: 'failed', since: null}, 'NODE 192.168.0.138'],
  ['just enough room', 35, {health: 'degraded', since}, 'NODE 192.168.0.138  degraded for 3m'],
  ['room for the time alone', 34, {health: 'degraded', since}, 'NODE 192.168.0.138  for 3m'],
  ['no room', 25, {health: 'degraded', since}, 'NODE 192.168.0.138'],
])('the node, and how long a pod has not been well: %s', (_name, width, judgement, line) => {
  const text = paneText(judged({}, judgement), width, testNow, symbols);
  expect(plainText(text).split('\n')[2]).toBe(line);
});

test('the time is dim, as it is not the news', () => {
  const [, , line] = paneText(judged({}, {health: 'failed', since}), 60, testNow, symbols);
  expect(line?.at(-1)).toEqual({text: '  failed for 3m', tone: 'dim'});
});

test('six lines of a hint at most', () => {
  const lines = paneText(judged({}, {health: 'failed', hint: 'word '.repeat(100).trim()}), 40, testNow, symbols);
  const hint = lines.filter(line => line.at(-1)?.tone === 'failed');
  expect(hint).toHaveLength(6);
  expect(plainText(hint).endsWith(symbols.cut)).toBe(true);
});
