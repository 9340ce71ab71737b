/** A signal that aborts with another one, or after a time. `dispose` must be called when the work is over. */
type Deadline = {
  readonly signal: AbortSignal;
  /** Whether it was the time that ran out. */
  readonly expired: () => boolean;
  readonly dispose: () => void;
};

// A longer timer would fire at once.
const maxTimerMs = 2 ** 31 - 1;

/**
 * Starts the time. Unlike `AbortSignal.any` it leaves nothing behind on `outer`, which lives as long as the program
 * while thousands of requests come and go.
 */
export function startDeadline(ms: number, outer?: AbortSignal): Deadline {
  const controller = new AbortController();
  let expired = false;
  const timer = setTimeout(
    () => {
      expired = true;
      controller.abort();
    },
    Math.min(ms, maxTimerMs),
  );
  const follow = () => controller.abort(outer?.reason);
  outer?.addEventListener('abort', follow);
  return {
    signal: controller.signal,
    expired: () => expired,
    dispose: () => {
      clearTimeout(timer);
      outer?.removeEventListener('abort', follow);
    },
  };
}
