import {setImmediate as otherWork} from 'node:timers/promises';

/** Work in pieces of some milliseconds, so that a key need not wait for all of it. */
export type Pieces<Result> = Generator<void, Result>;

/** Bytes that are looked through in one piece. */
export const bytesAtOnce = 1024 * 1024;

/** Does all pieces in one go. */
export function atOnce<Result>(work: Pieces<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) {
      return step.value;
    }
  }
}

/** Lets everything else have its turn between the pieces. Throws the signal's reason when aborted. */
export async function inPieces<Result>(work: Pieces<Result>, signal?: AbortSignal): Promise<Result> {
  for (;;) {
    const step = work.next();
    if (step.done) {
      return step.value;
    }
    await otherWork();
    signal?.throwIfAborted();
  }
}
