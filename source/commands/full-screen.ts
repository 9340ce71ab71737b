import type {Settings} from '../config/settings.ts';
import type {Effects} from './effects.ts';

/**
 * Why the monitor prints lines. null: it is full screen, which needs a terminal that can be written anywhere and keys that
 * can be read; screen readers want lines.
 */
export function reasonForLines(
  {plain}: Pick<Settings, 'plain'>,
  {stdin, stdout, env}: Pick<Effects, 'stdin' | 'stdout' | 'env'>,
): string | null {
  if (plain) {
    return '--plain is set';
  }
  if (env['ACCESSIBLE'] === '1' || env['INK_SCREEN_READER'] === 'true') {
    return 'a screen reader is asked for (ACCESSIBLE or INK_SCREEN_READER)';
  }
  if (!stdout.isTTY) {
    return 'standard output is no terminal';
  }
  if (!stdin.isTTY) {
    return 'standard input is no terminal';
  }
  return env['TERM'] === 'dumb' ? 'TERM is dumb' : null;
}
