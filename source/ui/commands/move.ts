import {type Command, recordOf, type Step, shownScreen} from '../view/context.ts';

const moves =
  (step: Step): Command =>
  context => {
    const screen = shownScreen(context);
    recordOf(context, screen).move?.(context, screen, step);
  };

export const up = moves({rows: -1});
export const down = moves({rows: 1});
export const left = moves({columns: -1});
export const right = moves({columns: 1});
export const first = moves({rows: Number.NEGATIVE_INFINITY});
export const last = moves({rows: Number.POSITIVE_INFINITY});
export const pageUp = moves({pages: -1});
export const pageDown = moves({pages: 1});
