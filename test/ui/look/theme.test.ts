import {eastAsianWidth} from 'get-east-asian-width';
import stringWidth from 'string-width';
import {describe, expect, test} from 'vitest';
import {themeNames} from '../../../source/config/options/screen.ts';
import {ownCharacters} from '../../../source/terminal/own-characters.ts';
import {type Tone, themes} from '../../../source/ui/look/looks.ts';
import {phaseTone} from '../../../source/ui/look/phase.ts';
import {createTheme} from '../../../source/ui/look/theme.ts';
import {brightPalettes, contrast, dimmed, solarized} from './contrast.ts';

const tones: readonly Tone[] = [
  'ok',
  'progressing',
  'degraded',
  'failed',
  'accent',
  'text',
  'number',
  'literal',
  'key',
  'phasePending',
  'phaseRunning',
  'phaseFailed',
  'phaseUnknown',
];
const colour = createTheme({color: true, ascii: false});

describe('looks', () => {
  test.each(tones)('%s has a colour, and none with --no-color', tone => {
    expect(colour.look(tone).color).toMatch(/^(red|green|yellow|cyan|magenta)$/);
    expect(createTheme({color: false, ascii: false}).look(tone).color).toBeUndefined();
  });
});

describe.each(themeNames)('on Solarized, theme %s', name => {
  const theme = createTheme({color: true, ascii: false, name});
  const data = (Object.keys(themes[name]) as Tone[]).filter(tone => tone !== 'dim');

  test.each(data)('%s can be read, also when its data is stale: then it is plain text', tone => {
    expect(theme.look(tone).dimColor).toBeUndefined();
    expect(theme.look(tone, true)).toEqual(tone === 'cursor' ? {bold: true} : {});
    const {color} = theme.look(tone);
    for (const {background, text} of [solarized.light, solarized.dark]) {
      const shown = color === undefined ? text : solarized.colours[color as keyof typeof solarized.colours];
      expect(contrast(shown, background)).toBeGreaterThan(2.9);
    }
  });
});

test('what is dim cannot be read on Solarized Light, so it is no data', () => {
  const {background, text} = solarized.light;
  expect(contrast(dimmed(text, background), background)).toBeLessThan(2);
});

test.each(themeNames)('in theme %s the problem leads, not the selection: that is weight alone', name => {
  const {look} = createTheme({color: true, ascii: false, name});
  expect(look('cursor')).toEqual({bold: true});
  expect(look('failed')).toMatchObject({bold: true, color: expect.any(String)});
  expect(createTheme({color: false, ascii: false, name: 'high-contrast'}).look('failed')).toEqual({
    bold: true,
    inverse: true,
  });
});

const colourful = themeNames.filter(name => name !== 'high-contrast');

describe.each(colourful)('theme %s', name => {
  const theme = createTheme({color: true, ascii: false, name});

  test.each(tones)('%s has one of the 16 colours of the terminal', tone => {
    expect(theme.look(tone).color).toMatch(/^(red|green|yellow|blue|magenta|cyan)(Bright)?$/);
  });

  test('ok, progressing, degraded and failed look different', () => {
    const looks = (['ok', 'progressing', 'degraded', 'failed'] as const).map(tone => theme.look(tone).color);
    expect(new Set(looks).size).toBe(4);
  });
});

test.each(themeNames)('in theme %s the phases look different', name => {
  const phases = ['Pending', 'Running', 'Succeeded', 'Failed', 'Unknown'].map(phaseTone);
  const looks = phases.map(tone => JSON.stringify(createTheme({color: true, ascii: false, name}).look(tone)));
  expect(new Set(looks).size).toBe(5);
});

test('a phase that Kubernetes does not have is plain', () => {
  expect(['', 'running', 'Lost'].map(phaseTone)).toEqual(['plain', 'plain', 'plain']);
});

test('the colours for the colour-blind are neither red nor green, those for a light background not yellow or cyan', () => {
  const colours = (name: 'light' | 'colorblind') =>
    tones.map(tone => createTheme({color: true, ascii: false, name}).look(tone).color);
  expect(colours('colorblind').filter(color => color === 'red' || color === 'green')).toEqual([]);
  expect(colours('light').filter(color => color === 'yellow' || color === 'cyan')).toEqual([]);
});

test('the themes that the option names are those there are', () => {
  expect(Object.keys(themes)).toEqual(themeNames);
});

describe('theme high-contrast', () => {
  const theme = createTheme({color: true, ascii: false, name: 'high-contrast'});
  const all = Object.keys(themes['high-contrast']) as Tone[];

  test.each(all)('%s is never dim, and in a bright colour that black and white show, or in the own one', tone => {
    expect(theme.look(tone).dimColor).toBeUndefined();
    expect(theme.look(tone, true)).not.toHaveProperty('dimColor');
    const {color} = theme.look(tone);
    for (const palette of brightPalettes) {
      const rgb = color === undefined ? null : palette[color];
      expect(rgb === null || contrast(rgb ?? '', palette.black) > 3).toBe(true);
      expect(rgb === null || contrast(rgb ?? '', palette.white) > 3).toBe(true);
    }
  });

  test('whatever has a colour is bold as well, and what matters most is more than that', () => {
    expect(all.filter(tone => theme.look(tone).color && !theme.look(tone).bold)).toEqual([]);
    expect(theme.look('failed')).toEqual({color: 'redBright', bold: true, inverse: true});
    for (const tone of ['selected', 'match'] as const) {
      expect(theme.look(tone)).toEqual({bold: true, inverse: true});
    }
  });

  test('ok, progressing, degraded and failed look different', () => {
    const looks = (['ok', 'progressing', 'degraded', 'failed'] as const).map(tone => JSON.stringify(theme.look(tone)));
    expect(new Set(looks).size).toBe(4);
  });
});

describe('symbols', () => {
  const texts = (ascii: boolean, wideLocale = false) => {
    const {frame, heavyFrame, health, state, steps, ...rest} = createTheme({color: false, ascii, wideLocale}).symbols;
    return {
      frame: [...Object.values(frame), ...Object.values(heavyFrame)],
      other: [health, state, steps, rest].flatMap(symbols => Object.values(symbols)),
    };
  };

  test('with --ascii all are ASCII', () => {
    const {frame, other} = texts(true);
    expect([...frame, ...other].join('')).toMatch(/^[ -~]+$/);
  });

  test('in a Chinese, Japanese or Korean locale none beyond the frames may be drawn two cells wide', () => {
    const wide = texts(false, true).other.filter(text =>
      Array.from(text).some(char => eastAsianWidth(char.codePointAt(0) ?? 0, {ambiguousAsWide: true}) !== 1),
    );
    expect(wide).toEqual([]);
  });

  test('every health and every state has a shape of its own within its kind', () => {
    const {health} = colour.symbols;
    expect(new Set(Object.values(health)).size).toBe(4);
  });
});

test('the symbols beyond ASCII are the characters that the terminal code and the build know', () => {
  const {frame, heavyFrame, health, state, steps, ...rest} = createTheme({color: false, ascii: false}).symbols;
  const drawn = [frame, heavyFrame, health, state, steps, rest].flatMap(symbols => Object.values(symbols)).join('');
  expect(new Set(ownCharacters)).toEqual(new Set(drawn.replaceAll(/[ -~]/g, '')));
});

test('what the symbols are made of takes a cell each and melts into nothing, on which the build relies', () => {
  const characters = ['A', ' ', ...ownCharacters];
  expect(characters.length).toBeGreaterThan(15);
  expect(characters.filter(character => stringWidth(character) !== 1)).toEqual([]);
  const pairs = characters.flatMap(first => characters.map(second => first + second));
  expect(pairs.filter(pair => [...new Intl.Segmenter().segment(pair)].length !== 2)).toEqual([]);
  const esc = '\u{1B}';
  const styled = characters.flatMap(character => [esc + character, character + esc]);
  expect(styled.filter(pair => [...new Intl.Segmenter().segment(pair)].length !== 2)).toEqual([]);
});
