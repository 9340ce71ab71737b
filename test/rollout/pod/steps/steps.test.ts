import {describe, expect, it} from 'vitest';
import type {Container, Pod} from '../../../../source/rollout/pod/pod.ts';
import {condition, container, running, terminated, termination, waiting} from '../../../helpers/pods.ts';
import {at, type Look, stepsOf} from './words.ts';

const scheduled = (seconds: number) => condition('PodScheduled', 'True', {lastTransitionTime: at(seconds)});
const ready = (status: string, seconds: number) => condition('Ready', status, {lastTransitionTime: at(seconds)});

const queued: Partial<Pod> = {
  phase: 'Pending',
  nodeName: null,
  hostIP: null,
  startTime: null,
  containers: [],
  specContainerCount: 1,
};

const onNode = (parts: Partial<Container>, ...conditions: Pod['conditions']): Partial<Pod> => ({
  startTime: at(1),
  conditions: [scheduled(1), ...conditions],
  containers: [container(parts)],
  phase: parts.state?.kind === 'waiting' ? 'Pending' : 'Running',
});

const creating = onNode({state: waiting('ContainerCreating')}, ready('False', 1));
const pullError = onNode({state: waiting('ErrImagePull', 'not found')}, ready('False', 1));
const pullBackOff = onNode({state: waiting('ImagePullBackOff')}, ready('False', 1));
const starting = onNode({state: running(at(20)), ready: false}, ready('False', 1));
const isReady = onNode({state: running(at(20))}, ready('True', 28));

const crashLoop = (restartCount: number, finished: number): Partial<Pod> => ({
  ...onNode(
    {
      state: waiting('CrashLoopBackOff', 'back-off 10s restarting failed container=manager pod=a'),
      restartCount,
      lastTermination: termination(1, {startedAt: at(finished - 5), finishedAt: at(finished)}),
    },
    ready('False', 1),
  ),
  phase: 'Running',
});

const restarted = (restartCount: number): Partial<Pod> =>
  onNode(
    {
      state: running(at(500)),
      restartCount,
      lastTermination: termination(137, {startedAt: at(20), finishedAt: at(490)}),
    },
    ready('True', 505),
  );

type Case = readonly [name: string, looks: readonly Look[], steps: string];

const cases: Readonly<Record<string, readonly Case[]>> = {
  'as one answer tells them': [
    ['no node yet', [[5, queued]], 'queued 0-'],
    ['being created', [[9, creating]], 'queued 0-1, creating 1-'],
    ['running, not ready', [[25, starting]], 'queued 0-1, creating 1-20, starting 20-'],
    ['ready at first sight', [[3600, isReady]], 'queued 0-1, creating 1-20, starting 20-28, ready 28-'],
    [
      'ready at first sight, without conditions: since when is not known',
      [[3600, {startTime: at(1), containers: [container({state: running(at(20))})]}]],
      'queued 0-1, creating 1-20, running 20-3600, ready ~3600-',
    ],
    [
      'without startTime either: the wait for a node is a part of the creation',
      [[3600, {startTime: null, containers: [container({state: running(at(20))})]}]],
      'creating 0-20, running 20-3600, ready ~3600-',
    ],
    [
      'without any time',
      [[60, {createdAt: null, startTime: null, containers: [container({state: running(null)})]}]],
      'ready ~60-',
    ],
    [
      'one of two containers runs',
      [[30, {...onNode({state: running(at(20))}), specContainerCount: 2}]],
      'queued 0-1, creating 1-30, starting ~30-',
    ],
    ['cannot pull', [[60, pullError]], 'queued 0-1, pulling! 1- x1'],
    ['cannot pull, and failed', [[60, pullBackOff]], 'queued 0-1, pulling! 1- x1'],
    [
      'restarted once: the first run is known, its readiness is not',
      [[3600, restarted(1)]],
      'queued 0-1, creating 1-20, running 20-490, starting! 490-500 x1, starting 500-505, ready 505-',
    ],
    [
      'restarted twice: when it first came up is not known',
      [[3600, {...restarted(2), containers: restarted(2).containers ?? []}]],
      'queued 0-1, unknown 1-20, running 20-490, starting! 490-500 x1, starting 500-505, ready 505-',
    ],
    [
      'not ready, and up for so long that it may have been ready before',
      [[3600, {...onNode({state: running(at(20)), ready: false}), conditions: []}]],
      'queued 0-1, creating 1-20, starting! 20- x1',
    ],
    [
      'lost its readiness',
      [[3600, onNode({state: running(at(20)), ready: false}, ready('False', 3590))]],
      'queued 0-1, creating 1-20, running 20-3590, starting 3590-',
    ],
    [
      'ready again, long after it ran: since when it was for the first time is not known',
      [[3600, onNode({state: running(at(20))}, ready('True', 3500))]],
      'queued 0-1, creating 1-20, running 20-3500, ready 3500-',
    ],
    [
      'terminating',
      [[3600, {...isReady, deleting: true, deletionTime: at(3605), gracePeriodSeconds: 10}]],
      'queued 0-1, creating 1-20, starting 20-28, ready 28-3595, terminating 3595-',
    ],
    [
      'has failed for good',
      [[3600, {...onNode({state: terminated(1, {startedAt: at(20), finishedAt: at(50)})}), phase: 'Failed'}]],
      'queued 0-1, creating 1-50, ended! 50- x1',
    ],
  ],
  'as polls see them': [
    [
      'from the queue to ready, with the times of the answers',
      [
        [1, queued],
        [6, creating],
        [22, starting],
        [30, isReady],
      ],
      'queued 0-1, creating 1-20, starting 20-28, ready 28-',
    ],
    [
      'two steps between two polls',
      [
        [6, creating],
        [30, isReady],
      ],
      'queued 0-1, creating 1-20, starting 20-28, ready 28-',
    ],
    [
      'readiness without conditions is known to the poll',
      [
        [22, {...starting, conditions: []}],
        [30, {...isReady, conditions: []}],
        [40, {...isReady, conditions: []}],
      ],
      'queued 0-1, creating 1-20, starting 20-30, ready ~30-',
    ],
    [
      'a start that takes long, and was seen from its beginning',
      [
        [6, {...creating, conditions: []}],
        [22, {...starting, conditions: []}],
        [60, {...starting, conditions: []}],
        [400, {...starting, conditions: []}],
      ],
      'queued 0-1, creating 1-20, starting 20-400, starting! ~400- x1',
    ],
    [
      'a status that came late',
      [
        [21, creating],
        [30, isReady],
      ],
      'queued 0-1, creating 1-20, starting 20-28, ready 28-',
    ],
    [
      'tries to pull, and at last the image',
      [
        [5, creating],
        [10, pullError],
        [20, pullBackOff],
        [30, pullError],
        [40, pullBackOff],
        [60, onNode({state: running(at(55)), ready: false}, ready('False', 1))],
      ],
      'queued 0-1, creating 1-10, pulling! ~10-55 x2, starting 55-',
    ],
    [
      'a crash loop is one stretch, also while it is up',
      [
        [22, starting],
        [30, crashLoop(0, 26)],
        [
          40,
          {
            ...onNode({
              state: running(at(38)),
              restartCount: 1,
              lastTermination: termination(1, {startedAt: at(20), finishedAt: at(26)}),
            }),
          },
        ],
        [50, crashLoop(1, 44)],
        [60, crashLoop(2, 58)],
      ],
      'queued 0-1, creating 1-20, starting 20-30, starting! ~30- x3',
    ],
  ],
  'through more': [
    [
      'a clock that was set forward: all that was seen moves with it',
      [
        [5, creating],
        [10, pullError],
        [20, pullBackOff],
        [3630, {...pullBackOff, createdAt: at(3600), startTime: at(3601), conditions: [scheduled(3601)]}],
      ],
      'queued 3600-3601, creating 3601-3610, pulling! ~3610- x1',
    ],
    [
      'a clock that was set back, and answers that keep their times',
      [
        [3600, isReady],
        [25, isReady],
      ],
      'queued 0-1, creating 1-20, starting 20-25, ready ~25-',
    ],
    [
      'another pod of that name begins again',
      [
        [3600, isReady],
        [4005, {...creating, uid: 'another', createdAt: at(4000), startTime: at(4001), conditions: [scheduled(4001)]}],
      ],
      'queued 4000-4001, creating 4001-',
    ],
  ],
};

describe.each(Object.entries(cases))('steps %s', (_group, table) => {
  it.each(table)('%s', (_name, looks, steps) => {
    expect(stepsOf(looks)).toBe(steps);
  });
});

it('a poll that saw nothing new gives the same steps', () => {
  expect(stepsOf([[6, creating]])).toBe(
    stepsOf([
      [6, creating],
      [8, creating],
    ]),
  );
});

it('a pod that flaps for a day keeps how it came up, and the last steps', () => {
  const lost = onNode({state: running(at(20)), ready: false}, ready('False', 1));
  const looks = Array.from({length: 60}, (_, index): Look => [100 + index * 10, index % 2 === 0 ? isReady : lost]);
  const steps = stepsOf(looks).split(', ');
  expect(steps).toHaveLength(24);
  expect(steps.slice(0, 3)).toEqual(['queued 0-1', 'creating 1-20', 'starting 20-28']);
  expect(steps.at(-1)).toBe('starting! ~690- x1');
});
