import {describe, expect, test} from 'vitest';
import {crashLoop, pullLoop} from '../../../source/demo/play/lives/failing.ts';
import {scenarioClusters, scenarioNames} from '../../../source/demo/play/scenarios.ts';
import type {ContainerNow, Life, Step} from '../../../source/demo/play/timeline.ts';

/** The steps of a life until that second. */
function stepsUntil(life: Life, end: number): readonly Step[] {
  const steps: Step[] = [];
  for (const step of life()) {
    if (step.at > end) {
      break;
    }
    steps.push(step);
  }
  return steps;
}

type Sight = ContainerNow & {readonly at: number};

/** What each container looked like in turn, container by container. */
function sights(life: Life, end: number): readonly (readonly Sight[])[] {
  const all = stepsUntil(life, end).flatMap(({at, pod}) =>
    [...(pod?.initContainers ?? []), ...(pod?.containers ?? [])].map(container => ({...container, at})),
  );
  return [...Map.groupBy(all, ({name}) => name).values()];
}

/** Seconds of the play: long enough for three waits of 5 minutes. */
const soLong = 1300;

const seconds: Readonly<Record<string, number>> = {
  '10s': 10,
  '20s': 20,
  '40s': 40,
  '1m20s': 80,
  '2m40s': 160,
  '5m0s': 300,
};

/** For each pause: what its message names, and how long after the end of the run the next one started. */
function pauses(life: Life, end: number = soLong): readonly {readonly named: number; readonly waited: number}[] {
  return sights(life, end).flatMap(container =>
    container.flatMap(({state, last}, index) => {
      const next = container.slice(index).find(sight => sight.state.kind === 'running')?.state;
      if (state.kind !== 'waiting' || state.reason !== 'CrashLoopBackOff' || next?.kind !== 'running') {
        return [];
      }
      const named = state.message?.match(/^back-off (\w+) restarting failed container=/)?.[1] ?? '';
      return [{named: seconds[named] ?? Number.NaN, waited: next.since - (last?.finishedAt ?? Number.NaN)}];
    }),
  );
}

/** How many seconds after one another the pulls failed. */
function pulls(life: Life, end: number = soLong): readonly number[] {
  const failed = sights(life, end).flatMap(container =>
    container.filter(({state}) => state.kind === 'waiting' && state.reason === 'ErrImagePull').map(({at}) => at),
  );
  return failed.slice(1).map((at, index) => at - (failed[index] ?? Number.NaN));
}

const waits = [10, 20, 40, 80, 160, 300, 300, 300];

test('a container that crashes starts again at once, then after 10 s, and so on up to 5 minutes', () => {
  const life = crashLoop({created: 0, pod: 'p_ns(u)', ends: ['error', 'oom']});
  expect(pauses(life)).toEqual(waits.map(wait => ({named: wait, waited: wait})));
  const [runs = []] = sights(life, 10).map(container => container.filter(({state}) => state.kind === 'running'));
  expect(runs.map(({at, restarts}) => ({at, restarts}))).toEqual([
    {at: 4, restarts: 0},
    {at: 9.5, restarts: 1},
  ]);
});

test.each([
  ['more than 10 minutes are forgiven', 601, []],
  ['10 minutes are not', 600, [10, 20]],
])('runs of %s', (_case, lasting, expected) => {
  const life = crashLoop({created: 0, pod: 'p_ns(u)', ends: ['oom'], lasting});
  expect(pauses(life, 2000).map(({waited}) => waited)).toEqual(expected);
});

test('a pull is tried again after 10 s, and so on up to 5 minutes; the back-off is told from soon after until then', () => {
  const life = pullLoop(0, 'registry/image:v1', 'no such host');
  expect(pulls(life)).toEqual(waits);
  const reasons = stepsUntil(life, soLong).flatMap(({pod}) =>
    (pod?.containers ?? []).map(({state}) => (state.kind === 'waiting' ? state.reason : state.kind)),
  );
  const rounds = Array.from({length: waits.length + 1}, () => ['ErrImagePull', 'ImagePullBackOff']).flat();
  expect(reasons).toEqual(['ContainerCreating', ...rounds]);
});

describe('in every scenario', () => {
  const lives = scenarioNames
    .filter(name => name !== 'many-pods')
    .flatMap(name => scenarioClusters(name, 1).flatMap(({chapters}) => chapters))
    .flatMap(({act}) => (act.kind === 'pods' ? act.pods : []))
    .map(({life}) => life);

  test('a message names the wait that follows', () => {
    const all = lives.flatMap(life => pauses(life));
    expect(all.length).toBeGreaterThan(40);
    expect(all.filter(({named, waited}) => Math.abs(named - waited) > 1e-6)).toEqual([]);
  });

  test('pulls wait as the kubelet does', () => {
    const all = lives.map(life => pulls(life)).filter(({length}) => length > 0);
    expect(all.length).toBeGreaterThan(3);
    expect(all.filter(each => each.some((wait, index) => Math.abs(wait - (waits[index] ?? 300)) > 1e-6))).toEqual([]);
  });
});
