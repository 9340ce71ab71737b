import {describe, expect, it, test} from 'vitest';
import {judgePods} from '../../../source/rollout/cluster/judge.ts';
import type {JudgedPod} from '../../../source/rollout/health/health.ts';
import {withSharedCauses} from '../../../source/rollout/health/shared-cause.ts';
import type {Container, Pod} from '../../../source/rollout/pod/pod.ts';
import {container, judged, minute, pod, terminated, termination, testNow, waiting} from '../../helpers/pods.ts';
import {unschedulable} from './young-pods.ts';

/** A pod of that name on that node, with one container. */
function on(node: string | null, name: string, parts: Partial<Container> = {}, more: Partial<Pod> = {}): JudgedPod {
  return judged({name, app: name, nodeName: node, hostIP: null, containers: [container(parts)], ...more});
}

const well = (node: string, name: string) => on(node, name);
const crash = {state: waiting('CrashLoopBackOff'), lastTermination: termination(1)};
const stuck = (node: string, name: string) => on(node, name, crash);
const creating = (node: string, name: string) => on(node, name, {state: waiting('ContainerCreating')});
const pulling = (node: string, name: string, message: string | null) =>
  on(node, name, {state: waiting('ImagePullBackOff', message)});

const replicas = (node: string) =>
  ['a-97bdcd8cf-x', 'a-97bdcd8cf-y', 'a-97bdcd8cf-z'].map(name => on(node, name, crash, {app: 'a'}));
const notStarted = (node: string, name: string) =>
  on(node, name, {state: waiting('RunContainerError', 'exec: "/manager": no such file or directory')});

/** The names of the pods whose hint got a word on the node, with that word. */
function words(pods: readonly JudgedPod[]): readonly string[] {
  return withSharedCauses(pods)
    .filter((after, index) => after !== pods[index])
    .map(({pod: {name}, hint}) => `${name}: ${hint?.split('; ')[0]}`);
}

const going = {deleting: true, deletionTime: testNow - 3 * minute};
const two = (node: string) => `2 stuck workloads share node ${node}: check that node`;

describe('a node that stuck pods share', () => {
  it.each<[name: string, pods: readonly JudgedPod[], words: readonly string[]]>([
    [
      'two, others elsewhere well',
      [stuck('n1', 'a'), creating('n1', 'b'), well('n2', 'c')],
      [`a: ${two('n1')}`, `b: ${two('n1')}`],
    ],
    [
      'three of four that are stuck, one of them by its own fault',
      [stuck('n1', 'a'), stuck('n1', 'b'), stuck('n1', 'c'), pulling('n2', 'd', 'd: not found')],
      ['a', 'b', 'c'].map(name => `${name}: 3 stuck workloads share node n1: check that node`),
    ],
    ['everything, on the only node', [stuck('n1', 'a'), stuck('n1', 'b')], [`a: ${two('n1')}`, `b: ${two('n1')}`]],
    [
      'two nodes at once',
      [stuck('n1', 'a'), stuck('n1', 'b'), stuck('n2', 'c'), stuck('n2', 'd'), well('n3', 'e')],
      [`a: ${two('n1')}`, `b: ${two('n1')}`, `c: ${two('n2')}`, `d: ${two('n2')}`],
    ],
    [
      'pulls that cannot reach the registry',
      [pulling('n1', 'a', 'i/o timeout'), pulling('n1', 'b', 'no such host'), well('n2', 'c')],
      [`a: ${two('n1')}`, `b: ${two('n1')}`],
    ],
    [
      'the host IP, where the name of the node is not told',
      [on(null, 'a', crash, {hostIP: '10.0.0.1'}), on(null, 'b', crash, {hostIP: '10.0.0.1'}), well('n2', 'c')],
      [`a: ${two('10.0.0.1')}`, `b: ${two('10.0.0.1')}`],
    ],

    ['three replicas of one workload', replicas('n1').concat(well('n2', 'a'), well('n2', 'b')), []],
    [
      'the pods of one Job',
      ['a', 'b'].map(name => on('n1', name, crash, {owner: {kind: 'Job', name: 'check', uid: 'u'}})),
      [],
    ],
    ['commands that are not in the image', ['a', 'b'].map(name => notStarted('n1', name)).concat(well('n2', 'c')), []],

    ['one alone', [stuck('n1', 'a'), well('n2', 'b')], []],
    ['one on each node', [stuck('n1', 'a'), stuck('n2', 'b'), well('n3', 'c')], []],
    [
      'half of what is stuck, nothing well',
      [stuck('n1', 'a'), stuck('n1', 'b'), stuck('n2', 'c'), pulling('n2', 'd', 'd: not found')],
      [],
    ],
    [
      'as many well there as stuck',
      [stuck('n1', 'a'), stuck('n1', 'b'), well('n1', 'c'), well('n1', 'd'), well('n2', 'e')],
      [],
    ],
    [
      'an image that is not there',
      [pulling('n1', 'a', 'a: not found'), pulling('n1', 'b', 'b: not found'), well('n2', 'c')],
      [],
    ],
    [
      'a registry that refuses',
      [pulling('n1', 'a', 'denied'), pulling('n1', 'b', '401 Unauthorized'), well('n2', 'c')],
      [],
    ],
    [
      'pulls that tell no cause',
      [pulling('n1', 'a', null), pulling('n1', 'b', 'Back-off pulling image "b"'), well('n2', 'c')],
      [],
    ],
    [
      'a Secret that is missing',
      ['a', 'b']
        .map(name => on('n1', name, {state: waiting('CreateContainerConfigError', 'secret "x" not found')}))
        .concat(well('n2', 'c')),
      [],
    ],
    [
      'memory limits',
      ['a', 'b']
        .map(name => on('n1', name, {...crash, lastTermination: termination(137, {reason: 'OOMKilled'})}))
        .concat(well('n2', 'c')),
      [],
    ],
    ['pods without a node', [on(null, 'a', crash), on(null, 'b', crash), well('n2', 'c')], []],
    [
      'pods that do not count',
      [{...stuck('n1', 'a'), superseded: true}, {...stuck('n1', 'b'), superseded: true}, well('n2', 'c')],
      [],
    ],
    [
      'a removal of all that does not end',
      ['n1', 'n1', 'n2'].map((node, index) => on(node, `a${index}`, {}, going)),
      [],
    ],
    ['nothing stuck', [well('n1', 'a'), well('n1', 'b'), well('n2', 'c')], []],
  ])('%s', (_name, pods, expected) => {
    expect(words(pods)).toEqual(expected);
  });

  it('adds to the hint, and leaves the other pods alone', () => {
    const pods = [stuck('n1', 'a'), stuck('n1', 'b'), well('n2', 'c')];
    const after = withSharedCauses(pods);
    const {hint, explained} = pods[0] ?? {};
    expect(after[0]).toEqual({
      ...pods[0],
      hint: `${two('n1')}; ${hint}`,
      explained: {...explained, act: `${two('n1')}; ${explained?.act}`},
    });
    expect(after[2]).toBe(pods[2]);
  });

  it('gives the same list where there is nothing to say', () => {
    const pods = [stuck('n1', 'a'), well('n1', 'b')];
    expect(withSharedCauses(pods)).toBe(pods);
  });
});

describe('a cause that all workloads share', () => {
  const all = (node = '') =>
    `all 3 workloads are stuck: check what they have in common (${node}API server, network, DNS)`;

  it.each<[name: string, pods: readonly JudgedPod[], words: readonly string[]]>([
    [
      'crashes and containers that are not created, on two nodes',
      [stuck('n1', 'a'), creating('n1', 'b'), stuck('n2', 'c')],
      ['a', 'b', 'c'].map(name => `${name}: ${all()}`),
    ],
    [
      'pulls that do not get through, on the only node',
      ['a', 'b', 'c'].map(name => pulling('n1', name, 'i/o timeout')),
      ['a', 'b', 'c'].map(name => `${name}: ${all('node n1, ')}`),
    ],
    ['two of them', [stuck('n1', 'a'), stuck('n2', 'b')], []],
    ['three replicas of one', replicas('n1'), []],
    ['one is well', [stuck('n1', 'a'), stuck('n2', 'b'), stuck('n3', 'c'), well('n1', 'd')], []],
    ['one has its own fault', [stuck('n1', 'a'), stuck('n2', 'b'), pulling('n3', 'c', 'c: not found')], []],
    ['no node takes them', ['a', 'b', 'c'].map(name => on(null, name, {}, unschedulable(minute))), []],
    ['they are going', ['n1', 'n2', 'n3'].map(node => on(node, node, {}, going)), []],
    [
      'their records are all that is left of them',
      ['n1', 'n2', 'n3'].map(node => on(node, node, {state: terminated(1)}, {phase: 'Failed'})),
      [],
    ],
  ])('%s', (_name, pods, expected) => {
    expect(words(pods)).toEqual(expected);
  });
});

test('the judged pods stay the same objects while the node stays suspect, and lose the word when it is not', () => {
  const crashing = (name: string) => pod({name, app: name, nodeName: 'n1', containers: [container({...crash})]});
  const pods = [crashing('a'), crashing('b'), pod({name: 'c', app: 'c', nodeName: 'n2'})];
  const first = judgePods(pods, null, testNow);
  expect(first.pods[0]?.hint).toMatch(/share node n1/);
  const next = judgePods(structuredClone(pods), first, testNow + 5000);
  expect(next.pods.map((found, index) => found === first.pods[index])).toEqual([true, true, true]);
  const [a, , c] = structuredClone(pods);
  const healed = [a, pod({name: 'b', app: 'b', nodeName: 'n1'}), c].filter(found => found !== undefined);
  const after = judgePods(healed, next, testNow + 15 * minute);
  expect(after.pods[0]?.hint).not.toMatch(/share node/);
});
