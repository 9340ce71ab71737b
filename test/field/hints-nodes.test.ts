import {expect, test} from 'vitest';
import {type Course, look, neverSays, oneOf, says, waitFor} from './play.ts';
import {ago, condition, ended, exit, flux, loops, pod, up} from './pods.ts';

// When a node or the scheduler is at fault, and when neither is.

const source = 'source-controller';
const helm = 'helm-controller';
const unwell = oneOf('degraded', 'failing');
const node = '192.168.0.14';
const blamed = /stuck pods|share (a |the |one |that )?node|check (that|this|the) node/;
const crashing = (app: string, on: string, exitCode: number, id?: string) =>
  pod(app, {
    born: ago('20m'),
    node: on,
    containers: [loops(6, exit(exitCode, ago('1m')))],
    ...(id === undefined ? {} : {id}),
  });
const crashLoop = {status: 'CrashLoopBackOff', ready: '0/1', restarts: 6};

const unschedulable = (since: string, message: string) => {
  const conditions = [condition('PodScheduled', 'False', ago(since), {reason: 'Unschedulable', message})];
  return flux(pod(source, {born: ago(since), node: null, containers: [], wanted: ['manager'], status: {conditions}}));
};
const pending = {status: 'Pending', ready: '0/1', restarts: 0};
const moreNodes = /free or add nodes/;
const noVictims = 'preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.';

// NVIDIA/OSMO#200
const lost = flux(
  pod(source, {
    born: ago('3d'),
    phase: 'Failed',
    containers: [ended(exit(137, null, {reason: 'ContainerStatusUnknown', startedAt: null}))],
  }),
);

test.each<[name: string, played: Course, expected: object]>([
  // kubernetes/kubernetes#126650, k3s-io/k3s#1264: the kubelet sets startTime when it takes a pod up.
  [
    'the kubelet of its node has not taken the pod up',
    flux(pod(source, {born: ago('5m'), containers: [], wanted: ['manager'], status: {startTime: null, hostIP: null}})),
    {
      state: unwell,
      pods: {
        '8jzlr': {
          ...pending,
          health: oneOf('degraded', 'failed'),
          hint: says(/\bnode\b|kubelet/, /image pull|\bvolumes?\b/),
        },
      },
    },
  ],
  // kubernetes/kubernetes#126650, #113204
  [
    'its node was started again, and so will its container be',
    flux(
      pod(source, {
        born: ago('3d'),
        containers: [ended(exit(255, ago('10s'), {reason: 'Unknown', startedAt: ago('3d')}), {restartCount: 1})],
      }),
    ),
    {
      state: oneOf('installing', 'degraded'),
      pods: {
        '8jzlr': {
          status: 'Unknown',
          ready: '0/1',
          restarts: 1,
          health: oneOf('progressing', 'degraded'),
          hint: neverSays(/delete the pod/),
        },
      },
    },
  ],
  [
    'its node lost it, and nothing replaces it',
    lost,
    {
      state: unwell,
      pods: {
        '8jzlr': {
          status: 'ContainerStatusUnknown',
          ready: '0/1',
          restarts: 0,
          superseded: false,
          hint: says(/node/, /memory limit|raise (its|the) (memory|limit)/),
        },
      },
    },
  ],
  // fluxcd/flux2#1182
  [
    'no node has CPU left',
    unschedulable('9m', '0/1 nodes are available: 1 Insufficient cpu.'),
    {state: 'degraded', pods: {'8jzlr': {...pending, hint: says(/Insufficient cpu/)}}},
  ],
  // kube-scheduler
  [
    'its claim does not exist',
    unschedulable('3m', `0/3 nodes are available: persistentvolumeclaim "source-data" not found. ${noVictims}`),
    {state: 'degraded', pods: {'8jzlr': {...pending, hint: says(/claim|volume/, moreNodes)}}},
  ],
  [
    'it may run on no node',
    unschedulable('3m', `0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector. ${noVictims}`),
    {state: 'degraded', pods: {'8jzlr': {...pending, hint: says(/affinity|selector/, moreNodes)}}},
  ],
  [
    'three replicas of one workload crash on one node: that is no proof against the node',
    flux(...['xcp6z', '9v4p7', 'khhbd'].map(id => crashing(helm, node, 1, id))),
    {
      state: 'failing',
      pods: {
        xcp6z: {...crashLoop, hint: neverSays(blamed)},
        '9v4p7': {...crashLoop, hint: neverSays(blamed)},
        khhbd: {...crashLoop, hint: neverSays(blamed)},
      },
    },
  ],
  // kubectl get pods -o wide
  [
    'two controllers crash on one node, the others are well elsewhere',
    flux(crashing(source, node, 2), crashing(helm, node, 2)),
    {
      state: 'failing',
      pods: {
        '8jzlr': {...crashLoop, health: 'failed'},
        '5986x': {...crashLoop, health: 'failed', hint: says(/\bnode\b/)},
      },
    },
  ],
  // fluxcd/flux2#4704, #4310: no way to the API server
  [
    'all controllers crash, on two nodes',
    flux().map(({metadata}, nth) => crashing(metadata.name.replace(/-97.*/, ''), `192.168.0.1${1 + (nth % 2)}`, 2)),
    {
      state: 'failing',
      pods: Object.fromEntries(
        ['8jzlr', '7h8mx', '5986x', 'tl5r7'].map(id => [id, {...crashLoop, hint: says(/API server|network/, blamed)}]),
      ),
    },
  ],
  [
    'one of two replicas is lost with its node, the other is well',
    flux(pod(source, {born: ago('3d'), deleted: ago('9m')}), pod(source, {id: 'gd4bv', containers: [up()]})),
    {state: 'enabled', total: 4},
  ],
])('%s', async (_name, played, expected) => {
  expect(await look(played)).toMatchObject(expected);
});

test('a wait is not over with a pod that its node lost', async () => {
  expect(await waitFor(lost, '--stable-for', '2s', '--timeout', '7s')).toMatchObject({exit: oneOf(3, 4)});
});
