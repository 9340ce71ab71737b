import {expect, test} from 'vitest';
import type {Pod} from '../../../../source/rollout/pod/pod.ts';
import {plainText} from '../../../../source/ui/look/segments.ts';
import {createTheme} from '../../../../source/ui/look/theme.ts';
import {detailLines} from '../../../../source/ui/screens/pod/lines.ts';
import {container, judged, running, second, terminated, testNow, waiting} from '../../../helpers/pods.ts';

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
  expect(linesOf({app: 'x'.repeat(200)})[0]).toMatch(/^✓ x+⋯x+ {2}Running ∙ ready$/);
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
  expect(lines).toContain('and 180 more containers: y shows them');
  expect(lines.filter(line => line.startsWith('container '))).toHaveLength(20);
});

test('what is wrong and what to do comes first, who it is last', () => {
  const lines = linesOf({
    phase: 'Pending',
    containers: [container({state: waiting('ImagePullBackOff', 'not found'), image: 'fluxcd/source:v1'})],
    conditions: [condition],
    createdAt: testNow - 10 * second,
  });
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "✗ source-controller  Pending ∙ ImagePullBackOff
    health      failed, ImagePullBackOff, for 10s
    what        image cannot be pulled: fluxcd/source:v1 from
                docker.io
    why         the registry has no such image: not found
    do          check its name and tag; the kubelet tries again
                within 5m
    ready       0/1   restarts 0   age 10s

    steps
      pulling      07:59:50    10s, failing

    container manager
      state       waiting ImagePullBackOff
      message     not found
      ready       no
      started     no
      restarts    0
      image       fluxcd/source:v1

    conditions
      Ready       True

    pod         source-controller-97bdcd8cf-5fs52
    namespace   flux-system
    owner       ReplicaSet source-controller-97bdcd8cf
    uid         uid-source-controller-97bdcd8cf-5fs52
    node        192.168.0.138
    host IP     192.168.0.138
    pod IP      172.16.0.10"
  `);
});

test.each<[text: string, parts: Partial<Pod>]>([
  ['Running ∙ ready', {}],
  ['Running ∙ not ready', {containers: [container({ready: false})]}],
  ['Running ∙ CrashLoopBackOff', {containers: [container({state: waiting('CrashLoopBackOff')})]}],
  ['Pending ∙ ContainerCreating', {phase: 'Pending', containers: [container({state: waiting('ContainerCreating')})]}],
  ['Pending', {phase: 'Pending', nodeName: null, containers: []}],
  ['Succeeded ∙ Completed', {phase: 'Succeeded', containers: [container({state: terminated(0)})]}],
  ['Failed ∙ Evicted', {phase: 'Failed', statusReason: 'Evicted', containers: []}],
  ['Running ∙ Terminating', {deleting: true}],
  ['Unknown', {phase: '', containers: []}],
])('beside the app stand the phase and the status: %s', (text, parts) => {
  expect(linesOf(parts)[0]).toMatch(new RegExp(`^\\S source-controller {2}${text}$`));
});

test('the phase has a colour of its own', () => {
  const [first] = detailLines(judged({phase: 'Pending', containers: []}), 60, testNow, symbols);
  expect(first?.find(({text}) => text.startsWith('Pending'))?.tone).toBe('phasePending');
});

test('on a narrow terminal the hint has the whole width', () => {
  const lines = linesOf(
    {phase: 'Pending', containers: [container({state: waiting('ImagePullBackOff', 'not found')})]},
    40,
  );
  expect(lines[3]).toBe('the registry has no such image: check');
});
