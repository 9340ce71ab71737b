import {expect, test} from 'vitest';
import {shiftPod, shiftPods} from '../../../source/rollout/pod/shift.ts';
import {hour, running, terminated} from '../../helpers/pods.ts';
import {decoded, fullPod} from '../../ucs/pod-json.ts';

/** A pod in which every field is set that can be, and containers are in every state. */
function pod() {
  const full = decoded(fullPod());
  const [container] = full.containers;
  if (container === undefined) {
    throw new Error('a full pod has a container');
  }
  const others = [running(), terminated(0, {startedAt: 1_795_000_000_000})];
  return {...full, containers: [container, ...others.map(state => ({...container, state}))]};
}

// Nothing else in a pod is as large a number as a time.
const isTime = (value: unknown): value is number => typeof value === 'number' && value > 1_000_000_000_000;

function timesIn(value: unknown): readonly number[] {
  return isTime(value)
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(timesIn)
      : [];
}

test('every time in a pod is moved, and nothing else', () => {
  const before = pod();
  const after = shiftPod(before, hour);
  expect(timesIn(before).length).toBeGreaterThan(8);
  expect(timesIn(after)).toEqual(timesIn(before).map(time => time + hour));
  const text = JSON.stringify(after, (_key, value: unknown) => (isTime(value) ? value - hour : value));
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(before)));
});

test('times that are not known stay so, and without a skew nothing is copied', () => {
  expect(timesIn(shiftPod(decoded({metadata: {name: 'a'}}), hour))).toEqual([]);
  const pods = [pod()];
  expect(shiftPods(pods, 0)).toBe(pods);
});
