import type {ClusterState, Connection} from '../../rollout/cluster/cluster.ts';
import type {Health} from '../../rollout/pod/pod.ts';
import {fadedLook, type Look, type Looks, type ThemeName, type Tone, themes} from './looks.ts';

type Frame = {
  readonly topLeft: string;
  readonly topRight: string;
  readonly bottomLeft: string;
  readonly bottomRight: string;
  readonly horizontal: string;
  readonly vertical: string;
};

/** What a cell of a bar stands for. */
export type StepGlyph = 'queued' | 'creating' | 'starting' | 'ready' | 'failing' | 'terminating' | 'unknown';

/**
 * Characters that stand for states and draw frames and bars. All but the frames and bars are one cell wide in every
 * locale.
 */
export type Symbols = {
  readonly health: Readonly<Record<Health, string>>;
  readonly state: Readonly<Record<ClusterState, string>>;
  readonly stale: string;
  readonly cut: string;
  readonly arrow: string;
  /** Between two states that follow each other again and again. */
  readonly toAndFro: string;
  readonly cursor: string;
  readonly barFull: string;
  readonly barEmpty: string;
  /** In a bar, where something happens. */
  readonly barMark: string;
  readonly moreLeft: string;
  readonly moreRight: string;
  /** Between steps that follow one another. */
  readonly next: string;
  readonly live: string;
  /** Between a phase and what goes on in it. */
  readonly dot: string;
  readonly steps: Readonly<Record<StepGlyph, string>>;
  readonly frame: Frame;
  /** The frame of what is selected. */
  readonly heavyFrame: Frame;
};

export type Theme = {
  readonly symbols: Symbols;
  /** How a tone looks; `faded` is for data that is stale or does not count. */
  readonly look: (tone: Tone, faded?: boolean) => Look;
};

const unicode: Symbols = {
  health: {ok: '✓', progressing: '▸', degraded: '!', failed: '✗'},
  state: {
    unknown: '?',
    'not-enabled': '-',
    installing: '▸',
    enabled: '✓',
    degraded: '!',
    failing: '✗',
    disabling: '◂',
  },
  stale: '~',
  cut: '⋯',
  arrow: '->',
  toAndFro: '⇄',
  cursor: '❯',
  barFull: '▰',
  barEmpty: '▱',
  barMark: '▮',
  moreLeft: '‹',
  moreRight: '›',
  next: '▸',
  live: '◉',
  dot: '∙',
  steps: {queued: '░', creating: '▒', starting: '▓', ready: '█', failing: '✗', terminating: '◂', unknown: ' '},
  frame: {topLeft: '╭', topRight: '╮', bottomLeft: '╰', bottomRight: '╯', horizontal: '─', vertical: '│'},
  heavyFrame: {topLeft: '┏', topRight: '┓', bottomLeft: '┗', bottomRight: '┛', horizontal: '━', vertical: '┃'},
};

const ascii: Symbols = {
  health: {ok: '+', progressing: '*', degraded: '!', failed: 'x'},
  state: {
    unknown: '?',
    'not-enabled': '-',
    installing: '*',
    enabled: '+',
    degraded: '!',
    failing: 'x',
    disabling: '<',
  },
  stale: '~',
  cut: '~',
  arrow: '->',
  toAndFro: '<->',
  cursor: '>',
  barFull: '#',
  barEmpty: '.',
  barMark: '|',
  moreLeft: '<',
  moreRight: '>',
  next: '>',
  live: '*',
  dot: '-',
  steps: {queued: '.', creating: '-', starting: '=', ready: '#', failing: 'x', terminating: '<', unknown: ' '},
  frame: {topLeft: '+', topRight: '+', bottomLeft: '+', bottomRight: '+', horizontal: '-', vertical: '|'},
  heavyFrame: {topLeft: '#', topRight: '#', bottomLeft: '#', bottomRight: '#', horizontal: '=', vertical: '#'},
};

/** The look of a run: with or without colour, with or without characters beyond ASCII, in one of the themes. */
export function createTheme(options: {
  readonly color: boolean;
  readonly ascii: boolean;
  readonly name?: ThemeName;
  /** Terminals of the locale may draw shades two cells wide: what stands behind a bar would move. */
  readonly wideLocale?: boolean;
}): Theme {
  const looks: Looks = themes[options.name ?? 'default'];
  const look = (tone: Tone, faded = false): Look => {
    if (faded) {
      return fadedLook(looks, tone);
    }
    const whole = looks[tone];
    const {color: _, ...rest} = whole;
    return options.color ? whole : rest;
  };
  const symbols = options.wideLocale ? {...unicode, steps: ascii.steps} : unicode;
  return {symbols: options.ascii ? ascii : symbols, look};
}

const stateTones: Readonly<Record<ClusterState, Tone>> = {
  unknown: 'plain',
  'not-enabled': 'plain',
  installing: 'progressing',
  enabled: 'ok',
  degraded: 'degraded',
  failing: 'failed',
  disabling: 'degraded',
};

export function stateTone(state: ClusterState): Tone {
  return stateTones[state];
}

export function connectionTone(connection: Connection): Tone {
  if (connection === 'live') {
    return 'ok';
  }
  return connection === 'connecting' ? 'progressing' : 'degraded';
}
