import {describe, expect, test} from 'vitest';
import type {Pod} from '../../../source/rollout/pod/pod.ts';
import {decodePod} from '../../../source/ucs/decode/pod.ts';
import {decoded, fullPod, podWith} from '../pod-json.ts';

test('every field that kubectl needs and the page does not list', () => {
  const pod = decoded(fullPod());
  expect(pod).toMatchObject({
    deleting: true,
    deletionTime: Date.UTC(2025, 10, 5, 4, 0, 0),
    gracePeriodSeconds: 30,
    nominatedNodeName: 'node-2',
    podIP: '10.0.0.1',
    specContainerCount: 2,
    specInitContainerCount: 2,
    specSidecarCount: 1,
    readinessGates: ['example.com/ready'],
    statusReason: 'Evicted',
    statusMessage: 'The node was low on memory.',
    conditions: [
      {
        type: 'Ready',
        status: 'False',
        reason: 'ContainersNotReady',
        message: 'not ready: [manager]',
        lastTransitionTime: Date.UTC(2025, 10, 5, 3, 51, 1),
      },
    ],
    unreadable: [],
  });
  expect(pod.initContainers.map(({name, role, ready}) => ({name, role, ready}))).toEqual([
    {name: 'setup', role: 'init', ready: false},
    {name: 'mesh', role: 'sidecar', ready: true},
  ]);
  expect(pod.containers).toEqual([
    {
      name: 'manager',
      role: 'app',
      image: 'swr.example.test/flux/helm-controller:v1',
      ready: false,
      started: true,
      restartCount: 3,
      state: {kind: 'waiting', reason: 'CrashLoopBackOff', message: 'back-off 40s'},
      lastTermination: {
        exitCode: 137,
        signal: 9,
        reason: 'OOMKilled',
        message: 'killed',
        startedAt: Date.UTC(2025, 10, 5, 3, 50, 0),
        finishedAt: Date.UTC(2025, 10, 5, 3, 51, 0),
      },
    },
  ]);
});

type Read = (pod: Pod) => unknown;

// A field of the answer; what the domain reads there; its value when the field is absent; a value of another type.
const fields: readonly (readonly [string, Read, unknown, unknown])[] = [
  ['metadata', pod => pod.name, '(unnamed)', 'text'],
  ['metadata.uid', pod => pod.uid, 'flux-system/helm-controller-5c898f4887-qx5jb', {}],
  ['metadata.name', pod => pod.name, 'helm-controller-5c898f4887-', []],
  ['metadata.namespace', pod => pod.namespace, '', {}],
  ['metadata.labels', pod => pod.templateHash, null, ['x']],
  ['metadata.labels.app', pod => pod.app, 'helm-controller', {}],
  ['metadata.labels.pod-template-hash', pod => pod.templateHash, null, [1]],
  ['metadata.creationTimestamp', pod => pod.createdAt, null, 1762314486],
  ['metadata.ownerReferences', pod => pod.owner, null, {}],
  ['metadata.ownerReferences.0', pod => pod.owner, null, 'ReplicaSet'],
  ['metadata.ownerReferences.0.kind', pod => pod.owner?.kind, '', {}],
  ['metadata.ownerReferences.0.controller', pod => pod.owner?.name, 'helm-controller-5c898f4887', 'maybe'],
  ['metadata.deletionTimestamp', pod => pod.deleting, false, {}],
  ['metadata.deletionGracePeriodSeconds', pod => pod.gracePeriodSeconds, 60, 'soon'],
  ['metadata.managedFields.0.time', pod => pod.name, 'helm-controller-5c898f4887-qx5jb', 'x'],
  ['spec', pod => pod.nodeName, null, 7],
  ['spec.containers', pod => pod.specContainerCount, 0, {}],
  ['spec.initContainers', pod => pod.initContainers[1]?.role, 'init', 'two'],
  ['spec.readinessGates', pod => pod.readinessGates, [], true],
  ['spec.restartPolicy', pod => pod.restartPolicy, null, {}],
  ['spec.nodeName', pod => pod.nodeName, null, ['node-1']],
  ['spec.tolerations.0.tolerationSeconds', pod => pod.nodeName, 'node-1', 'long'],
  ['status', pod => pod.phase, '', []],
  ['status.phase', pod => pod.phase, '', {}],
  ['status.reason', pod => pod.statusReason, null, {}],
  ['status.message', pod => pod.statusMessage, null, []],
  ['status.hostIP', pod => pod.hostIP, null, {}],
  ['status.podIP', pod => pod.podIP, null, {}],
  ['status.nominatedNodeName', pod => pod.nominatedNodeName, null, {}],
  ['status.startTime', pod => pod.startTime, null, 'noon'],
  ['status.conditions', pod => pod.conditions, [], 'Ready'],
  ['status.conditions.0.reason', pod => pod.conditions[0]?.reason, null, {}],
  ['status.initContainerStatuses', pod => pod.initContainers, [], {}],
  ['status.containerStatuses', pod => pod.containers, [], {}],
  ['status.containerStatuses.0.name', pod => pod.containers[0]?.name, '(unnamed)', {}],
  ['status.containerStatuses.0.image', pod => pod.containers[0]?.image, null, {}],
  ['status.containerStatuses.0.ready', pod => pod.containers[0]?.ready, false, 'yes'],
  ['status.containerStatuses.0.started', pod => pod.containers[0]?.started, null, 'perhaps'],
  ['status.containerStatuses.0.restartCount', pod => pod.containers[0]?.restartCount, 0, 'twice'],
  ['status.containerStatuses.0.state', pod => pod.containers[0]?.state, {kind: 'unknown'}, 42],
  ['status.containerStatuses.0.lastState', pod => pod.containers[0]?.lastTermination, null, []],
];

describe.each(fields)('%s', (path, read, fallback, otherType) => {
  test.each([
    ['missing', undefined],
    ['null', null],
  ])('%s has its default and is not reported', (_, value) => {
    const pod = decoded(podWith(path, value));
    expect(read(pod)).toEqual(fallback);
    expect(pod.unreadable).toEqual([]);
  });

  test('of another type has its default and is reported', () => {
    const pod = decoded(podWith(path, otherType));
    expect(read(pod)).toEqual(fallback);
    expect(pod.unreadable).toEqual([path.replace(/\.(\d+)/g, '[$1]')]);
  });
});

test.each([
  [
    'a number as a text',
    'status.containerStatuses.0.restartCount',
    '4',
    (pod: Pod) => pod.containers[0]?.restartCount,
    4,
  ],
  ['an empty number', 'status.containerStatuses.0.restartCount', '', (pod: Pod) => pod.containers[0]?.restartCount, 0],
  ['a fraction', 'status.containerStatuses.0.restartCount', 2.9, (pod: Pod) => pod.containers[0]?.restartCount, 2],
  ['fewer than none', 'status.containerStatuses.0.restartCount', -3, (pod: Pod) => pod.containers[0]?.restartCount, 0],
  [
    'far too many',
    'status.containerStatuses.0.restartCount',
    1e300,
    (pod: Pod) => pod.containers[0]?.restartCount,
    2_147_483_647,
  ],
  ['a boolean as a text', 'status.containerStatuses.0.ready', 'true', (pod: Pod) => pod.containers[0]?.ready, true],
  [
    'a boolean in capitals',
    'status.containerStatuses.0.started',
    'False',
    (pod: Pod) => pod.containers[0]?.started,
    false,
  ],
  ['an empty boolean', 'status.containerStatuses.0.started', '', (pod: Pod) => pod.containers[0]?.started, null],
  ['a number for a text', 'metadata.labels.pod-template-hash', 97, (pod: Pod) => pod.templateHash, '97'],
  ['an empty time', 'metadata.creationTimestamp', '', (pod: Pod) => pod.createdAt, null],
  ["Go's zero time", 'status.startTime', '0001-01-01T00:00:00Z', (pod: Pod) => pod.startTime, null],
  ['an empty deletion time', 'metadata.deletionTimestamp', '', (pod: Pod) => pod.deleting, false],
  ['an empty text', 'spec.nodeName', '', (pod: Pod) => pod.nodeName, null],
  ['a null in a list', 'status.containerStatuses', [null, {name: 'b'}], (pod: Pod) => pod.containers.length, 1],
])('%s is read', (_, path, value, read, expected) => {
  const pod = decoded(podWith(path, value));
  expect(read(pod)).toBe(expected);
  expect(pod.unreadable).toEqual([]);
});

test('a deletion time that cannot be read is a deletion all the same', () => {
  const pod = decoded(podWith('metadata.deletionTimestamp', 'soon'));
  expect(pod).toMatchObject({deleting: true, deletionTime: null, unreadable: ['metadata.deletionTimestamp']});
});

test.each([
  [
    'the one that controls',
    [
      {kind: 'Node', name: 'n', controller: false},
      {kind: 'ReplicaSet', name: 'r', controller: 'true'},
    ],
    'r',
  ],
  [
    'the first when none says',
    [
      {kind: 'ReplicaSet', name: 'a'},
      {kind: 'ReplicaSet', name: 'b'},
    ],
    'a',
  ],
  ['none when all say no', [{kind: 'Node', name: 'n', controller: false}], undefined],
])('owner: %s', (_, owners, name) => {
  expect(decoded(podWith('metadata.ownerReferences', owners)).owner?.name).toBe(name);
});

test.each([
  ['null', null],
  ['a number', 5],
  ['a text', 'pod'],
  ['a list', [fullPod()]],
])('%s is no pod', (_, input) => {
  expect(decodePod(input)).toBeNull();
});

test('an empty object is a pod about which nothing is known', () => {
  expect(decoded({})).toMatchObject({uid: '/(unnamed)', name: '(unnamed)', phase: '', containers: [], unreadable: []});
});

test('texts are safe to print', () => {
  const pod = decoded(podWith('status.message', 'red \u001b[31malert\u001b[0m\nsecond line\u202e'));
  expect(pod.statusMessage).toBe('red alert second line');
  expect(decoded(podWith('metadata.labels.app', '\u0007bell')).app).toBe('\ufffdbell');
  expect(decoded(podWith('metadata.labels.\u001b[2Jx', {})).unreadable).toEqual(['metadata.labels.x']);
});
