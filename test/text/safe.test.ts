import {describe, expect, it} from 'vitest';
import {textWidth} from '../../source/text/fit.ts';
import {endOrNull, escapeForTerminal, safeText} from '../../source/text/safe.ts';

describe('safeText', () => {
  it.each<[name: string, value: string, text: string]>([
    ['plain text', 'back-off 2m40s restarting "manager"', 'back-off 2m40s restarting "manager"'],
    ['nothing', '', ''],
    ['other scripts', '集群 кластер café नमस्ते', '集群 кластер café नमस्ते'],

    ['colours', 'a\x1b[1;31mred\x1b[0mb', 'aredb'],
    ['colours with colons', '\x1b[38:2::1:2:3mx', 'x'],
    ['a clear screen', '\x1b[2J\x1b[Hx', 'x'],
    ['private modes', 'a\x1b[?1049hb', 'ab'],
    ['CSI as one C1 character', 'a\x9b31mb', 'ab'],
    ['a window title ended by BEL', 'a\x1b]0;owned\x07b', 'ab'],
    ['a window title ended by ST', 'a\x1b]0;owned\x1b\\b', 'ab'],
    ['a link', '\x1b]8;;http://x\x1b\\click\x1b]8;;\x1b\\', 'click'],
    ['the clipboard', 'a\x1b]52;c;cm0gLXJm\x07b', 'ab'],
    ['OSC and ST as C1 characters', 'a\x9d52;c;eA==\x9cb', 'ab'],
    ['DCS', 'a\x1bPq#0;2;0\x1b\\b', 'ab'],
    ['DCS as C1', 'a\x90payload\x9cb', 'ab'],
    ['APC', 'a\x1b_Gf=100;AAAA\x1b\\b', 'ab'],
    ['PM', 'a\x1b^hidden\x1b\\b', 'ab'],
    ['SOS', 'a\x1bXhidden\x1b\\b', 'ab'],
    ['a reset', 'a\x1bcb', 'ab'],
    ['a character set', 'a\x1b(0b', 'ab'],

    ['a sequence cut short', 'a\x1b[31', 'a\ufffd[31'],
    ['an ESC at the end', 'a\x1b', 'a\ufffd'],
    ['a title that never ends', 'a\x1b]0;title', 'a\ufffd]0;title'],
    ['a sequence inside a sequence', 'a\x1b\x1b[m[31mb', 'a\ufffd[31mb'],
    ['a C1 title that never ends', 'a\x9dx', 'a\ufffdx'],

    ['line breaks and tabs', 'a\r\nb\tc\n\n\td', 'a b c d'],
    ['a carriage return', 'real\rfake', 'real fake'],
    ['NEL, line and paragraph separators', 'a\x85b\u2028c\u2029d', 'a b c d'],
    ['control characters', 'a\x00\x07\x08b\x7fc\x8fd', 'a\ufffdb\ufffdc\ufffdd'],
    ['vertical tab and form feed', 'a\x0b\x0cb', 'a\ufffdb'],

    ['bidi overrides', 'a\u202egnp\u202cb', 'agnpb'],
    ['bidi isolates', 'a\u2066b\u2067c\u2068d\u2069e', 'abcde'],
    ['bidi marks', 'a\u200eb\u200fc\u061cd', 'abcd'],
    ['zero width', 'a\u200bb\u200cc\u200dd\u2060e\ufefff', 'abcdef'],
    ['a soft hyphen', 'a\u00adb', 'ab'],
    ['invisible operators', 'a\u2061b\u2064c', 'abc'],
    ['fillers', 'a\u115f\u1160\u3164\uffa0b', 'ab'],
    ['tags', 'a\u{e0001}\u{e0068}\u{e007f}b', 'ab'],
    ['variation selectors', 'a\ufe0f\u{e0100}b', 'ab'],
    ['interlinear annotations', 'a\ufff9b\ufffbc', 'abc'],
    ['lone surrogates', 'a\ud800b\udfffc', 'a\ufffdb\ufffdc'],
    ['surrogates that make a pair', 'a\ud83d\ude80b', 'a🚀b'],
    ['private use', 'a\ue0b0\u{f0000}b', 'a\ufffd\ufffdb'],
    ['noncharacters', 'a\uffffb', 'a\ufffdb'],
    ['characters that are not assigned', 'a\u0378b', 'a\ufffdb'],

    ['some marks', 'e\u0301\u0323', 'e\u0301\u0323'],
    ['a pile of marks', `e${'\u0301'.repeat(500)}x`, 'e\u0301\u0301\u0301x'],
    ['a pile of marks with gaps nobody sees', `e${'\u0301\u200b'.repeat(50)}x`, 'e\u0301\u0301\u0301x'],
    ['marks with nothing to stand on', '\u0301\u20ddx', 'x'],
    ['marks behind what is taken out', '\x1b[1m\u200b\u0301', ''],
    ['joined emoji', '👩\u200d🚀', '👩🚀'],
  ])('%s', (_name, value, text) => {
    expect(safeText(value)).toBe(text);
    expect(safeText(text)).toBe(text);
  });

  it('gives text whose width is that of its parts', () => {
    expect(textWidth(safeText('👩\u200d🚀 ⚠\ufe0f 集'))).toBe(4 + 1 + 1 + 1 + 2);
  });

  it('cuts what is too long', () => {
    expect(safeText('x'.repeat(1024))).toBe('x'.repeat(1024));
    expect(safeText('x'.repeat(1025))).toBe(`${'x'.repeat(1023)}…`);
    expect(safeText('abcdef', 4)).toBe('abc…');
    expect(safeText('集集集集', 3)).toBe('集集…');
  });

  it('cuts no pair of surrogates in two', () => {
    expect(safeText('ab🚀🚀', 4)).toBe('ab…');
  });

  it('measures what is left, not what was sent', () => {
    expect(safeText(`${'\x1b[31m'.repeat(1000)}short`, 10)).toBe('short');
  });

  it.each([
    ['titles that never end', '\x1b]0;'.repeat(200_000)],
    ['C1 titles that never end', '\x9d'.repeat(400_000)],
    ['one long title that never ends', `\x1b]${'a'.repeat(1_000_000)}`],
    ['parameters that never end', `\x1b[${'1;'.repeat(500_000)}`],
    ['marks', '\u0301'.repeat(1_000_000)],
    ['what is taken out', '\u200b'.repeat(30_000_000)],
  ])('comes to an end on a megabyte of %s', (_name, value) => {
    expect(safeText(value).length).toBeLessThanOrEqual(1024);
  });
});

describe('endOrNull', () => {
  it.each<[name: string, text: string | null, end: string | null]>([
    ['nothing', null, null],
    ['line breaks alone', '\n\n', null],
    ['lines of a log', 'a\nb\n', 'a b'],
    ['as long as it may be', 'x'.repeat(1000), 'x'.repeat(1000)],
    ['too long', `${'x'.repeat(5000)}the end\n`, `…${'x'.repeat(992)}the end`],
    ['cut within an escape sequence', `\x1b[31${'m'.repeat(1000)}`, `…${'m'.repeat(999)}`],
    ['cut within a character', `${'🚀'.repeat(600)}`, `…\ufffd${'🚀'.repeat(499)}`],
  ])('%s', (_name, text, end) => {
    expect(endOrNull(text)).toBe(end);
  });
});

describe('escapeForTerminal', () => {
  it.each<[name: string, text: string, escaped: string]>([
    ['plain JSON', '{\n  "a": 1\n}', '{\n  "a": 1\n}'],
    ['other scripts and emoji', '"集群 café 🚀"', '"集群 café 🚀"'],
    ['ESC', '\x1b[31m', '\\u001b[31m'],
    ['C0 but the line feed', '\x00\x07\r\n\x1f', '\\u0000\\u0007\\u000d\n\\u001f'],
    ['a tab', 'a\tb', 'a\\tb'],
    ['DEL and C1', '\x7f\x80\x9b\x9d', '\\u007f\\u0080\\u009b\\u009d'],
    ['bidi', '\u202e\u2066\u200f', '\\u202e\\u2066\\u200f'],
    ['zero width', '\u200b\ufeff', '\\u200b\\ufeff'],
    ['tags, as two units', '\u{e0041}', '\\udb40\\udc41'],
    ['variation selectors', '\ufe0f', '\\ufe0f'],
    ['separators', '\u2028\u2029', '\\u2028\\u2029'],
    ['lone surrogates', '\ud800x\udc00', '\\ud800x\\udc00'],
    ['characters that are not assigned', '\u0378', '\\u0378'],
    ['a pile of marks', `e${'\u0301'.repeat(5)}`, `e${'\u0301'.repeat(3)}\\u0301\\u0301`],
  ])('%s', (_name, text, escaped) => {
    expect(escapeForTerminal(text)).toBe(escaped);
  });

  it('keeps the meaning of JSON', () => {
    const value = {message: 'a\u202eb\u{e0041}\x9b\x7f', ['k\u200b']: ['\ud800']};
    const escaped = escapeForTerminal(JSON.stringify(value, null, 2));
    expect(escaped).toMatch(/^[\n -~]*$/);
    expect(JSON.parse(escaped)).toEqual(value);
  });
});
