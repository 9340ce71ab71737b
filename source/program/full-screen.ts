import type {Settings} from '../config/settings/settings.ts';
import type {Effects} from './effects.ts';

type Plain = Pick<Settings, 'plain'>;

/**
 * Why only lines are written. null: what moves may be drawn, which needs a terminal that can be written anywhere; screen
 * readers want lines.
 */
export function reasonAgainstDrawing({plain}: Plain, {stdout, env}: Pick<Effects, 'stdout' | 'env'>): string | null {
  if (plain) {
    return '--plain is set';
  }
  if (env['ACCESSIBLE'] === '1' || env['INK_SCREEN_READER'] === 'true') {
    return 'a screen reader is asked for (ACCESSIBLE or INK_SCREEN_READER)';
  }
  if (!stdout.isTTY) {
    return 'standard output is no terminal';
  }
  return env['TERM'] === 'dumb' ? 'TERM is dumb' : null;
}

/** Why the monitor prints lines. null: it is full screen, which needs keys besides. */
export function reasonForLines(settings: Plain, effects: Pick<Effects, 'stdin' | 'stdout' | 'env'>): string | null {
  return reasonAgainstDrawing(settings, effects) ?? (effects.stdin.isTTY ? null : 'standard input is no terminal');
}

/** Whether this runs in a pipeline, where even what looks like a terminal is a log. */
export function isCi(env: Effects['env']): boolean {
  return ![undefined, '', '0', 'false'].includes(env['CI']);
}
