import type {KeyWords, Mode} from '../context.ts';
import type {ScreenKind} from '../view-store.ts';
import {replayKeys} from './replay-table.ts';
import {type KeyRow, polled} from './row.ts';

export type {CommandName, KeyRow} from './row.ts';

// The picker takes what is typed as a name; its own keys are in picker-input.ts.
const everywhere: readonly ScreenKind[] = ['pods', 'pod', 'json', 'fleet', 'timeline', 'help'];
const allScreens: readonly ScreenKind[] = [...everywhere, 'picker'];
const withCluster: readonly ScreenKind[] = ['pods', 'pod', 'json'];

export const keyTable: readonly KeyRow[] = [
  {
    command: 'next-cluster',
    keys: [']', 'tab'],
    shown: '] Tab',
    does: 'next cluster',
    screens: withCluster,
    footer: {word: 'cluster', rank: 5},
  },
  {
    command: 'previous-cluster',
    keys: ['[', 'shift+tab'],
    shown: '[ Shift-Tab',
    does: 'previous cluster',
    screens: withCluster,
  },
  {
    command: 'cluster-number',
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    shown: '1-9',
    does: 'cluster n',
    screens: ['pods', 'pod', 'json', 'fleet'],
  },
  {
    command: 'fleet',
    keys: ['0'],
    does: 'all clusters at once',
    screens: ['pods', 'pod', 'json', 'timeline'],
    footer: {word: 'all', rank: 4},
  },
  {
    command: 'picker',
    keys: ['C'],
    does: 'pick a cluster by a part of its name',
    screens: polled,
    footer: {word: 'pick', rank: 11},
  },
  {command: 'up', keys: ['k', 'up'], shown: 'k ↑', does: 'move or scroll up', screens: everywhere},
  {command: 'down', keys: ['j', 'down'], shown: 'j ↓', does: 'move or scroll down', screens: everywhere},
  {
    command: 'left',
    keys: ['h', 'left'],
    shown: 'h ←',
    does: 'move or scroll left',
    screens: ['pods', 'json'],
    mode: 'live',
  },
  {
    command: 'right',
    keys: ['l', 'right'],
    shown: 'l →',
    does: 'move or scroll right',
    screens: ['pods', 'json'],
    mode: 'live',
  },
  {command: 'first', keys: ['g', 'home'], shown: 'g Home', does: 'to the top', screens: everywhere},
  {command: 'last', keys: ['G', 'end'], shown: 'G End', does: 'to the end', screens: everywhere},
  {command: 'page-up', keys: ['pageup', 'ctrl+b'], shown: 'PgUp Ctrl-b', does: 'a page up', screens: everywhere},
  {command: 'page-down', keys: ['pagedown', 'ctrl+f'], shown: 'PgDn Ctrl-f', does: 'a page down', screens: everywhere},
  {
    command: 'open',
    keys: ['enter'],
    shown: 'Enter',
    does: 'open the pod, or the cluster',
    screens: ['pods', 'fleet'],
    footer: {word: 'open', rank: 3},
  },
  {
    command: 'back',
    keys: ['esc'],
    shown: 'Esc',
    does: 'back; clears the filter',
    screens: everywhere,
  },
  {command: 'layout', keys: ['v'], does: 'panes or lines', screens: ['pods'], footer: {word: 'lines', rank: 8}},
  {
    command: 'json',
    keys: ['y'],
    does: 'raw JSON of this cluster (of the pod, in its detail)',
    screens: ['pods', 'pod'],
    footer: {word: 'JSON', rank: 2},
  },
  {
    command: 'dump',
    keys: ['ctrl+s'],
    shown: 'Ctrl-s',
    does: 'write the last answer of this cluster, as received, to a file',
    screens: withCluster,
    footer: {word: 'dump', rank: 6},
  },
  {
    command: 'filter',
    keys: ['/'],
    does: 'filter pods, clusters or changes (`!` inverts); search in the JSON view',
    screens: ['pods', 'json', 'fleet', 'timeline'],
    footer: {word: 'filter', rank: 5},
  },
  {
    command: 'next-match',
    keys: ['n'],
    does: 'next match',
    screens: ['json'],
    footer: {word: 'next', rank: 5},
  },
  {command: 'previous-match', keys: ['N'], does: 'previous match', screens: ['json']},
  {
    command: 'only-problems',
    keys: ['z'],
    does: 'only pods, or clusters, with a problem',
    screens: ['pods', 'fleet'],
    footer: {word: 'problems', rank: 7},
  },
  {
    command: 'sort',
    keys: ['S'],
    does: 'next order: as listed, worst first, by name, restarts, age',
    screens: ['pods', 'fleet'],
    footer: {word: 'sort', rank: 12},
  },
  {
    command: 'timeline',
    keys: ['t'],
    does: 'what was seen to change, newest first',
    screens: ['pods', 'pod', 'json', 'fleet'],
    footer: {word: 'timeline', rank: 8},
  },
  {
    command: 'copy',
    keys: ['c'],
    does: 'copy what is shown to the clipboard: the name, the hint, the JSON',
    screens: polled,
    footer: {word: 'copy', rank: 13},
  },
  {
    command: 'poll-now',
    keys: ['r'],
    does: 'poll now',
    screens: polled,
    mode: 'live',
    footer: {word: 'poll', rank: 9},
  },
  {
    command: 'pause',
    keys: ['p', 'space'],
    shown: 'p Space',
    does: 'pause, go on',
    screens: polled,
    mode: 'live',
    footer: {word: 'pause', rank: 10},
  },
  {command: 'slower', keys: ['+', '='], shown: '+', does: 'poll less often', screens: polled, mode: 'live'},
  {command: 'faster', keys: ['-'], does: 'poll more often', screens: polled, mode: 'live'},
  {
    command: 'managed-fields',
    keys: ['m'],
    does: 'show or hide managedFields in the JSON view',
    screens: ['json'],
    footer: {word: 'managedFields', rank: 7},
  },
  {command: 'redraw', keys: ['ctrl+l'], shown: 'Ctrl-l', does: 'redraw the screen', screens: allScreens},
  {command: 'suspend', keys: ['ctrl+z'], shown: 'Ctrl-z', does: 'suspend (`fg` comes back)', screens: allScreens},
  {command: 'help', keys: ['?'], does: 'this help', screens: everywhere, footer: {word: 'help', rank: 0}},
  {
    command: 'quit-or-back',
    keys: ['q'],
    does: 'back, at the root quit',
    screens: everywhere,
    footer: {word: 'quit', rank: 1},
  },
  {command: 'quit', keys: ['ctrl+c'], shown: 'Ctrl-c', does: 'quit', screens: allScreens},
  // These destroy things in k9s and flux9s; a hand on autopilot must not be surprised.
  {
    command: 'read-only',
    keys: ['s', 'R', 'W', 'e', 'ctrl+d', 'ctrl+k'],
    shown: 's R W e Ctrl-d Ctrl-k',
    does: 'nothing: this tool is read-only',
    screens: everywhere,
  },
  ...replayKeys,
];

/** The rows that count in a mode. */
export function rowsOf(mode: Mode): readonly KeyRow[] {
  return keyTable.filter(row => row.mode === undefined || row.mode === mode);
}

/** The row that a key means on a screen; undefined: the key means nothing there. */
export function rowForKey(name: string, screen: ScreenKind, mode: Mode): KeyRow | undefined {
  return rowsOf(mode).find(row => row.keys.includes(name) && row.screens.includes(screen));
}

/** The keys of a row as people read them. */
export function shownKeys(row: KeyRow): string {
  return row.shown ?? row.keys.join(' ');
}

/** The rows of a mode in words, for the help. */
export function keyWords(mode: Mode): readonly KeyWords[] {
  return rowsOf(mode).map(row => ({keys: shownKeys(row), does: row.does.replaceAll('`', '')}));
}
