import {left, right} from '../commands/move.ts';
import {nextChange, playFaster, playSlower, previousChange, stepBack, stepOn} from '../commands/playing.ts';
import {pause} from '../commands/polling.ts';
import {pauseWord} from '../commands/words.ts';
import {type KeyRow, polled} from './row.ts';

/** The rows of the key table that count while a recording is played, in the place of those for polling. */
export const replayKeys: readonly KeyRow[] = [
  {run: left, group: 'move', keys: ['h'], does: 'move or scroll left', screens: ['pods', 'json'], mode: 'replay'},
  {run: right, group: 'move', keys: ['l'], does: 'move or scroll right', screens: ['pods', 'json'], mode: 'replay'},
  {
    run: pause,
    group: 'playing',
    keys: ['p', 'space'],
    shown: 'p Space',
    does: 'pause, go on',
    screens: polled,
    mode: 'replay',
    footer: {word: pauseWord, rank: 2},
  },
  {
    run: stepBack,
    group: 'playing',
    keys: ['left'],
    shown: 'Left ←',
    does: 'ten seconds back; while paused, to the answer before',
    screens: polled,
    mode: 'replay',
    footer: {word: 'earlier', rank: 3},
  },
  {
    run: stepOn,
    group: 'playing',
    keys: ['right'],
    shown: 'Right →',
    does: 'ten seconds on; while paused, to the next answer',
    screens: polled,
    mode: 'replay',
    footer: {word: 'later', rank: 3},
  },
  {
    run: previousChange,
    group: 'playing',
    keys: [','],
    does: 'to the change before, of this cluster or, where all are shown, of any',
    screens: polled,
    mode: 'replay',
  },
  {
    run: nextChange,
    group: 'playing',
    keys: ['.'],
    does: 'to the next change',
    screens: polled,
    mode: 'replay',
    footer: {word: 'next change', rank: 4},
  },
  {
    run: playFaster,
    group: 'playing',
    keys: ['+', '='],
    shown: '+',
    does: 'play twice as fast',
    screens: polled,
    mode: 'replay',
    footer: {word: 'faster', rank: 9},
  },
  {
    run: playSlower,
    group: 'playing',
    keys: ['-'],
    does: 'play half as fast',
    screens: polled,
    mode: 'replay',
    footer: {word: 'slower', rank: 9},
  },
];
