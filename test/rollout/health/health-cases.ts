import {expect} from 'vitest';
import type {Health, Pod} from '../../../source/rollout/pod/pod.ts';
import {judged} from '../../helpers/pods.ts';

/** A pod, and what it is judged to be. */
export type HealthCase = [name: string, parts: Partial<Pod>, health: Health, reason: string];

/** The body of a table of such cases. */
export function hasHealth(_name: string, parts: Partial<Pod>, health: Health, reason: string): void {
  const found = judged(parts);
  expect({health: found.health, reason: found.reason}).toEqual({health, reason});
  // Something to do is said where there is something to do; what is on its way may say why it went wrong before.
  if (health === 'ok') {
    expect(found.hint).toBeNull();
  } else if (health !== 'progressing') {
    expect(found.hint).not.toBeNull();
  }
}
