import {describe, expect, test} from 'vitest';
import {look, oneOf, waitFor} from './play.ts';
import {
  ago,
  at,
  condition,
  creating,
  ended,
  exit,
  flux,
  type PodJson,
  type PodOptions,
  pod,
  refused,
  up,
} from './pods.ts';

// A ReplicaSet ignores its pods of phase Failed or Succeeded, whatever their reason (IsPodActive of the controllers), and
// makes others in their place.

const source = 'source-controller';
const alive = pod(source, {born: ago('4h'), node: '192.168.0.13', containers: [up(ago('4h'))]});
const old = {id: 'r7qr4', born: ago('30d')};
const record = (phase: 'Failed' | 'Succeeded', exitCode: number, status: object = {}) =>
  pod(source, {...old, phase, containers: [ended(exit(exitCode, ago('5h')))], status: {...status}});

const completed = record('Succeeded', 0);
const stopped = record('Failed', 143);

describe('a record of a pod that another has replaced does not count', () => {
  // kubernetes/kubernetes#122122, #104531, #118310, #117978, tigera/operator#2098; the kubelet's lifecycle/predicate.go
  test.each<[name: string, dead: PodJson, status: string, ready: string]>([
    ['it was shut down with its node', record('Failed', 0, {reason: 'Terminated'}), 'Completed', '0/1'],
    ['its controller ended well', completed, 'Completed', '0/1'],
    ['it gives no reason, and its container was stopped', stopped, 'Error', '0/1'],
    ['the node had no disk left', refused(source, 'OutOfephemeral-storage', old), 'OutOfephemeral-storage', '0/0'],
    ['the kubelet minded a taint', refused(source, 'TaintToleration', old), 'TaintToleration', '0/0'],
    [
      'its node was deleted',
      record('Failed', 137, {
        conditions: [condition('DisruptionTarget', 'True', ago('5h'), {reason: 'DeletionByPodGC'})],
      }),
      'Error',
      '0/1',
    ],
    ['a virtual kubelet failed', refused(source, 'ProviderFailed', old), 'ProviderFailed', '0/0'],
    ['it was evicted', refused(source, 'Evicted', old), 'Evicted', '0/0'],
    [
      'a plugin of the node refused it',
      refused(source, 'UnexpectedAdmissionError', old),
      'UnexpectedAdmissionError',
      '0/0',
    ],
    ['for a reason that nobody knows yet', refused(source, 'NewInKubernetes', old), 'NewInKubernetes', '0/0'],
    // kubernetes/kubernetes#109663, #117978, #108152: creation times have whole seconds.
    [
      'it was refused in the second in which the next was made',
      refused(source, 'OutOfcpu', {...old, born: ago('4h')}),
      'OutOfcpu',
      '0/0',
    ],
    [
      'it was of an older release',
      pod(source, {...old, hash: '7f945c8b47', phase: 'Failed', containers: [ended(exit(143, ago('5h')))]}),
      'Error',
      '0/1',
    ],
  ])('%s', async (_name, dead, status, ready) => {
    expect(await look(flux(dead, alive))).toMatchObject({
      exit: 0,
      state: 'enabled',
      ready: 4,
      total: 4,
      pods: {
        r7qr4: {status, ready, restarts: 0, superseded: true},
        '8jzlr': {status: 'Running', ready: '1/1', restarts: 0, health: 'ok', superseded: false},
      },
    });
  });

  // kubernetes/kubernetes#117978, #106419, #114637
  test('nor do sixty of them', async () => {
    const ids = Array.from({length: 60}, (_, at) => `r${String(at).padStart(4, '0')}`);
    const dead = ids.map(id => refused(source, 'OutOfcpu', {id, born: ago('142m'), wanted: ['manager']}));
    const runs = pod(source, {born: ago('140m'), containers: [up(ago('140m'))]});
    expect(await look(flux(...dead, runs))).toMatchObject({
      state: 'enabled',
      ready: 4,
      total: 4,
      pods: {'8jzlr': {status: 'Running', ready: '1/1', health: 'ok', superseded: false}},
    });
  });

  test('not even before the other is ready', async () => {
    const next = pod(source, {born: ago('3s'), containers: [creating]});
    expect(await look(flux(stopped, next))).toMatchObject({
      state: 'installing',
      ready: 3,
      total: 4,
      pods: {r7qr4: {superseded: true}, '8jzlr': {health: 'progressing', superseded: false}},
    });
  });
});

describe('a record counts while nothing replaces it', () => {
  // Shopify/krane#230
  test('the newest of several: one app is in trouble, not five', async () => {
    const ids = ['s6nbp', 'wgjl7', '8zv6c', 'pttz7', 'zf9kd'];
    const records = ids.map((id, nth) => refused(source, 'Evicted', {id, born: ago(`${100 - nth * 20}s`)}));
    expect(await look(flux(...records))).toMatchObject({
      state: 'degraded',
      ready: 3,
      total: 4,
      pods: {s6nbp: {superseded: true}, pttz7: {superseded: true}, zf9kd: {superseded: false}},
    });
  });

  test('pods of other controllers are none of its own', async () => {
    expect(await look(flux(stopped))).toMatchObject({
      state: oneOf('degraded', 'failing'),
      ready: 3,
      total: 4,
      pods: {r7qr4: {superseded: false}},
    });
  });
});

describe('a wait', () => {
  test.each([
    ['a completed', completed],
    ['a stopped', stopped],
  ])('is over beside %s pod that was replaced', async (_name, dead) => {
    expect(await waitFor(flux(dead, alive), '--stable-for', '2s', '--timeout', '12s')).toMatchObject({exit: 0});
  });

  test('goes on over an eviction until the next pod was well for long enough', async () => {
    const evicted = refused(source, 'Evicted', old);
    const next = (options: PodOptions) => pod(source, {born: at(4), ...options});
    const course = {
      0: flux(pod(source, old)),
      4: flux(evicted),
      6: flux(evicted, next({containers: [creating]})),
      10: flux(evicted, next({containers: [up(at(9))]})),
    };
    const run = await waitFor(course, '--stable-for', '5s', '--timeout', '60s');
    expect(run.exit).toBe(0);
    expect(run.seconds).toBeGreaterThanOrEqual(15);
  });
});
