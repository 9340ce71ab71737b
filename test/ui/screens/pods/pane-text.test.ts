import {describe, expect, test} from 'vitest';
import type {JudgedPod} from '../../../../source/rollout/health/health.ts';
import type {Pod} from '../../../../source/rollout/pod/pod.ts';
import {plainText} from '../../../../source/ui/look/segments.ts';
import {createTheme} from '../../../../source/ui/look/theme.ts';
import {paneHeight, paneText, phaseSegments} from '../../../../source/ui/screens/pods/pane-text.ts';
import {container, judged, minute, running, termination, testNow, waiting} from '../../../helpers/pods.ts';

const {symbols} = createTheme({color: false, ascii: false});

describe('the counters of a pane', () => {
  const restarted: Partial<Pod> = {
    containers: [container({restartCount: 4, lastTermination: termination(1, {finishedAt: testNow - 3 * minute})})],
  };

  test.each<[name: string, width: number, judged: JudgedPod, line: string]>([
    ['all', 80, judged(), '1/1 ready   0 restarts   age 60m   192.168.0.138   v1.4.1'],
    ['a narrow pane', 34, judged(), '1/1 ready   0 restarts   age 60m'],
    ['a narrower one', 30, judged(), '1/1 ready   0 restarts'],
    ['no node and no tag', 80, judged({nodeName: null, containers: []}), '0/0 ready   0 restarts   age 60m   no node'],
    ['restarts', 44, judged(restarted), '1/1 ready   4 restarts (3m ago)   age 60m'],
    [
      'those of this watch',
      48,
      judged(restarted, {restartsSinceWatch: 1}),
      '1/1 ready   4 restarts (3m ago) +1   age 60m',
    ],
  ])('%s', (_name, width, pod, line) => {
    expect(plainText(paneText(pod, null, width, testNow, symbols)).split('\n')[2]).toBe(line);
  });
});

describe('phase and what goes on', () => {
  test.each<[judged: JudgedPod, text: string]>([
    [judged(), 'Running ∙ ready'],
    [judged({containers: [container({ready: false, state: running(testNow)})]}), 'Running ∙ not ready'],
    [
      judged({phase: 'Pending', containers: [container({state: waiting('ImagePullBackOff')})]}),
      'Pending ∙ ImagePullBackOff',
    ],
    [judged({}, {reason: 'Standby', health: 'ok'}), 'Running ∙ standby'],
    [judged({deleting: true}, {superseded: true}), 'Running ∙ Terminating, superseded'],
    [judged({phase: ''}), 'Unknown'],
  ])('%#', (pod, text) => {
    expect(plainText([phaseSegments(pod, symbols)])).toBe(text);
  });
});

test('a pod with several containers has a line for each, three at most', () => {
  const containers = ['a', 'b', 'c', 'd'].map(name => container({name, state: running(testNow - minute)}));
  const pod = judged({containers});
  const lines = plainText(paneText(pod, null, 60, testNow, symbols))
    .split('\n')
    .slice(3);
  expect(lines).toEqual(['a: running 60s', 'b: running 60s', 'c: running 60s', 'and 1 more containers (Enter)']);
  expect(paneHeight(pod)).toBe(9);
  expect(paneHeight(judged())).toBe(5);
});
