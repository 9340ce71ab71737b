import {clusterNumber, nextCluster, previousCluster} from '../commands/clusters.ts';
import {copy} from '../commands/copy.ts';
import {
  back,
  fleet,
  help,
  layout,
  onlyProblems,
  open,
  picker,
  quit,
  quitOrBack,
  readOnly,
  redraw,
  rollout,
  sort,
  suspend,
  timeline,
} from '../commands/open.ts';
import {dump} from '../commands/polling.ts';
import {openPrompt} from '../commands/prompt.ts';
import * as words from '../commands/words.ts';
import {json, managedFields, nextMatch, previousMatch} from '../screens/json/commands.ts';
import type {KeyWords, Mode} from '../view/context.ts';
import type {ScreenKind} from '../view/view-store.ts';
import {liveKeys} from './live-table.ts';
import {moveKeys} from './move-table.ts';
import {replayKeys} from './replay-table.ts';
import {type KeyRow, polled, worksOn} from './row.ts';

export type {KeyRow} from './row.ts';

const withCluster: readonly ScreenKind[] = ['pods', 'pod', 'json', 'rollout'];

export const keyTable: readonly KeyRow[] = [
  {
    run: nextCluster,
    group: 'clusters',
    keys: [']', 'tab'],
    shown: '] Tab',
    does: 'next cluster',
    screens: withCluster,
    footer: {word: 'cluster', rank: 5, several: true},
  },
  {
    run: previousCluster,
    group: 'clusters',
    keys: ['[', 'shift+tab'],
    shown: '[ Shift-Tab',
    does: 'previous cluster',
    screens: withCluster,
  },
  {
    run: clusterNumber,
    group: 'clusters',
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    shown: '1-9',
    does: 'cluster n',
    screens: [...withCluster, 'fleet'],
  },
  {
    run: fleet,
    group: 'clusters',
    keys: ['0'],
    does: 'all clusters at once; closes them, too',
    screens: polled,
    footer: {word: words.opensOr('fleet', 'all'), rank: 4, several: true},
  },
  {
    run: picker,
    group: 'clusters',
    keys: ['C'],
    does: 'pick a cluster by a part of its name',
    screens: polled,
    footer: {word: 'pick', rank: 11, several: true},
  },
  ...moveKeys,
  {
    run: open,
    group: 'screens',
    keys: ['enter'],
    shown: 'Enter',
    does: 'open the pod, or the cluster',
    screens: ['pods', 'fleet', 'timeline'],
    footer: {word: words.openWord, rank: 3},
  },
  {run: back, group: 'screens', keys: ['esc'], shown: 'Esc', does: 'back; clears the filter'},
  {
    run: layout,
    group: 'screens',
    keys: ['v'],
    does: 'panes or lines',
    screens: ['pods'],
    footer: {word: words.layoutWord, rank: 8},
  },
  {
    run: json,
    group: 'screens',
    keys: ['y'],
    does: 'raw JSON of this cluster (of the pod, in its detail); closes it, too',
    screens: withCluster,
    footer: {word: words.jsonWord, rank: 2},
  },
  {
    run: dump,
    group: 'data',
    keys: ['ctrl+s'],
    shown: 'Ctrl-s',
    does: 'write the last answer of this cluster, as received, to a file',
    screens: withCluster,
    footer: {word: words.dumpWord, rank: 9},
  },
  {
    run: openPrompt,
    group: 'data',
    keys: ['/'],
    does: 'filter pods, clusters or changes (`!` inverts); search in the JSON view',
    screens: ['pods', 'json', 'fleet', 'timeline'],
    footer: {word: words.promptWord, rank: 7},
  },
  {
    run: nextMatch,
    group: 'data',
    keys: ['n'],
    does: 'next match',
    screens: ['json'],
    footer: {word: words.matchWord, rank: 5},
  },
  {run: previousMatch, group: 'data', keys: ['N'], does: 'previous match', screens: ['json']},
  {
    run: onlyProblems,
    group: 'data',
    keys: ['z'],
    does: 'only pods, clusters or changes with a problem',
    screens: ['pods', 'fleet', 'timeline'],
    footer: {word: words.problemsWord, rank: 6},
  },
  {
    run: sort,
    group: 'data',
    keys: ['S'],
    does: 'next order: as listed, worst first, by name, restarts, age',
    screens: ['pods', 'fleet'],
    footer: {word: 'sort', rank: 12},
  },
  {
    run: rollout,
    keys: ['w'],
    does: 'the rollout as a waterfall, full screen; closes it, too',
    group: 'screens',
    screens: ['pods', 'pod', 'json', 'timeline', 'rollout'],
    footer: {word: words.rolloutWord, rank: 5},
  },
  {
    run: timeline,
    group: 'screens',
    keys: ['t'],
    does: 'what was seen to change, newest first; closes it, too',
    screens: polled,
    footer: {word: words.opensOr('timeline', 'timeline'), rank: 8},
  },
  {
    run: copy,
    group: 'data',
    keys: ['c'],
    does: 'copy what is shown to the clipboard: the name, the hint, the JSON',
    screens: polled,
    footer: {word: 'copy', rank: 13},
  },
  ...liveKeys,
  {
    run: managedFields,
    group: 'data',
    keys: ['m'],
    does: 'show or hide managedFields in the JSON view',
    screens: ['json'],
    footer: {word: 'managedFields', rank: 7},
  },
  {run: redraw, group: 'leave', keys: ['ctrl+l'], shown: 'Ctrl-l', does: 'redraw the screen', always: true},
  {
    run: suspend,
    group: 'leave',
    keys: ['ctrl+z'],
    shown: 'Ctrl-z',
    does: 'suspend (`fg` comes back)',
    always: true,
  },
  {
    run: help,
    group: 'screens',
    keys: ['?'],
    does: 'this help; closes it, too',
    footer: {word: words.opensOr('help', 'help'), rank: 0},
  },
  {
    run: quitOrBack,
    group: 'leave',
    keys: ['q'],
    does: 'back, at the root quit',
    footer: {word: words.quitWord, rank: 1},
  },
  {run: quit, group: 'leave', keys: ['ctrl+c'], shown: 'Ctrl-c', does: 'quit', always: true},
  // These destroy things in k9s and flux9s; a hand on autopilot must not be surprised.
  {
    run: readOnly,
    group: 'leave',
    keys: ['s', 'R', 'W', 'e', 'ctrl+d', 'ctrl+k'],
    shown: 's R W e Ctrl-d Ctrl-k',
    does: 'nothing: this tool is read-only',
  },
  ...replayKeys,
];

/** The rows that count in a mode. */
export function rowsOf(mode: Mode): readonly KeyRow[] {
  return keyTable.filter(row => row.mode === undefined || row.mode === mode);
}

/** The row that a key means on a screen; undefined: the key means nothing there. */
export function rowForKey(name: string, screen: ScreenKind, mode: Mode): KeyRow | undefined {
  return rowsOf(mode).find(row => row.keys.includes(name) && worksOn(row, screen));
}

/** The keys of a row as people read them. */
export function shownKeys(row: KeyRow): string {
  return row.shown ?? row.keys.join(' ');
}

/** The rows of a mode in words, for the help. */
export function keyWords(mode: Mode): readonly KeyWords[] {
  return rowsOf(mode).map(row => ({keys: shownKeys(row), does: row.does.replaceAll('`', ''), group: row.group}));
}
