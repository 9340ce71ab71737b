import {describe, expect, it} from 'vitest';
import {crashLoop, pullLoop} from '../../../source/demo/play/lives/failing.ts';
import {initializingLife, sidecarLife} from '../../../source/demo/play/lives/init.ts';
import {
  deleted,
  evicted,
  restarted,
  startUp,
  stuckWaiting,
  unschedulable,
} from '../../../source/demo/play/lives/lives.ts';
import {type ContainerNow, type Life, momentOf} from '../../../source/demo/play/timeline.ts';

function inWords({name, state, ready, restarts}: ContainerNow): string {
  const what = state.kind === 'running' ? 'running' : state.reason;
  return `${name} ${what}${ready ? ' ready' : ''}${restarts > 0 ? ` x${restarts}` : ''}`;
}

/** The pod at that second: phase and containers; `gone` when there is none. */
function look(life: Life, second: number): string {
  const pod = momentOf(life, second)?.pod;
  if (!pod) {
    return 'gone';
  }
  const flags = [pod.phase, pod.reason, pod.startTime === null ? 'no node' : null, pod.deletion ? 'deleted' : null];
  return [flags.filter(Boolean).join(' '), ...[...(pod.initContainers ?? []), ...pod.containers].map(inWords)].join(
    ', ',
  );
}

const old = startUp({created: -100});
const crash = crashLoop({created: 0, pod: 'p_ns(u)', ends: ['error', 'oom']});

const lives: readonly (readonly [string, Life, readonly (readonly [number, string])[]])[] = [
  [
    'a start, stage by stage',
    startUp({created: 3, scheduling: 4, creating: 10, warming: 5}),
    [
      [2.9, 'gone'],
      [3, 'Pending no node'],
      [7, 'Pending, manager ContainerCreating'],
      [16.9, 'Pending, manager ContainerCreating'],
      [17, 'Running, manager running'],
      [22, 'Running, manager running ready'],
      [86_400, 'Running, manager running ready'],
    ],
  ],
  [
    'no node, ever',
    unschedulable(-5),
    [
      [-6, 'gone'],
      [-5, 'Pending no node'],
      [86_400, 'Pending no node'],
    ],
  ],
  [
    'a container that waits for good',
    stuckWaiting({created: 0}, 'CreateContainerConfigError', 'secret "s" not found'),
    [
      [1, 'Pending, manager ContainerCreating'],
      [5, 'Pending, manager CreateContainerConfigError'],
      [999, 'Pending, manager CreateContainerConfigError'],
    ],
  ],
  [
    'restarts of the past',
    restarted({created: -100}, 2, {exitCode: 1, reason: 'Error', startedAt: -80, finishedAt: -60}),
    [[0, 'Running, manager running ready x2']],
  ],
  [
    'a deletion',
    deleted(old, {at: 10, lasting: 20, gracePeriodSeconds: 60}),
    [
      [9, 'Running, manager running ready'],
      [10, 'Running deleted, manager running ready'],
      [24, 'Running deleted, manager Completed'],
      [30, 'gone'],
    ],
  ],
  [
    'a deletion before the creation',
    deleted(startUp({created: 5}), {at: 1, lasting: 2, gracePeriodSeconds: 10}),
    [[20, 'gone']],
  ],
  [
    'an eviction',
    evicted(old, 10, 'low on memory'),
    [
      [9, 'Running, manager running ready'],
      [10, 'Failed Evicted'],
    ],
  ],
  [
    'a pull that fails',
    pullLoop(0, 'registry/image:v1', 'no such host'),
    [
      [0, 'Pending no node'],
      [1, 'Pending, manager ContainerCreating'],
      [5, 'Pending, manager ErrImagePull'],
      [9, 'Pending, manager ImagePullBackOff'],
      [15, 'Pending, manager ErrImagePull'],
      [19, 'Pending, manager ImagePullBackOff'],
    ],
  ],
  [
    'crashes: the first run fails at once, the second runs out of memory',
    crash,
    [
      [4, 'Running, manager running'],
      [6, 'Running, manager running'],
      [8, 'Running, manager Error'],
      [9.5, 'Running, manager running x1'],
      [11, 'Running, manager running ready x1'],
      [13.5, 'Running, manager OOMKilled x1'],
      [15, 'Running, manager CrashLoopBackOff x1'],
      [23.5, 'Running, manager running x2'],
    ],
  ],
  [
    'init containers in turn',
    initializingLife({created: 0}, ['one', 'two'], 10),
    [
      [1, 'Pending, one PodInitializing, two PodInitializing, manager PodInitializing'],
      [5, 'Pending, one running, two PodInitializing, manager PodInitializing'],
      [15, 'Pending, one Completed ready, two running, manager PodInitializing'],
      [25, 'Pending, one Completed ready, two Completed ready, manager PodInitializing'],
      [28, 'Running, one Completed ready, two Completed ready, manager running'],
      [33, 'Running, one Completed ready, two Completed ready, manager running ready'],
    ],
  ],
  [
    'an init container that never ends',
    initializingLife({created: 0}, ['one', 'two'], Number.POSITIVE_INFINITY),
    [[86_400, 'Pending, one running, two PodInitializing, manager PodInitializing']],
  ],
  [
    'a sidecar',
    sidecarLife({created: 0}, 'proxy'),
    [
      [1, 'Pending, proxy PodInitializing, manager PodInitializing'],
      [5, 'Pending, proxy running ready, manager PodInitializing'],
      [11, 'Running, proxy running ready, manager running'],
      [16, 'Running, proxy running ready, manager running ready'],
    ],
  ],
];

describe('the life of a pod', () => {
  it.each(lives)('%s', (_, life, looks) => {
    expect(looks.map(([second]) => [second, look(life, second)])).toEqual(looks);
  });

  it('knows when the pod was created and when it changed last', () => {
    const moment = momentOf(startUp({created: -10, scheduling: 2, creating: 5, warming: 20}), 8);
    expect([moment?.createdAt, moment?.changedAt]).toEqual([-10, -3]);
  });
});

describe('a crash loop', () => {
  it('tells how the run before ended', () => {
    expect(momentOf(crash, 18)?.pod.containers[0]?.last).toEqual({
      exitCode: 137,
      reason: 'OOMKilled',
      startedAt: 9.5,
      finishedAt: 13.5,
    });
    expect(momentOf(crash, 11)?.pod.containers[0]?.last).toMatchObject({exitCode: 1, reason: 'Error', finishedAt: 8});
  });
});
