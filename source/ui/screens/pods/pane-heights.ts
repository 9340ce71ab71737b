import type {JudgedPod} from '../../../rollout/health/health.ts';
import type {Symbols} from '../../look/theme.ts';
import type {PaneHeights} from '../../view/context.ts';
import {minPaneHeight} from '../../view/grid.ts';
import {paneText} from './pane-text.ts';

/** Frame and padding on both sides of a pane. */
export const paneFrameWidth = 4;

/**
 * Heights of panes, remembered for as long as the pod stays the same: laying out 5,000 pods for every key would cost
 * more than drawing the ones in view.
 */
export function createPaneHeights(symbols: Symbols): PaneHeights {
  const known = new WeakMap<JudgedPod, {readonly width: number; readonly height: number}>();
  return (judged, width) => {
    const remembered = known.get(judged);
    if (remembered?.width === width) {
      return remembered.height;
    }
    const height = Math.max(minPaneHeight, paneText(judged, width - paneFrameWidth, 0, symbols).length + 2);
    known.set(judged, {width, height});
    return height;
  };
}
