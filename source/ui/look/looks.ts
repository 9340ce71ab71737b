/** What a piece of text means; only this file says how a meaning looks. */
export type Tone =
  | 'plain'
  /** For ornament only, never for data: on some backgrounds it cannot be read. */
  | 'dim'
  | 'title'
  | 'accent'
  /** Weight, for what is selected; colours are for states. */
  | 'cursor'
  | 'ok'
  | 'progressing'
  | 'degraded'
  | 'failed'
  | 'selected'
  | 'match'
  | 'key'
  | 'text'
  | 'number'
  | 'literal'
  | 'phasePending'
  | 'phaseRunning'
  | 'phaseSucceeded'
  | 'phaseFailed'
  | 'phaseUnknown';

/** The part of Ink's text props a tone may set: the terminal's own 16 colours and no background. */
export type Look = {
  readonly color?: string;
  readonly bold?: boolean;
  readonly underline?: boolean;
  readonly dimColor?: boolean;
  readonly inverse?: boolean;
};

/** How every tone looks. */
export type Looks = Readonly<Record<Tone, Look>>;

const usual: Looks = {
  plain: {},
  dim: {dimColor: true},
  title: {bold: true},
  accent: {color: 'cyan'},
  cursor: {bold: true},
  ok: {color: 'green'},
  progressing: {color: 'cyan'},
  degraded: {color: 'yellow'},
  failed: {color: 'red', bold: true},
  selected: {inverse: true},
  match: {inverse: true},
  key: {color: 'cyan'},
  text: {color: 'green'},
  number: {color: 'yellow'},
  literal: {color: 'magenta'},
  phasePending: {color: 'cyan'},
  phaseRunning: {color: 'green'},
  phaseSucceeded: {},
  phaseFailed: {color: 'red'},
  phaseUnknown: {color: 'magenta'},
};

// Yellow and cyan are hard to read on white.
const light: Looks = {
  ...usual,
  accent: {color: 'blue'},
  progressing: {color: 'blue'},
  degraded: {color: 'magenta'},
  key: {color: 'blue'},
  number: {color: 'magenta'},
  literal: {color: 'blue'},
  phasePending: {color: 'blue'},
};

// Red and green look the same to some.
const colorblind: Looks = {
  ...usual,
  ok: {color: 'blueBright'},
  failed: {color: 'magentaBright', bold: true},
  text: {color: 'blueBright'},
  phaseRunning: {color: 'blueBright'},
  phaseFailed: {color: 'magentaBright'},
  phaseUnknown: {color: 'yellow'},
};

// These three can be read on black and on white; the other bright ones, and most dark ones, on one of them only. Nothing
// contrasts more than the terminal's own colours, so the rest is told apart by bold, underlined and inverse. What failed is
// found first, before what is selected.
const highContrast: Looks = {
  plain: {},
  dim: {},
  title: {bold: true},
  accent: {color: 'blueBright', bold: true},
  cursor: {bold: true},
  ok: {bold: true},
  progressing: {color: 'blueBright', bold: true},
  degraded: {color: 'magentaBright', bold: true},
  failed: {color: 'redBright', bold: true, inverse: true},
  selected: {bold: true, inverse: true},
  match: {bold: true, inverse: true},
  key: {bold: true},
  text: {},
  number: {color: 'magentaBright', bold: true},
  literal: {bold: true, underline: true},
  phasePending: {color: 'blueBright', bold: true},
  phaseRunning: {bold: true},
  phaseSucceeded: {},
  phaseFailed: {color: 'redBright', bold: true, underline: true},
  phaseUnknown: {color: 'magentaBright', bold: true},
};

/** What becomes of a look whose data is stale or does not count: only ornament and the selection stay as they are. */
export function fadedLook(looks: Looks, tone: Tone): Look {
  return tone === 'dim' || tone === 'cursor' ? looks[tone] : {};
}

/** The themes there are. */
export const themes = {
  default: usual,
  light,
  colorblind,
  'high-contrast': highContrast,
} as const satisfies Readonly<Record<string, Looks>>;

export type ThemeName = keyof typeof themes;
