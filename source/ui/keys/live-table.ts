import {acceptGone, faster, pause, pollNow, slower} from '../commands/polling.ts';
import {pauseWord, pollWord} from '../commands/words.ts';
import {type KeyRow, polled} from './row.ts';

/** The rows of the key table for polling: they have no meaning while a recording is played. */
export const liveKeys: readonly KeyRow[] = [
  {
    run: pollNow,
    group: 'polling',
    keys: ['r'],
    does: 'poll now',
    screens: polled,
    mode: 'live',
    footer: {word: pollWord, rank: 9},
  },
  {
    run: pause,
    group: 'polling',
    keys: ['p', 'space'],
    shown: 'p Space',
    does: 'pause, go on',
    screens: polled,
    mode: 'live',
    footer: {word: pauseWord, rank: 10},
  },
  {
    run: acceptGone,
    group: 'data',
    keys: ['a'],
    does: 'accept that the apps without pods are gone for good',
    screens: ['pods', 'pod'],
    mode: 'live',
  },
  {run: slower, group: 'polling', keys: ['+', '='], shown: '+', does: 'poll less often', screens: polled, mode: 'live'},
  {run: faster, group: 'polling', keys: ['-'], does: 'poll more often', screens: polled, mode: 'live'},
];
