import type {Command, CommandContext} from '../context.ts';
import {situationOf} from '../context.ts';
import {
  clampTop,
  contentHeight,
  contentLines,
  fleetLayout,
  podsLayout,
  type ScrollingScreen,
} from '../screens/content.ts';
import {visibleRows} from '../screens/grid.ts';
import {topScreen, updateScreen} from '../view-store.ts';

type Step = {
  /** Cells to the side. */
  readonly columns?: number;
  /** Rows down; Infinity is the end. */
  readonly rows?: number;
  /** Pages down. */
  readonly pages?: number;
};

function moveCursor(context: CommandContext, {columns = 0, rows = 0, pages = 0}: Step): void {
  updateScreen(context.view, 'pods', screen => {
    const {pods, grid, cursor, top, height} = podsLayout(situationOf(context), screen);
    const pageRows = pages * visibleRows(grid, top, height);
    const wanted = cursor + columns + (rows + pageRows) * grid.columns;
    const index = Math.max(0, Math.min(wanted, pods.length - 1));
    return {cursor: pods[index]?.pod.uid ?? null, top};
  });
  // A second look lets the window follow the cursor, so that the next key starts from what is on the screen.
  updateScreen(context.view, 'pods', screen => ({top: podsLayout(situationOf(context), screen).top}));
}

function moveInFleet(context: CommandContext, {rows = 0, pages = 0}: Step): void {
  updateScreen(context.view, 'fleet', screen => {
    const {clusters, cursor, top, height} = fleetLayout(situationOf(context), screen);
    const index = Math.max(0, Math.min(cursor + rows + pages * height, clusters.length - 1));
    return {cursor: clusters[index]?.ref.id ?? null, top};
  });
  updateScreen(context.view, 'fleet', screen => ({top: fleetLayout(situationOf(context), screen).top}));
}

function scroll(context: CommandContext, screen: ScrollingScreen, {columns = 0, rows = 0, pages = 0}: Step): void {
  const now = situationOf(context);
  const height = contentHeight(now, screen);
  const lines = contentLines(now, screen);
  // The end of what is still being laid out moves, and the screen with it.
  const grows = screen.kind === 'json' && !screen.document.isWhole() && rows === Number.POSITIVE_INFINITY;
  const top = grows ? rows : clampTop(clampTop(screen.top, lines, height) + rows + pages * height, lines, height);
  updateScreen(context.view, screen.kind, () => ({top}));
  if (screen.kind === 'json') {
    updateScreen(context.view, 'json', () => ({left: Math.max(0, screen.left + columns * 8)}));
  }
}

const moves =
  (step: Step): Command =>
  context => {
    const screen = topScreen(context.view.getState());
    switch (screen.kind) {
      case 'pods':
        moveCursor(context, step);
        break;
      case 'fleet':
        moveInFleet(context, step);
        break;
      case 'picker':
        break;
      default:
        scroll(context, screen, step);
    }
  };

export const up = moves({rows: -1});
export const down = moves({rows: 1});
export const left = moves({columns: -1});
export const right = moves({columns: 1});
export const first = moves({rows: Number.NEGATIVE_INFINITY});
export const last = moves({rows: Number.POSITIVE_INFINITY});
export const pageUp = moves({pages: -1});
export const pageDown = moves({pages: 1});
