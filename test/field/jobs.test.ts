import {describe, expect, test} from 'vitest';
import {type Course, look, oneOf, says, waitFor} from './play.ts';
import {ago, at, creating, ended, exit, flux, jobPod, type PodOptions, pod, up} from './pods.ts';

// The Job that charts/flux2 of fluxcd-community/helm-charts runs before an installation, backoffLimit 1. A failed pod of a
// Job is past as soon as there is a newer one of the same Job.

const failed = (finishedAt: string, id = 'x2k9v', born = ago('11m')) =>
  jobPod(id, {born, phase: 'Failed', containers: [ended(exit(1, finishedAt), {name: 'flux-cli'})]});
const second = {id: 'q7tzm', born: ago('10m')};
const completed = (finishedAt: string, born = second.born, job?: string) =>
  jobPod(second.id, {born, phase: 'Succeeded', containers: [ended(exit(0, finishedAt), {name: 'flux-cli'})]}, job);

const secondTryCompleted = flux(failed(ago('10m')), completed(ago('9m')));
// kubernetes/kubectl#1622
const outOfTries = [failed(ago('5m'), 'x2k9v', ago('5m')), failed(ago('3m'), 'q7tzm', ago('4m'))];
const creatingSecond = (born: string) => jobPod('q7tzm', {born, containers: [{...creating, name: 'flux-cli'}]});

describe('a look', () => {
  test.each<[name: string, played: Course, expected: object]>([
    [
      'the Job completed',
      flux(completed(ago('9m'))),
      {state: 'enabled', pods: {q7tzm: {status: 'Completed', ready: '0/1', restarts: 0, health: 'ok'}}},
    ],
    [
      'its first pod failed, the second completed',
      secondTryCompleted,
      {
        state: 'enabled',
        pods: {
          x2k9v: {status: 'Error', ready: '0/1', restarts: 0, superseded: true},
          q7tzm: {status: 'Completed', ready: '0/1', restarts: 0, health: 'ok'},
        },
      },
    ],
    [
      'its first pod failed, the second is being created',
      [failed(ago('57s')), creatingSecond(ago('47s'))],
      {state: 'installing', pods: {x2k9v: {superseded: true}, q7tzm: {health: 'progressing', superseded: false}}},
    ],
    [
      'it is out of tries: its log is what there is to read, that of a run before does not exist',
      outOfTries,
      {
        state: 'failing',
        pods: {
          q7tzm: {
            status: 'Error',
            ready: '0/1',
            restarts: 0,
            health: 'failed',
            hint: says(/\blogs?\b/, [
              /logs -p\b|--previous/,
              /stuck pods|share (a |the |one |that )?node|check (that|this|the) node/,
            ]),
          },
        },
      },
    ],
    [
      'another Job that completed does not make good for one that failed',
      flux(failed(ago('10m')), completed(ago('9m'), ago('10m'), 'flux-check-2')),
      {state: oneOf('degraded', 'failing'), pods: {x2k9v: {superseded: false}}},
    ],
    [
      'a pod of a Deployment that ended well has to run all the same',
      flux(pod('source-controller', {phase: 'Succeeded', containers: [ended(exit(0, ago('5m')))]})),
      {
        state: oneOf('degraded', 'failing'),
        ready: 3,
        total: 4,
        pods: {'8jzlr': {status: 'Completed', superseded: false}},
      },
    ],
  ])('%s', async (_name, played, expected) => {
    expect(await look(played)).toMatchObject({exit: 0, ...expected});
  });
});

describe('a wait', () => {
  test('is over when the second try completed and the controllers are well', async () => {
    expect(await waitFor(secondTryCompleted, '--stable-for', '2s', '--timeout', '12s')).toMatchObject({exit: 0});
  });

  test('fails when the Job is out of tries', async () => {
    const run = await waitFor(outOfTries, '--stable-for', '2s', '--fail-grace', '2s', '--timeout', '9s');
    expect(run).toMatchObject({exit: 3});
  });

  test('goes on while the Job tries again, and does not miss it when it was removed', async () => {
    const first = failed(ago('57s'), 'x2k9v', ago('62s'));
    const born = ago('47s');
    const coming = (options: PodOptions) =>
      ['source-controller', 'kustomize-controller'].map(app => pod(app, {born: at(8), ...options}));
    const course = {
      0: [first, creatingSecond(born)],
      5: [first, completed(at(5), born)],
      8: coming({containers: [creating]}),
      12: coming({containers: [up(at(11))]}),
    };
    expect(await look(course)).toMatchObject({state: 'installing'});
    const run = await waitFor(course, '--fail-grace', '3s', '--stable-for', '3s', '--timeout', '24s');
    expect(run.exit).toBe(0);
    expect(run.seconds).toBeGreaterThanOrEqual(14);
  });
});
