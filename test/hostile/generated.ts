import fc from 'fast-check';
import type {GitopsAnswer} from '../../source/rollout/feed/feed.ts';
import {decodeKeptList} from '../../source/ucs/decode/lists.ts';
import {withUniqueUids} from '../../source/ucs/pages.ts';
import {hostileTexts} from '../demo/faults/hostile-text.ts';
import {answerWith} from '../helpers/screens.tsx';

/** What a hostile text may be made of, besides whole texts of the demo server. */
const part = fc.oneof(
  // Longer than anything is kept of.
  fc.constantFrom(...Object.values(hostileTexts).map(text => text.slice(0, 1500))),
  fc.constantFrom(
    'manager',
    'a b',
    '集群',
    '\u1112\u1161',
    'e\u0301',
    '\uff9e\uff9e\uff9e',
    'क्षी',
    '🇨🇳',
    '\u001b',
    '\u009b',
  ),
  fc.string({unit: 'binary', maxLength: 8}),
  fc.array(fc.integer({min: 0, max: 0xffff}), {maxLength: 4}).map(units => String.fromCharCode(...units)),
);

/** Any text, most of them out to do harm; without corners, by which the tests find the frames. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(part, {maxLength: 4})
  .map(parts => parts.join('').replaceAll(/[╭╮╰╯]/g, '+'));

const oddValue: fc.Arbitrary<unknown> = fc.constantFrom<unknown>(
  null,
  true,
  '',
  'true',
  'NaN',
  '-1',
  -1,
  0.5,
  1e308,
  Number.MAX_SAFE_INTEGER,
  [],
  [null],
  {},
  '{"terminated":{"exitCode":"1e400"}}',
);

/** Any value that JSON can hold. */
export const anyJson: fc.Arbitrary<unknown> = fc.oneof(oddValue, hostileText, fc.jsonValue({maxDepth: 4}));

/** The right value in most cases, or any other. */
function mostly<T>(right: fc.Arbitrary<T>): fc.Arbitrary<unknown> {
  return fc.oneof({weight: 6, arbitrary: right}, {weight: 1, arbitrary: anyJson});
}

/** An object with some of these fields, and keys that mean something to the language. */
function object(fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<unknown> {
  const known = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, mostly(value)]));
  const odd = fc.option(fc.constantFrom('__proto__', 'constructor', 'toString'), {freq: 20});
  return fc.tuple(fc.record(known, {requiredKeys: []}), odd, anyJson).map(([record, key, value]) =>
    // Own properties, as JSON.parse makes them.
    key === null ? record : Object.fromEntries([...Object.entries(record), [key, value]]),
  );
}

const time = fc.oneof(
  fc.constantFrom(
    '2026-11-23T07:59:00Z',
    '2026-11-23T08:00:00.123+08:00',
    '9999-12-31T23:59:59Z',
    '1969-12-31T23:59:59Z',
    '0001-01-01T00:00:00Z',
    '2026-13-45T99:99:99Z',
    'yesterday',
    '',
  ),
  hostileText,
);
const count = fc.oneof(fc.integer(), fc.constantFrom('3', '-2', '1e999', ''));
const flag = fc.oneof(fc.boolean(), fc.constantFrom('true', 'False', ''));
const text = (...usual: readonly string[]) => fc.oneof(fc.constantFrom(...usual), hostileText);
const list = (item: fc.Arbitrary<unknown>) => fc.array(mostly(item), {maxLength: 3});
const labels = fc.dictionary(fc.oneof(fc.constantFrom('app', 'pod-template-hash'), hostileText), mostly(hostileText), {
  maxKeys: 3,
});

const terminated = object({
  exitCode: count,
  signal: count,
  reason: text('Error', 'OOMKilled', 'Completed'),
  message: hostileText,
  startedAt: time,
  finishedAt: time,
});

const state = object({
  waiting: object({reason: text('CrashLoopBackOff', 'ImagePullBackOff', 'ContainerCreating'), message: hostileText}),
  running: object({startedAt: time}),
  terminated,
});

const container = object({
  name: text('manager', ''),
  state,
  lastState: object({terminated}),
  ready: flag,
  restartCount: count,
  image: hostileText,
  started: flag,
});

const condition = object({
  type: text('PodScheduled', 'Ready', 'Initialized'),
  status: text('True', 'False'),
  reason: text('Unschedulable', 'SchedulingGated'),
  message: hostileText,
});

/** A pod of the API in which anything may be wrong; names and uids often come twice. */
export const anyPod: fc.Arbitrary<unknown> = object({
  metadata: object({
    uid: text('uid-1', 'uid-2'),
    name: text('source-controller-97bdcd8cf-5fs52', ''),
    generateName: hostileText,
    namespace: text('flux-system'),
    labels,
    creationTimestamp: time,
    ownerReferences: list(object({kind: text('ReplicaSet'), name: hostileText, uid: hostileText, controller: flag})),
    deletionTimestamp: time,
    deletionGracePeriodSeconds: count,
  }),
  spec: object({
    containers: list(anyJson),
    restartPolicy: text('Always', 'Never'),
    nodeName: hostileText,
    initContainers: list(object({name: text('manager'), restartPolicy: text('Always')})),
    readinessGates: list(object({conditionType: hostileText})),
  }),
  status: object({
    phase: text('Running', 'Pending', 'Failed', 'Succeeded', 'Unknown'),
    hostIP: hostileText,
    podIP: hostileText,
    startTime: time,
    reason: text('Evicted', 'NodeLost'),
    message: hostileText,
    nominatedNodeName: hostileText,
    containerStatuses: list(container),
    initContainerStatuses: list(container),
    conditions: list(condition),
  }),
});

/** An answer of `GET …/gitops` with pods. */
export const anyList: fc.Arbitrary<{readonly metadata: unknown; readonly items: readonly unknown[]}> = fc.record({
  metadata: mostly(object({continue: fc.constant(''), remainingItemCount: count})),
  items: fc.array(mostly(anyPod), {minLength: 1, maxLength: 5}),
});

/** An answer of `GET /v1/clusters`. */
export const anyClusters: fc.Arbitrary<{readonly items: readonly unknown[]; readonly total: unknown}> = fc.record({
  items: fc.array(mostly(object({metadata: object({uid: text('id-1', 'id-2'), name: hostileText})})), {maxLength: 6}),
  total: mostly(count),
});

const oddNumber = fc.oneof(
  fc.constantFrom<unknown>(
    '1e999',
    '-1e999',
    'NaN',
    '',
    ' ',
    '0x10',
    '-0',
    null,
    true,
    {},
    [],
    1e308,
    -1e308,
    5e-324,
    -1,
  ),
  fc.double(),
  fc.integer(),
);

const oddTime = fc.oneof(
  time.filter(text => /^[\w:.+-]*$/.test(text)),
  oddNumber,
  fc
    .date({noInvalidDate: true, min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z')})
    .map(date => date.toISOString()),
);

const ended = fc.record({exitCode: oddNumber, signal: oddNumber, startedAt: oddTime, finishedAt: oddTime});

/** A pod with odd numbers and times and no odd texts. */
export const oddPod: fc.Arbitrary<unknown> = fc.record({
  metadata: fc.record({
    name: fc.constantFrom('pod-a', 'pod-b'),
    creationTimestamp: oddTime,
    deletionTimestamp: fc.option(oddTime),
    deletionGracePeriodSeconds: oddNumber,
  }),
  status: fc.record({
    phase: fc.constantFrom('Running', 'Pending', 'Failed'),
    startTime: oddTime,
    containerStatuses: fc.array(
      fc.record({
        name: fc.constant('manager'),
        restartCount: oddNumber,
        ready: oddNumber,
        started: oddNumber,
        state: fc.oneof(
          fc.record({waiting: fc.constant({reason: 'CrashLoopBackOff', message: 'back-off 5m0s restarting failed'})}),
          fc.record({running: fc.record({startedAt: oddTime})}),
          fc.record({terminated: ended}),
        ),
        lastState: fc.record({terminated: ended}),
      }),
      {maxLength: 3},
    ),
  }),
});

/** What the client makes of a body. */
export function answered(body: unknown): GitopsAnswer {
  const text = JSON.stringify(body);
  return answerWith(withUniqueUids(decodeKeptList(Buffer.from(text)).pods), text);
}
