import {describe, expect, test} from 'vitest';
import {type Course, look, oneOf, says, waitFor} from './play.ts';
import {ago, at, condition, creating, deleting, ended, exit, flux, pod, up, waits} from './pods.ts';

// A terminating pod is replaced only where its workload has another pod that is active.

const source = 'source-controller';
const newHash = '7c9f64d5b8';
const going = pod(source, {deleted: at(8)});

// rwlove/home-ops#13478: strategy Recreate makes no new pod before the old one is gone.
const stuck = flux(pod(source, {born: ago('20m'), deleted: ago('15m'), containers: [creating]}));
// kubernetes/kubernetes#22025, #72226
const held = deleting(flux(), ago('25m'), {finalizers: ['example.com/hold']});
// kubernetes/kubernetes#72226, stefanprodan/flux-aio#52
const lostNode = flux(
  pod(source, {
    id: 'rk5kw',
    born: ago('2d'),
    deleted: ago('34m'),
    status: {
      conditions: [
        condition('Ready', 'False', ago('40m')),
        condition('DisruptionTarget', 'True', ago('34m'), {reason: 'DeletionByTaintManager'}),
      ],
    },
  }),
  pod(source, {born: ago('34m'), node: '192.168.0.13', containers: [up(ago('34m'))]}),
);

describe('a look', () => {
  test.each<[name: string, played: Course, expected: object]>([
    [
      'the only pod of a controller is stuck in removal: it counts',
      stuck,
      {
        state: 'degraded',
        ready: 3,
        total: 4,
        pods: {
          '8jzlr': {
            status: 'Terminating',
            ready: '0/1',
            restarts: 0,
            health: 'degraded',
            superseded: false,
            hint: says(/finalizer|node/),
          },
        },
      },
    ],
    [
      'the only pod of a controller has some of its grace left',
      flux(going),
      {
        state: 'installing',
        total: 4,
        pods: {'8jzlr': {status: 'Terminating', health: 'progressing', superseded: false}},
      },
    ],
    [
      'its grace is over for less than a minute',
      flux(pod(source, {deleted: ago('50s')})),
      {state: 'installing', total: 4, pods: {'8jzlr': {health: 'progressing', superseded: false}}},
    ],
    [
      'its grace is over for more than a minute',
      flux(pod(source, {deleted: ago('70s')})),
      {
        state: 'degraded',
        total: 4,
        pods: {'8jzlr': {health: 'degraded', superseded: false, hint: says(/finalizer|node/)}},
      },
    ],
    [
      'all replicas go and none is left',
      flux(going, pod(source, {id: 'gd4bv', deleted: at(8)})),
      {state: 'installing', total: 5, pods: {'8jzlr': {superseded: false}, gd4bv: {superseded: false}}},
    ],
    [
      'the only pod of a StatefulSet goes',
      flux(pod('flux-cache', {hash: null, id: '0', owner: {kind: 'StatefulSet', name: 'flux-cache'}, deleted: at(8)})),
      {state: 'installing', total: 5, pods: {'0': {health: 'progressing', superseded: false}}},
    ],
    [
      'a pod on a lost node, which another has replaced',
      lostNode,
      {
        state: 'enabled',
        ready: 4,
        total: 4,
        pods: {
          rk5kw: {status: 'Terminating', ready: '1/1', restarts: 0, superseded: true},
          '8jzlr': {status: 'Running', ready: '1/1', restarts: 0, health: 'ok'},
        },
      },
    ],
    [
      'a pod goes at the end of a rolling update',
      flux(going, pod(source, {hash: newHash, id: 'z874t', born: ago('30s'), containers: [up(ago('20s'))]})),
      {state: 'enabled', ready: 4, total: 4, pods: {'8jzlr': {superseded: true}, z874t: {superseded: false}}},
    ],
    [
      'a pod goes while the one after it is being created',
      flux(going, pod(source, {id: 'z874t', born: ago('2s'), containers: [creating]})),
      {state: 'installing', ready: 3, total: 4, pods: {'8jzlr': {superseded: true}, z874t: {health: 'progressing'}}},
    ],
    [
      'a dead record replaces no pod that goes',
      flux(
        pod(source, {id: 'z874t', born: ago('1h'), phase: 'Failed', containers: [ended(exit(143, ago('1h')))]}),
        pod(source, {deleted: ago('15m')}),
      ),
      {state: oneOf('degraded', 'failing'), pods: {'8jzlr': {superseded: false}}},
    ],
    [
      'GitOps is being disabled',
      deleting(flux(), at(8)),
      {state: 'disabling', pods: {'8jzlr': {status: 'Terminating'}}},
    ],
    [
      'a finalizer holds all pods while GitOps is being disabled',
      held,
      {
        state: oneOf('disabling', 'degraded'),
        pods: {'8jzlr': {status: 'Terminating', ready: '1/1', restarts: 0, hint: says(/finalizer/)}},
      },
    ],
  ])('%s', async (_name, played, expected) => {
    expect(await look(played)).toMatchObject({exit: 0, ...expected});
  });
});

describe('a wait', () => {
  test('is not over while the only pod of a controller is stuck in removal', async () => {
    const run = await waitFor(stuck, '--stable-for', '2s', '--timeout', '7s');
    expect(run).toMatchObject({exit: 4, last: says(/source/)});
  });

  test('is not over while all pods are stuck in removal', async () => {
    expect(await waitFor(held, '--stable-for', '2s', '--timeout', '7s')).toMatchObject({exit: 4});
  });

  test('does not mind a pod on a lost node, and says why', async () => {
    const run = await waitFor(lostNode, '--stable-for', '2s', '--timeout', '12s');
    expect(run).toMatchObject({exit: 0, output: says(/rk5kw \S+ Terminating \(superseded\): .*finalizers/)});
  });

  const created = pod(source, {hash: newHash, id: 'nlsjv', born: at(8), containers: [creating]});

  // rwlove/home-ops#13478; strategy Recreate of charts/flux2
  test('is not over between the two pods of a Recreate upgrade that fails', async () => {
    const message =
      'Back-off pulling image "source-controller:v1.6.0": ErrImagePull: failed to resolve reference: not found';
    const pulling = pod(source, {
      hash: newHash,
      id: 'nlsjv',
      born: at(8),
      containers: [waits('ImagePullBackOff', message)],
    });
    const course = {0: flux(), 2: flux(going), 8: flux(created), 11: flux(pulling)};
    const run = await waitFor(course, '--stable-for', '3s', '--fail-grace', '4s', '--timeout', '22s');
    expect(run).toMatchObject({exit: 3, last: says(/source/)});
  });

  test('is over when the new pod of a Recreate upgrade has been well', async () => {
    const well = pod(source, {hash: newHash, id: 'nlsjv', born: at(8), containers: [up(at(11))]});
    const course = {0: flux(), 2: flux(going), 8: flux(created), 12: flux(well)};
    const run = await waitFor(course, '--stable-for', '3s', '--timeout', '40s');
    expect(run.exit).toBe(0);
    expect(run.seconds).toBeGreaterThanOrEqual(15);
  });
});
