import {describe, expect, test} from 'vitest';
import {steadyColumns} from '../../../source/terminal/frame/steady-columns.ts';

const esc = '\u{1B}';

describe('a frame stays as it is', () => {
  test.each([
    ['ASCII', `${esc}[2K${esc}[Gab\ncd`],
    ['the characters this program draws with', '╭❯ ✓ ▰▱ ⋯ ╮\n│'],
    ['a sequence that is no CSI', `${esc}]0;集群${esc}\\`],
  ])('%s', (_name, frame) => {
    expect(steadyColumns(frame)).toBe(frame);
  });
});

describe('behind characters of doubtful width the cursor is put where the rest belongs, and no line wraps', () => {
  test.each<[name: string, frame: string, steady: string]>([
    ['a wide character', 'a集b', `a集${esc}[4Gb`],
    ['a run of them', '集群 集群│', `集群${esc}[5G 集群${esc}[10G│`],
    ['an emoji of several parts', '👍🏽x', `👍🏽${esc}[3Gx`],
    ['a mark', 'e\u0301x', `e\u0301${esc}[2Gx`],
    ['a digit with a keycap', '1\u20e3x', `1\u20e3${esc}[3Gx`],
    ['a character of ambiguous width', '…x', `…${esc}[2Gx`],
    ['nothing behind it', '集\n│', '集\n│'],
    ['a style between', `集${esc}[22m│`, `集${esc}[22m${esc}[3G│`],
    ['in the middle of a line', `${esc}[2E${esc}[5G${esc}[K集x`, `${esc}[2E${esc}[5G${esc}[K集${esc}[7Gx`],
    ['from where the cursor is not known', `${esc}[3C集x\n集x`, `${esc}[3C集x\n集${esc}[3Gx`],
  ])('%s', (_name, frame, steady) => {
    expect(steadyColumns(frame)).toBe(`${esc}[?7l${steady}${esc}[?7h`);
  });
});
