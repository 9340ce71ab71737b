import {setTimeout as delay} from 'node:timers/promises';

/** Waits until the condition holds, however long a slow machine takes; fails with the message after `limitMs`. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  message: () => string,
  limitMs = 30_000,
): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await condition())) {
    if (performance.now() > end) {
      throw new Error(message());
    }
    await delay(15);
  }
}
