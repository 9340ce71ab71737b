import {describe, expect, test} from 'vitest';
import {type Course, look, neverSays, oneOf, says, waitFor, watch} from './play.ts';
import {ago, at, creating, exit, flux, loops, type PodOptions, pod, up, waits} from './pods.ts';

// Which release is the newer, and when a rollout is over. Old ReplicaSets keep their pods until new ones are available, and
// make them again when they are lost.

const source = 'source-controller';
const newer = {hash: '7c9f64d5b8', id: 'z874t'};
const crashes = (restarts: number, finishedAt: string) => [loops(restarts, exit(1, finishedAt))];
const brokenRelease = pod(source, {...newer, born: ago('2h'), containers: crashes(27, ago('3m'))});
const broken = {status: 'CrashLoopBackOff', ready: '0/1', superseded: false, health: 'failed'};

// kubernetes/kubernetes#78070, fluxcd/flux2#5992
const madeAgain = flux(
  brokenRelease,
  pod(source, {born: ago('10m'), node: '192.168.0.13', containers: [up(ago('10m'))]}),
);
// fluxcd/flux2#3731, #5992
const shards = (owner?: null) =>
  flux(
    pod(source, {id: 'lbkb9', born: ago('2d'), ...(owner === null && {owner}), containers: crashes(40, ago('2m'))}),
    pod('source-controller-shard1', {
      hash: '6bb7c5d4f8',
      id: '4xkxh',
      born: ago('1d'),
      ...(owner === null && {owner}),
      meta: {labels: {app: source, 'pod-template-hash': '6bb7c5d4f8'}},
    }),
  );
// helm/helm#8660, kubernetes/kubectl#1284; kubectl's polymorphichelpers/rollout_status.go
const halfUpdated = flux(
  pod('notification-controller', {hash: '5b8c7d9f6'}),
  pod('notification-controller', {hash: '6d4f8b9c77', id: 'zkjkk', born: ago('20m'), containers: [up(ago('20m'))]}),
);
/** A pod of a workload without ReplicaSets, in a revision of its own. */
const part = (kind: string, name: string, id: string, span: string) =>
  pod(name, {
    hash: null,
    id,
    born: ago(span),
    owner: {kind, name},
    meta: {labels: {app: name, 'controller-revision-hash': `${name}-${span}`}},
  });

describe('a look', () => {
  test.each<[name: string, pods: Course, expected: object]>([
    [
      'a drain made the pod of the old release the younger one',
      madeAgain,
      {state: 'failing', pods: {z874t: {...broken, restarts: 27}}},
    ],
    [
      'two Deployments with one label and no owners are told apart by their names',
      shards(null),
      {state: 'failing', total: 5, pods: {lbkb9: {...broken, restarts: 40}, '4xkxh': {superseded: false}}},
    ],
    [
      'two Deployments with one label are told apart by their owners',
      shards(),
      {state: 'failing', total: 5, pods: {lbkb9: broken, '4xkxh': {superseded: false}}},
    ],
    // kubernetes/kubernetes#40496
    [
      'the fix is up, and the crashing pod will go in a moment',
      flux(
        pod(source, {born: ago('2d'), containers: crashes(400, ago('2m'))}),
        pod(source, {...newer, born: ago('14s'), containers: [up(ago('9s'))]}),
      ),
      {
        state: oneOf('installing', 'enabled'),
        pods: {z874t: {status: 'Running', ready: '1/1', restarts: 0, superseded: false}},
      },
    ],
    // fluxcd/flux2#5992
    [
      'a copy without owner of a pod of the release before',
      flux(
        pod(source, {hash: '7f945c8b47', id: '9thwz', born: ago('20d'), owner: null, containers: [up(ago('20d'))]}),
        pod(source, {born: ago('10d'), containers: [up(ago('10d'))]}),
      ),
      {
        state: neverSays(/^(failing|not-enabled|unknown)$/),
        pods: {
          '9thwz': {status: 'Running', ready: '1/1', restarts: 0, health: neverSays(/failed/)},
          '8jzlr': {status: 'Running', ready: '1/1', restarts: 0, health: 'ok', superseded: false},
        },
      },
    ],
    [
      'half of the replicas are of the new release for 20 minutes',
      halfUpdated,
      {state: oneOf('installing', 'degraded')},
    ],
    [
      'the new release is being created, the old one runs',
      flux(pod(source), pod(source, {...newer, born: ago('5s'), containers: [creating]})),
      {state: 'installing', pods: {z874t: {health: 'progressing', superseded: false}}},
    ],
    [
      'the new release is up, the old one still runs',
      flux(pod(source), pod(source, {...newer, born: ago('20s'), containers: [up(ago('12s'))]})),
      {state: 'installing', pods: {z874t: {health: 'ok', superseded: false}}},
    ],
    [
      'the image of the new release does not exist, the old one runs',
      flux(
        pod(source),
        pod(source, {...newer, born: ago('20m'), containers: [waits('ImagePullBackOff', 'not found')]}),
      ),
      {state: oneOf('degraded', 'failing'), pods: {z874t: {health: 'failed', superseded: false}}},
    ],
    [
      'every replica of a StatefulSet counts, and every pod of a DaemonSet',
      flux(
        ...['30d', '20d', '10d'].map((span, nth) => part('StatefulSet', 'flux-cache', `${nth}`, span)),
        ...['30d', '20d', '10d'].map((span, nth) => part('DaemonSet', 'node-agent', `b${nth}4z2`, span)),
      ),
      {state: 'enabled', ready: 10, total: 10},
    ],
  ])('%s', async (_name, played, expected) => {
    expect(await look(played)).toMatchObject({exit: 0, ...expected});
  });
});

describe('a wait', () => {
  const brief = ['--stable-for', '2s', '--fail-grace', '2s', '--timeout', '9s'];

  test.each([
    ['the old release made a pod again', madeAgain],
    ['one of two Deployments with one label crashes', shards(null)],
  ])('fails when %s', async (_name, pods) => {
    expect(await waitFor(pods, ...brief)).toMatchObject({exit: 3});
  });

  test('is not over with half of the replicas', async () => {
    const run = await waitFor(halfUpdated, '--stable-for', '2s', '--timeout', '7s');
    expect(run).toMatchObject({exit: 4, last: says(/notification|\bold\b/)});
  });

  test('is over when the last old pod terminates', async () => {
    const next = pod(source, {...newer, born: ago('20s'), containers: [up(ago('12s'))]});
    const course = {0: flux(pod(source), next), 6: flux(pod(source, {deleted: at(16)}), next), 12: flux(next)};
    const run = await waitFor(course, '--stable-for', '3s', '--timeout', '30s');
    expect(run.exit).toBe(0);
    expect(run.seconds).toBeGreaterThanOrEqual(9);
  });

  test('is over when a rollback brought the older release back', async () => {
    const back = pod(source, {id: 'jpjx4', born: at(4), containers: [up(at(6))]});
    const course = {
      0: flux(brokenRelease),
      4: flux(brokenRelease, pod(source, {id: 'jpjx4', born: at(4), containers: [creating]})),
      8: flux(pod(source, {...newer, born: ago('2h'), deleted: at(18), containers: crashes(27, ago('3m'))}), back),
      12: flux(back),
    };
    const run = await waitFor(course, '--stable-for', '3s', '--fail-grace', '30s', '--timeout', '60s');
    expect(run.exit).toBe(0);
    expect(run.seconds).toBeGreaterThanOrEqual(11);
  });
});

// fluxcd/flux2#5992, kubernetes/kubernetes#78070
test('a drain while the new release crashes brings no good news', async () => {
  const remade = (options: PodOptions) => pod(source, {id: 'jpjx4', born: at(5), node: '192.168.0.13', ...options});
  const course = {
    0: flux(brokenRelease, pod(source)),
    3: flux(brokenRelease, pod(source, {deleted: at(13)})),
    5: flux(brokenRelease, remade({containers: [creating]})),
    9: flux(brokenRelease, remade({containers: [up(at(8))]})),
  };
  expect(await look(course)).toMatchObject({state: 'failing'});
  const {output} = await watch(course, 15);
  expect(output).toMatch(/failing/);
  expect(output).not.toMatch(/prod-a\b.*\b(enabled|installing)\b/);
});
