/** What a piece of text means; only this file says how a meaning looks. */
export type Tone =
  | 'plain'
  | 'dim'
  | 'title'
  | 'accent'
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

/** How every tone looks, and what becomes of a look whose data is stale or does not count. */
export type Looks = {
  readonly of: Readonly<Record<Tone, Look>>;
  readonly faded: (look: Look) => Look;
};

const usual: Readonly<Record<Tone, Look>> = {
  plain: {},
  dim: {dimColor: true},
  title: {bold: true},
  accent: {color: 'cyan'},
  cursor: {color: 'cyan'},
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
const light: Readonly<Record<Tone, Look>> = {
  ...usual,
  accent: {color: 'blue'},
  cursor: {color: 'blue'},
  progressing: {color: 'blue'},
  degraded: {color: 'magenta'},
  key: {color: 'blue'},
  number: {color: 'magenta'},
  literal: {color: 'blue'},
  phasePending: {color: 'blue'},
};

// Red and green look the same to some.
const colorblind: Readonly<Record<Tone, Look>> = {
  ...usual,
  ok: {color: 'blueBright'},
  failed: {color: 'magentaBright', bold: true},
  text: {color: 'blueBright'},
  phaseRunning: {color: 'blueBright'},
  phaseFailed: {color: 'magentaBright'},
  phaseUnknown: {color: 'yellow'},
};

// These three can be read on black and on white; the other bright ones, and most dark ones, on one of them only. Nothing
// contrasts more than the terminal's own colours, so the rest is told apart by bold, underlined and inverse.
const highContrast: Readonly<Record<Tone, Look>> = {
  plain: {},
  dim: {},
  title: {bold: true},
  accent: {color: 'blueBright', bold: true},
  cursor: {bold: true, inverse: true},
  ok: {bold: true},
  progressing: {color: 'blueBright', bold: true},
  degraded: {color: 'magentaBright', bold: true},
  failed: {color: 'redBright', bold: true, underline: true},
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

function dimmed({color: _, ...look}: Look): Look {
  return {...look, dimColor: true};
}

// Without dim, what fades becomes plain; the cursor must still be found.
function plain({inverse}: Look): Look {
  return inverse === true ? {inverse} : {};
}

/** The themes there are. */
export const themes = {
  default: {of: usual, faded: dimmed},
  light: {of: light, faded: dimmed},
  colorblind: {of: colorblind, faded: dimmed},
  'high-contrast': {of: highContrast, faded: plain},
} as const satisfies Readonly<Record<string, Looks>>;

export type ThemeName = keyof typeof themes;
