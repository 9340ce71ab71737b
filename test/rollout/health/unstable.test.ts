import {describe, expect, test} from 'vitest';
import type {Health, Pod, Termination} from '../../../source/rollout/pod/pod.ts';
import {container, hour, judged, minute, running, second, termination, testNow} from '../../helpers/pods.ts';
import {crashed, up, watch} from './watched-pod.ts';

const day = 24 * hour;

type Course = {
  /** How long the pod has been there, how long its last run was and how long it has been up since, ms. */
  readonly age: number;
  readonly lastRun: number;
  readonly up: number;
  readonly restarts: number;
  readonly last?: Partial<Termination>;
};

/** A pod that is up and ready after restarts. */
function restarted({age, lastRun, up: upMs, restarts, last = {}}: Course): Partial<Pod> {
  const startedAt = testNow - upMs;
  const finishedAt = startedAt - second;
  return {
    createdAt: testNow - age,
    startTime: testNow - age,
    containers: [
      container({
        state: running(startedAt),
        restartCount: restarts,
        lastTermination: termination(1, {startedAt: finishedAt - lastRun, finishedAt, ...last}),
      }),
    ],
  };
}

const killed = {exitCode: 137, reason: 'OOMKilled'};

describe('a pod that is up after restarts, at the first look', () => {
  test.each<readonly [name: string, course: Course, health: Health]>([
    [
      'killed every quarter of an hour',
      {age: 2 * day, lastRun: 4 * minute, up: 2 * minute, restarts: 191, last: killed},
      'degraded',
    ],
    ['not yet up for twice as long', {age: 2 * day, lastRun: 15 * minute, up: 29 * minute, restarts: 191}, 'degraded'],
    ['up for longer than that', {age: 2 * day, lastRun: 15 * minute, up: 31 * minute, restarts: 191}, 'ok'],
    ['thousands long ago', {age: 60 * day, lastRun: second, up: 20 * day, restarts: 12_345}, 'ok'],
    ['a few while it started, up for a while', {age: 15 * minute, lastRun: second, up: 10 * minute, restarts: 5}, 'ok'],
    [
      'a few while it started, up for a moment',
      {age: 6 * minute, lastRun: second, up: 90 * second, restarts: 5},
      'degraded',
    ],
    ['once', {age: 2 * day, lastRun: minute, up: 30 * minute, restarts: 1}, 'ok'],
    ['seldom: the node was rebooted', {age: 30 * day, lastRun: 9 * day, up: 20 * minute, restarts: 4}, 'ok'],
    [
      'many once, and one after a long good time',
      {age: 30 * day, lastRun: 29 * day, up: 5 * minute, restarts: 900},
      'ok',
    ],
  ])('%s', (_name, course, health) => {
    expect(judged(restarted(course)).health).toBe(health);
  });

  test('says how it ended each time', () => {
    const course = {age: 2 * day, lastRun: 4 * minute, up: 2 * minute, restarts: 191, last: killed};
    expect(judged(restarted(course))).toMatchObject({reason: 'OOMKilled', hint: expect.stringMatching(/memory limit/)});
  });
});

/** What a watch finds at its last look; each look is so many seconds after the first. */
const last = (looks: readonly (readonly [seconds: number, parts: Partial<Pod>])[]) =>
  watch(looks.map(([seconds, parts]) => [testNow + seconds * second, parts] as const)).at(-1)?.pod;

describe('a pod that loses its readiness again and again', () => {
  const ready = up(testNow - day, 0);
  const notReady = up(testNow - day, 0, false);
  const flaps = (times: number) =>
    Array.from({length: times}, (_, index) => [
      [index * 10, ready] as const,
      [index * 10 + 5, notReady] as const,
    ]).flat();

  test.each<readonly [name: string, looks: Parameters<typeof last>[0], health: Health]>([
    ['twice', [...flaps(2), [20, ready]], 'ok'],
    ['three times', [...flaps(3), [30, ready]], 'degraded'],
    ['and is not ready at the moment', flaps(3), 'degraded'],
    ['ready for a minute since', [...flaps(3), [30, ready], [91, ready]], 'ok'],
    ['an hour ago', [...flaps(3), [30, ready], [3700, ready]], 'ok'],
  ])('%s', (_name, looks, health) => {
    expect(last(looks)?.health).toBe(health);
  });

  test('in longer turns it has to hold for longer', () => {
    const slow = flaps(3).map(([seconds, parts]) => [seconds * 60, parts] as const);
    expect(last([...slow, [30 * 60, ready], [45 * 60, ready]])?.health).toBe('degraded');
    expect(last([...slow, [30 * 60, ready], [51 * 60, ready]])?.health).toBe('ok');
  });

  test('is seen by the time of its condition, too', () => {
    const since = (seconds: number): Partial<Pod> => ({
      ...ready,
      conditions: [
        {type: 'Ready', status: 'True', reason: null, message: null, lastTransitionTime: testNow + seconds * second},
      ],
    });
    expect(
      last([
        [0, since(-60)],
        [10, since(8)],
        [20, since(18)],
        [30, since(28)],
      ]),
    ).toMatchObject({
      health: 'degraded',
      reason: 'Flapping',
      hint: 'lost its readiness 3 times in the last 60m: check its readiness probe (timeout, load) and its log',
    });
  });
});

test('restarts that only a watch sees, between looks that find the pod ready', () => {
  const looks = [0, 1, 2, 3].map(index => [index * 6, up(testNow + index * 6 * second, 5 + index)] as const);
  expect(last(looks)?.health).toBe('degraded');
});

test('one in a crash loop says since when it is up', () => {
  const looks = [[0, crashed(testNow, 2)] as const, [30, up(testNow + 10 * second, 3)] as const];
  expect(last(looks.slice(0, 1))?.upSince).toBeUndefined();
  expect(last(looks)).toMatchObject({health: 'failed', upSince: testNow + 10 * second});
  expect(last([...looks, [70, up(testNow + 10 * second, 3)]])).toMatchObject({health: 'ok'});
});
