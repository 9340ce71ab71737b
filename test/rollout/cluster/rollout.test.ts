import {describe, expect, it} from 'vitest';
import {type Rollout, readyIn, rolloutOf, tookMs} from '../../../source/rollout/cluster/rollout.ts';
import type {JudgedPod} from '../../../source/rollout/health/health.ts';
import type {Step, StepKind} from '../../../source/rollout/pod/steps/step.ts';
import {judged} from '../../helpers/pods.ts';

/** A pod whose steps begin at these seconds; `!` stands behind the name of one that fails. */
function podOf(
  name: string,
  ...begins: readonly (readonly [kind: `${StepKind}${'' | '!'}`, seconds: number])[]
): JudgedPod {
  const steps = begins.map(
    ([kind, seconds], index): Step => ({
      kind: kind.replace('!', '') as StepKind,
      failing: kind.endsWith('!'),
      from: seconds * 1000,
      to: (begins[index + 1]?.[1] ?? 0) * 1000 || null,
      exact: true,
      tries: 0,
    }),
  );
  return judged({name}, {steps});
}

const cameUp = (name: string, from: number, ready: number) =>
  podOf(name, ['queued', from], ['creating', from + 1], ['starting', ready - 2], ['ready', ready]);

const seconds = ({from, to, ...rest}: Rollout) => ({from: from / 1000, to: to === null ? null : to / 1000, ...rest});

describe('the rollout of a cluster', () => {
  it.each<[name: string, pods: readonly JudgedPod[], rollout: ReturnType<typeof seconds> | null]>([
    ['no pods', [], null],
    ['all are ready', [cameUp('a', 0, 20), cameUp('b', 1, 46)], {from: 0, to: 46, isExact: true, isNew: true}],
    [
      'one is on its way',
      [cameUp('a', 0, 20), podOf('b', ['queued', 1])],
      {from: 0, to: null, isExact: true, isNew: true},
    ],
    [
      'one was made again much later: the last rollout',
      [cameUp('a', 0, 20), cameUp('b', 500, 520)],
      {from: 500, to: 520, isExact: true, isNew: true},
    ],
    [
      'one by one, within a minute of each other',
      [cameUp('a', 0, 20), cameUp('b', 70, 90), cameUp('c', 150, 160)],
      {from: 0, to: 160, isExact: true, isNew: true},
    ],
    [
      'a pod that was ready fails: only that trouble',
      [cameUp('a', 0, 20), podOf('b', ['queued', 0], ['ready', 15], ['starting!', 900])],
      {from: 900, to: null, isExact: true, isNew: false},
    ],
    [
      'a restart that is over is no rollout',
      [podOf('b', ['queued', 0], ['ready', 15], ['starting!', 900], ['starting', 910], ['ready', 915])],
      {from: 0, to: 15, isExact: true, isNew: true},
    ],
    [
      'readiness that the answer does not tell',
      [podOf('a', ['creating', 0], ['running', 20], ['ready', 3600])],
      {from: 0, to: 20, isExact: false, isNew: true},
    ],
    [
      'what another pod has replaced does not count',
      [{...podOf('old', ['queued', 0], ['terminating', 10]), superseded: true}, cameUp('a', 100, 110)],
      {from: 100, to: 110, isExact: true, isNew: true},
    ],
    ['no time is known', [podOf('a', ['ready', 60])], null],
  ])('%s', (_name, pods, rollout) => {
    const found = rolloutOf(pods);
    expect(found && seconds(found)).toEqual(rollout);
  });
});

it('the time of a pod is known when its readiness is', () => {
  expect(tookMs(cameUp('a', 5, 24))).toBe(19_000);
  expect(tookMs(podOf('a', ['queued', 5], ['creating', 6]))).toBeNull();
  expect(tookMs(podOf('a', ['creating', 0], ['running', 20], ['ready', 3600]))).toBeNull();
  expect(tookMs(podOf('a', ['creating', 0], ['starting!', 20], ['ready', 3600]))).toBeNull();
});

it('the pods of a rollout, the slowest last; those that were there before are not of it', () => {
  const pods = [cameUp('slow', 500, 546), cameUp('fast', 501, 520), cameUp('before', 0, 20)];
  const rollout = rolloutOf(pods);
  const names = rollout === null ? [] : readyIn(rollout, pods).map(({judged: {pod}, ms}) => `${pod.name} ${ms / 1000}`);
  expect(names).toEqual(['fast 19', 'slow 46']);
});
