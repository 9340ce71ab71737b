import type {Settings} from '../config/settings.ts';
import type {Effects} from './effects.ts';

/** Whether lines are wanted and nothing that moves: no terminal, or one that cannot; a screen reader; `--plain`. */
export function wantsLines({plain}: Pick<Settings, 'plain'>, {stdout, env}: Pick<Effects, 'stdout' | 'env'>): boolean {
  const reader = env['ACCESSIBLE'] === '1' || env['INK_SCREEN_READER'] === 'true';
  return plain || reader || !stdout.isTTY || env['TERM'] === 'dumb';
}

/** Whether this runs in a pipeline, where even what looks like a terminal is a log. */
export function isCi(env: Effects['env']): boolean {
  return ![undefined, '', '0', 'false'].includes(env['CI']);
}
