import {expect, test} from 'vitest';
import type {Step} from '../../../../source/rollout/pod/steps/step.ts';
import {plainText} from '../../../../source/ui/look/segments.ts';
import {stepLines} from '../../../../source/ui/screens/pod/steps.ts';
import {judged, second, testNow} from '../../../helpers/pods.ts';

const step = (kind: Step['kind'], from: number, to: number | null, parts: Partial<Step> = {}): Step => ({
  kind,
  failing: false,
  from: testNow + from * second,
  to: to === null ? null : testNow + to * second,
  exact: true,
  tries: 0,
  ...parts,
});

const textOf = (steps: readonly Step[], now = testNow) => plainText(stepLines(judged({}, {steps}), now));

test('each step with its time, and how long the pod took', () => {
  const failing = {failing: true, tries: 3, exact: false};
  const steps = [
    step('queued', -90, -88),
    step('pulling', -88, -20, failing),
    step('starting', -20, -12),
    step('ready', -12, null),
  ];
  expect(textOf(steps)).toMatchInlineSnapshot(`
    "steps: ready 78s after it was created
      queued       07:58:30    2s
      pulling      by 07:58:32  68s, failing, 3 tries
      starting     07:59:40    8s
      ready        07:59:48"
  `);
});

test('a time of another day is told by how long ago it was', () => {
  expect(textOf([step('ready', -3 * 86_400, null)])).toMatch(/ready {8}3d ago$/);
});

test('nothing where no step is known', () => {
  expect(stepLines(judged({}, {steps: []}), testNow)).toEqual([]);
});
