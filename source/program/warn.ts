import {writeText} from '../terminal/write.ts';
import type {Effects} from './effects.ts';
import {errorText} from './failure.ts';

/** Warns on standard error, and in the log. Not while a screen is shown: it would be written over. */
export async function warn({stderr, log}: Pick<Effects, 'stderr' | 'log'>, message: string): Promise<void> {
  log?.('warning', {message});
  await writeText(stderr, errorText(`warning: ${message}`));
}
