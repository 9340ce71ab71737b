import {describe, expect, it} from 'vitest';
import type {JudgedPod} from '../../source/rollout/health.ts';
import {judgePods} from '../../source/rollout/judge.ts';
import type {Pod} from '../../source/rollout/pod.ts';
import type {PodMemory} from '../../source/rollout/pod-memory.ts';
import {
  container,
  hour,
  minute,
  pod,
  running,
  second,
  terminated,
  termination,
  testNow,
  waiting,
} from '../helpers/pods.ts';

type Look = {readonly pod: JudgedPod; readonly memory: PodMemory};

/** A watch of one pod: each look says at what time it is and what the pod looks like then. */
function watch(looks: readonly (readonly [at: number, parts: Partial<Pod>])[]): readonly Look[] {
  const seen: Look[] = [];
  let memory: ReadonlyMap<string, PodMemory> = new Map();
  for (const [index, [at, parts]] of looks.entries()) {
    const judged = judgePods([pod(parts)], memory, at, [], index === 0);
    memory = judged.memory;
    const found = judged.pods[0];
    const remembered = found && memory.get(found.pod.uid);
    if (found === undefined || remembered === undefined) {
      throw new Error('a pod that was looked at is judged and remembered');
    }
    seen.push({pod: found, memory: remembered});
  }
  return seen;
}

function lastLook(looks: Parameters<typeof watch>[0]): Look {
  const last = watch(looks).at(-1);
  if (last === undefined) {
    throw new Error('at least one look');
  }
  return last;
}

const creating: Partial<Pod> = {
  phase: 'Pending',
  startTime: testNow,
  createdAt: testNow,
  containers: [container({state: waiting('ContainerCreating')})],
};
const crashed = (finishedAt: number, restarts: number, message: string | null = null): Partial<Pod> => ({
  createdAt: testNow - hour,
  containers: [
    container({
      state: waiting('CrashLoopBackOff', message),
      restartCount: restarts,
      lastTermination: termination(1, {finishedAt}),
    }),
  ],
});
const up = (startedAt: number, restarts: number, ready = true): Partial<Pod> => ({
  containers: [
    container({
      state: running(startedAt),
      ready,
      restartCount: restarts,
      lastTermination: restarts === 0 ? null : termination(1, {finishedAt: startedAt}),
    }),
  ],
});
const ended = (finishedAt: number, restarts: number): Partial<Pod> => ({
  containers: [container({state: terminated(1, {finishedAt}), restartCount: restarts})],
});

describe('restarts since the watch began', () => {
  it('leaves out what was there at the first look', () => {
    const restarts = watch([
      [testNow, up(testNow - hour, 5)],
      [testNow + minute, up(testNow - hour, 5)],
      [testNow + 2 * minute, up(testNow + minute, 7)],
    ]).map(look => look.pod.restartsSinceWatch);
    expect(restarts).toEqual([0, 0, 2]);
  });

  it('counts all of a pod that came later', () => {
    const first = judgePods([pod()], new Map(), testNow, [], true);
    const newcomer = pod({name: 'newcomer', containers: [container({restartCount: 2})]});
    const next = judgePods([pod(), newcomer], first.memory, testNow + minute, first.pods, false);
    expect(next.pods.map(found => [found.pod.name, found.restartsSinceWatch])).toContainEqual(['newcomer', 2]);
  });

  it('goes on from the lower count once the init containers are done', () => {
    const initializing: Partial<Pod> = {
      initContainers: [container({role: 'init', restartCount: 3, ready: false})],
      containers: [container({state: waiting('PodInitializing')})],
    };
    const restarts = watch([
      [testNow, initializing],
      [testNow + minute, up(testNow + minute, 0)],
      [testNow + 2 * minute, up(testNow + 2 * minute, 1)],
    ]).map(look => look.pod.restartsSinceWatch);
    expect(restarts).toEqual([0, 0, 1]);
  });
});

describe('since when the pod is in its state', () => {
  const notReadyFromStart = up(testNow - hour, 0, false);

  it('stays the same as long as the state does', () => {
    const looks = watch([
      [testNow, creating],
      [testNow + minute, creating],
    ]);
    expect(looks.map(look => look.memory.statusSince)).toEqual([testNow, testNow]);
    expect(looks.at(-1)?.memory).toMatchObject({firstSeenAt: testNow, lastSeenAt: testNow + minute});
  });

  it('is exact where the answer tells the time of the change', () => {
    const started = testNow + 20 * second;
    const look = lastLook([
      [testNow, creating],
      [testNow + minute, up(started, 0, false)],
    ]);
    expect(look.pod.since).toBe(started);
  });

  it('is the time of the look where the answer does not', () => {
    const look = lastLook([
      [testNow, up(testNow - hour, 0)],
      [testNow + minute, notReadyFromStart],
    ]);
    expect(look.pod).toMatchObject({since: testNow + minute, health: 'progressing', reason: 'NotReady'});
  });

  it('lets a lack of readiness last before it wants attention', () => {
    const look = lastLook([
      [testNow, up(testNow - hour, 0)],
      [testNow + minute, notReadyFromStart],
      [testNow + 3 * minute, notReadyFromStart],
    ]);
    expect(look.pod).toMatchObject({since: testNow + minute, health: 'degraded', reason: 'NotReady'});
  });

  it('starts anew with a restart that was not seen itself', () => {
    const look = lastLook([
      [testNow, notReadyFromStart],
      [testNow + minute, up(testNow + 50 * second, 1, false)],
    ]);
    expect(look.pod).toMatchObject({since: testNow + 50 * second, health: 'progressing'});
  });
});

describe('since when a pod has been failing, at the first look', () => {
  const pulling = {...creating, containers: [container({state: waiting('ImagePullBackOff')})]};
  const cases: readonly (readonly [name: string, parts: Partial<Pod>, since: number])[] = [
    [
      'an image that was never pulled: the start of the pod',
      {...pulling, startTime: testNow - 9 * minute, createdAt: testNow - 10 * minute},
      testNow - 9 * minute,
    ],
    [
      'no start told: the creation',
      {...pulling, startTime: null, createdAt: testNow - 10 * minute},
      testNow - 10 * minute,
    ],
    ['nothing told: now', {...pulling, startTime: null, createdAt: null}, testNow],
    ['a start in the future: now', {...pulling, startTime: testNow + hour, createdAt: testNow + hour}, testNow],
    ['a crash loop: the last crash', crashed(testNow - minute, 3), testNow - minute],
    [
      'a back-off of 10 s has none before it',
      crashed(testNow - 5 * second, 1, 'back-off 10s restarting failed container=manager'),
      testNow - 5 * second,
    ],
    [
      'a back-off of 2m40s: those of 10, 20, 40 and 80 s came before',
      crashed(testNow - minute, 5, 'back-off 2m40s restarting failed container=manager'),
      testNow - minute - 150 * second,
    ],
    [
      'the longest back-off: all the smaller ones came before',
      crashed(testNow - minute, 9, 'back-off 5m0s restarting failed container=manager'),
      testNow - minute - 310 * second,
    ],
    [
      'not before the pod was created',
      {
        ...crashed(testNow - minute, 9, 'back-off 5m0s restarting failed container=manager'),
        createdAt: testNow - 2 * minute,
      },
      testNow - 2 * minute,
    ],
    [
      'init containers that ended well do not count',
      {
        ...crashed(testNow - minute, 3),
        initContainers: [container({role: 'init', state: terminated(0, {finishedAt: testNow - 50 * minute})})],
      },
      testNow - minute,
    ],
    [
      'a failed pod: the end of its container',
      {phase: 'Failed', containers: [container({state: terminated(1, {finishedAt: testNow - 3 * minute})})]},
      testNow - 3 * minute,
    ],
  ];

  it.each(cases)('%s', (_name, parts, since) => {
    const {pod: found, memory} = lastLook([[testNow, parts]]);
    expect(found).toMatchObject({health: 'failed', since});
    expect(memory).toMatchObject({failedSince: since, lastFailedAt: testNow});
  });
});

describe('since when a pod has been failing, in a watch', () => {
  it('is the look that saw it fail first', () => {
    const look = lastLook([
      [testNow, up(testNow - hour, 0)],
      [testNow + minute, crashed(testNow + 30 * second, 1)],
      [testNow + 2 * minute, crashed(testNow + 30 * second, 1)],
    ]);
    expect(look.pod).toMatchObject({health: 'failed', since: testNow + minute});
  });

  it('survives the runs of a crash loop', () => {
    const looks = watch([
      [testNow, crashed(testNow, 1)],
      [testNow + 20 * second, up(testNow + 15 * second, 2, false)],
      [testNow + 30 * second, ended(testNow + 25 * second, 2)],
      [testNow + 40 * second, crashed(testNow + 25 * second, 2)],
      [testNow + 60 * second, up(testNow + 55 * second, 3)],
      [testNow + 80 * second, crashed(testNow + 70 * second, 3)],
    ]);
    expect(looks.map(look => look.pod.health)).toEqual([
      'failed',
      'degraded',
      'failed',
      'failed',
      'degraded',
      'failed',
    ]);
    expect(looks.map(look => look.memory.failedSince)).toEqual(looks.map(() => testNow));
  });

  it('says in the pauses of a loop how the last run ended', () => {
    const look = lastLook([
      [testNow, crashed(testNow, 1)],
      [testNow + 20 * second, up(testNow + 15 * second, 2, false)],
    ]);
    expect(look.pod).toMatchObject({reason: 'NotReady', hint: expect.stringMatching(/^exit code 1 /)});
  });

  it('survives the turns of a failing pull', () => {
    const state = (reason: string) => ({...creating, containers: [container({state: waiting(reason)})]});
    const looks = watch([
      [testNow, state('ErrImagePull')],
      [testNow + 10 * second, state('ImagePullBackOff')],
      [testNow + 20 * second, state('ErrImagePull')],
    ]);
    expect(looks.map(look => look.pod.health)).toEqual(['degraded', 'failed', 'failed']);
    expect(looks.at(-1)?.memory.failedSince).toBe(testNow + 10 * second);
  });

  it('does not take a container that is only slow for a failing one', () => {
    const backOff = {...creating, containers: [container({state: waiting('ImagePullBackOff')})]};
    const look = lastLook([
      [testNow, backOff],
      [testNow + minute, creating],
      [testNow + 4 * minute, creating],
    ]);
    expect(look.pod).toMatchObject({health: 'degraded', reason: 'ContainerCreating'});
  });

  it.each([
    ['kept 10 min after the last failure', 10 * minute, testNow],
    ['over a moment later', 10 * minute + 1, null],
  ])('is %s', (_name, later, failedSince) => {
    const look = lastLook([
      [testNow, crashed(testNow, 1)],
      [testNow + minute, up(testNow + minute, 2)],
      [testNow + later, up(testNow + minute, 2)],
    ]);
    expect(look.memory.failedSince).toBe(failedSince);
  });

  it('begins anew with a failure after that', () => {
    const look = lastLook([
      [testNow, crashed(testNow, 1)],
      [testNow + minute, up(testNow + minute, 2)],
      [testNow + 20 * minute, crashed(testNow + 19 * minute, 3)],
    ]);
    expect(look.memory.failedSince).toBe(testNow + 20 * minute);
  });

  it('goes on over a long time without an answer', () => {
    const look = lastLook([
      [testNow, crashed(testNow, 1)],
      [testNow + hour, crashed(testNow + 50 * minute, 12)],
    ]);
    expect(look.memory.failedSince).toBe(testNow);
  });
});
