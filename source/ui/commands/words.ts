import {noticedQuiet} from '../../monitor/store/endpoint.ts';
import {podsLayout} from '../screens/pods/layout.ts';
import {commandCluster, type FooterWord, layoutOf, recordOf, shownScreen} from '../view/context.ts';

// What keys do now, for the footer: a word, or null where they do nothing.

/** Enter, on something that can be opened. */
export const openWord: FooterWord = context => {
  const screen = shownScreen(context);
  return recordOf(context, screen).copied?.(context, screen) ? 'open' : null;
};

export const layoutWord: FooterWord = context => {
  const screen = shownScreen(context);
  if (screen.kind !== 'pods') {
    return null;
  }
  const {pods, grid} = layoutOf(context, podsLayout, screen);
  return pods.length === 0 ? null : grid.kind === 'panes' ? 'lines' : 'panes';
};

/** A key that opens a screen closes it, too. */
export const opensOr =
  (kind: string, word: string): FooterWord =>
  context =>
    shownScreen(context).kind === kind ? 'back' : word;

/** `w`, on a cluster. */
export const rolloutWord: FooterWord = context =>
  context.monitor.getState().selectedId === null ? null : opensOr('rollout', 'rollout')(context);

const hasAnswer: (context: Parameters<FooterWord>[0]) => boolean = context =>
  (commandCluster(context)?.pages.length ?? 0) > 0;

export const jsonWord: FooterWord = context => (hasAnswer(context) ? opensOr('json', 'JSON')(context) : null);

export const dumpWord: FooterWord = context => (hasAnswer(context) ? 'dump' : null);

export const problemsWord: FooterWord = ({view}) => (view.getState().onlyProblems ? 'all' : 'problems');

export const promptWord: FooterWord = context => (shownScreen(context).kind === 'json' ? 'search' : 'filter');

export const matchWord: FooterWord = context => {
  const screen = shownScreen(context);
  return screen.kind === 'json' && screen.search !== null && screen.search.lines.length > 0 ? 'next' : null;
};

export const pauseWord: FooterWord = ({monitor}) => (monitor.getState().paused ? 'go on' : 'pause');

export const pollWord: FooterWord = ({monitor}) => {
  const state = monitor.getState();
  return noticedQuiet(state) === null ? (state.refusal === null ? 'poll' : 'try again') : null;
};

export const quitWord: FooterWord = ({view}) => (view.getState().screens.length > 1 ? 'back' : 'quit');
