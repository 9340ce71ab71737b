import {isStale, selectedEntry} from '../../../monitor/store/selectors.ts';
import {Lines} from '../../look/line.tsx';
import {plainText} from '../../look/segments.ts';
import {layoutOf, type ScreenRecord, useLayout, useMonitor, useScreenContext, useView} from '../../view/context.ts';
import {scrollPosition, topAfter} from '../../view/scroll.ts';
import {type RolloutScreen, updateScreen} from '../../view/view-store.ts';
import {rolloutLayout} from './layout.ts';

/** The rollout of the selected cluster as a waterfall that has the screen to itself. */
function RolloutBody({screen}: {readonly screen: RolloutScreen}) {
  const context = useScreenContext();
  const width = useView(view => view.columns);
  // The clock moves every second, a bar only by whole cells.
  useMonitor(() => plainText(layoutOf(context, rolloutLayout, screen).lines));
  const faded = useMonitor(state => {
    const entry = selectedEntry(state);
    return entry !== null && isStale(state, entry);
  });
  const {lines} = useLayout(rolloutLayout, screen);
  return <Lines lines={lines} width={width} faded={faded} />;
}

export const rolloutRecord: ScreenRecord<RolloutScreen> = {
  Body: RolloutBody,
  position: (context, screen) => scrollPosition(layoutOf(context, rolloutLayout, screen)),
  move: (context, screen, step) => {
    const top = topAfter(layoutOf(context, rolloutLayout, screen), step);
    updateScreen(context.view, 'rollout', () => ({top}));
  },
  copied: (context, screen) => {
    const {lines, count} = layoutOf(context, rolloutLayout, screen);
    return count === 0 ? null : {what: 'the rollout as it is shown', text: plainText(lines)};
  },
};
