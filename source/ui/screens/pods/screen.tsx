import {Box} from 'ink';
import {connectionOf, selectedEntry} from '../../../monitor/store/selectors.ts';
import type {JudgedPod} from '../../../rollout/health/health.ts';
import {wrapText} from '../../../text/fit.ts';
import {Line, Lines} from '../../look/line.tsx';
import {useTheme} from '../../look/theme-context.ts';
import {layoutOf, type ScreenRecord, useLayout, useMonitor, useScreenContext, useView} from '../../view/context.ts';
import {visibleRows} from '../../view/grid.ts';
import {type PodsScreen, pushScreen, updateScreen} from '../../view/view-store.ts';
import {emptyLines} from './empty.ts';
import {type PodsLayout, podsAfter, podsLayout, podsPosition} from './layout.ts';
import {lineTitles, PodLine} from './line.tsx';
import {PodPane} from './pane.tsx';
import {durationText, healthTone, isFaded} from './pane-text.ts';

type RowsProps = {readonly layout: PodsLayout; readonly stale: boolean};

function PaneRows({layout, stale}: RowsProps) {
  const {pods, grid, cursor, top, height} = layout;
  const rows = Array.from({length: visibleRows(grid, top, height)}, (_, index) => top + index);
  return rows.map(row => (
    <Box key={row} flexShrink={0}>
      {pods.slice(row * grid.columns, (row + 1) * grid.columns).map((judged, column) => (
        <PodPane
          key={judged.pod.uid}
          judged={judged}
          width={grid.cellWidth}
          height={Math.min(grid.rowHeights[row] ?? 0, height)}
          selected={row * grid.columns + column === cursor}
          stale={stale}
        />
      ))}
    </Box>
  ));
}

type HintProps = {readonly judged: JudgedPod; readonly width: number; readonly rows: number};

/** What is to be said of the pod under the cursor: how long it has not been well, and what to do about it. */
function PodHint({judged, width, rows}: HintProps) {
  const {symbols} = useTheme();
  const lasting = useMonitor(state => durationText(judged, state.now));
  const text = [lasting, isFaded(judged) ? null : judged.hint].filter(part => part !== null).join(': ');
  const tone = healthTone(judged);
  return <Lines lines={wrapText(text, width, rows, symbols.cut).map(line => [{text: line, tone}])} width={width} />;
}

function LineRows({layout, stale}: RowsProps) {
  const {symbols} = useTheme();
  const {pods, grid, cursor, top, height, hintRows} = layout;
  const width = grid.cellWidth;
  const judged = pods[cursor];
  return (
    <>
      <Line segments={lineTitles(width, symbols.cut)} width={width} />
      <Box flexDirection="column" height={height} flexShrink={0}>
        {pods.slice(top, top + height).map((pod, index) => (
          <PodLine key={pod.pod.uid} judged={pod} width={width} selected={top + index === cursor} stale={stale} />
        ))}
      </Box>
      {judged && hintRows > 0 ? <PodHint judged={judged} width={width} rows={hintRows} /> : null}
    </>
  );
}

/** The pods of the selected cluster: panes where they fit, else one line each; only what is in view is rendered. */
function PodsBody({screen}: {readonly screen: PodsScreen}) {
  const {monitor, view} = useScreenContext();
  const {symbols} = useTheme();
  const width = useView(state => state.columns);
  const entry = useMonitor(selectedEntry);
  useMonitor(state => state.listProblem);
  const stale = useMonitor(state => {
    const selected = selectedEntry(state);
    return selected !== null && connectionOf(state, selected) !== 'live';
  });
  const layout = useLayout(podsLayout, screen);
  if (layout.pods.length === 0) {
    return <Lines lines={emptyLines(monitor.getState(), entry, view.getState(), symbols)} width={width} />;
  }
  return layout.grid.kind === 'panes' ? (
    <PaneRows layout={layout} stale={stale} />
  ) : (
    <LineRows layout={layout} stale={stale} />
  );
}

export const podsRecord: ScreenRecord<PodsScreen> = {
  Body: PodsBody,
  position: (context, screen) => podsPosition(layoutOf(context, podsLayout, screen)),
  move: (context, screen, step) => {
    const moved = podsAfter(layoutOf(context, podsLayout, screen), step);
    updateScreen(context.view, 'pods', () => moved);
  },
  open: (context, screen) => {
    const {pods, cursor} = layoutOf(context, podsLayout, screen);
    const clusterId = context.monitor.getState().selectedId;
    const judged = pods[cursor];
    if (judged && clusterId !== null) {
      pushScreen(context.view, {kind: 'pod', clusterId, uid: judged.pod.uid, top: 0});
    }
  },
  copied: (context, screen) => {
    const {pods, cursor} = layoutOf(context, podsLayout, screen);
    const name = pods[cursor]?.pod.name;
    return name === undefined ? null : {what: `the name ${name}`, text: name};
  },
};
