import {expect, test} from 'vitest';
import type {Pod} from '../../../../source/rollout/pod/pod.ts';
import {plainText} from '../../../../source/ui/look/segments.ts';
import {createTheme} from '../../../../source/ui/look/theme.ts';
import {detailLines} from '../../../../source/ui/screens/pod/lines.ts';
import {container, judged, running, testNow} from '../../../helpers/pods.ts';

const {symbols} = createTheme({color: false, ascii: false});

function linesOf(parts: Partial<Pod>, width = 60): readonly string[] {
  return plainText(detailLines(judged(parts), width, testNow, symbols)).split('\n');
}

const condition = {type: 'Ready', status: 'True', reason: null, message: null, lastTransitionTime: null};

test('a label too long for its column has a line of its own', () => {
  const conditions = ['Ready', 'PodScheduled', '条件条件条件条件'].map(type => ({...condition, type}));
  const lines = linesOf({conditions});
  const start = lines.indexOf('conditions');
  expect(lines.slice(start, start + 6)).toEqual([
    'conditions',
    '  Ready       True',
    '  PodScheduled',
    '              True',
    '  条件条件条件条件',
    '              True',
  ]);
});

test('the status stays in view beside an app with a long name', () => {
  expect(linesOf({app: 'x'.repeat(200)})[0]).toMatch(/^✓ x+⋯x+ {2}Running$/);
});

test('what could not be read is named', () => {
  expect(linesOf({unreadable: ['status.startTime', 'spec.nodeName']}).at(-1)).toBe(
    'unreadable  status.startTime, spec.nodeName',
  );
});

test('of many containers and conditions the first are shown, and how many more there are', () => {
  const lines = linesOf({
    conditions: Array.from({length: 60}, () => condition),
    containers: Array.from({length: 200}, (_, index) => container({name: `manager-${index}`, state: running()})),
  });
  expect(lines).toContain('and 40 more conditions: y shows them');
  expect(lines.at(-1)).toBe('and 180 more containers: y shows them');
  expect(lines.filter(line => line.startsWith('container '))).toHaveLength(20);
});
