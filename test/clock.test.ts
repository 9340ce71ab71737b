import {expect, test} from 'vitest';
import {realClock} from '../source/clock.ts';

test('a sleep ends by itself', async () => {
  await expect(realClock.sleep(1, new AbortController().signal)).resolves.toBeUndefined();
  await expect(realClock.sleep(-5)).resolves.toBeUndefined();
});

test('a sleep is cut short with the reason', async () => {
  const controller = new AbortController();
  const asleep = realClock.sleep(3_600_000, controller.signal);
  controller.abort('SIGINT');
  await expect(asleep).rejects.toBe('SIGINT');
  await expect(realClock.sleep(3_600_000, controller.signal)).rejects.toBe('SIGINT');
});
