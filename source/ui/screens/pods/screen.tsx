import {Box} from 'ink';
import {connectionOf, selectedEntry} from '../../../monitor/store/selectors.ts';
import {Lines} from '../../look/line.tsx';
import {useTheme} from '../../look/theme-context.ts';
import {stepLegend} from '../../steps/bar.ts';
import {layoutOf, type ScreenRecord, useLayout, useMonitor, useView} from '../../view/context.ts';
import {visibleRows} from '../../view/grid.ts';
import {type PodsScreen, pushScreen, updateScreen} from '../../view/view-store.ts';
import {LastChanges} from './changes.tsx';
import type {LineColumns} from './columns.ts';
import {EmptyBody} from './empty-body.tsx';
import {type PodsLayout, podsAfter, podsLayout, podsPosition} from './layout.ts';
import {LineTitles, PodLine} from './line.tsx';
import {PodPane} from './pane.tsx';

type RowsProps = {readonly layout: PodsLayout; readonly stale: boolean};

function PaneRows({layout, stale}: RowsProps) {
  const {pods, grid, cursor, top, height, rollout, labelOf} = layout;
  const rows = Array.from({length: visibleRows(grid, top, height)}, (_, index) => top + index);
  return rows.map(row => (
    <Box key={row} flexShrink={0}>
      {pods.slice(row * grid.columns, (row + 1) * grid.columns).map((judged, column) => (
        <PodPane
          key={judged.pod.uid}
          judged={judged}
          label={labelOf(judged)}
          rollout={rollout}
          width={grid.cellWidth}
          height={Math.min(grid.rowHeights[row] ?? 0, height)}
          selected={row * grid.columns + column === cursor}
          stale={stale}
        />
      ))}
    </Box>
  ));
}

type LineRowsProps = RowsProps & {readonly columns: LineColumns};

function LineRows({layout, columns, stale}: LineRowsProps) {
  const {pods, grid, cursor, top, height, rollout, labelOf, hasTitles} = layout;
  const width = grid.cellWidth;
  return (
    <>
      {hasTitles ? <LineTitles columns={columns} rollout={rollout} width={width} /> : null}
      <Box flexDirection="column" height={height} flexShrink={0}>
        {pods.slice(top, top + height).map((judged, index) => (
          <PodLine
            key={judged.pod.uid}
            judged={judged}
            label={labelOf(judged)}
            rollout={rollout}
            columns={columns}
            width={width}
            selected={top + index === cursor}
            stale={stale}
          />
        ))}
      </Box>
    </>
  );
}

type BelowProps = {
  readonly layout: PodsLayout;
  readonly clusterId: string;
  readonly width: number;
  readonly stale: boolean;
};

/** What stands below the pods: what their bars mean, why one is not well, what changed. */
function Below({layout, clusterId, width, stale}: BelowProps) {
  const {symbols} = useTheme();
  const {why, hasLegend, changeRows} = layout;
  const legend = [[{text: '  '}, ...stepLegend(symbols, width - 2)]];
  return (
    <>
      {hasLegend ? <Lines lines={legend} width={width} /> : null}
      {why.length > 0 ? <Lines lines={why} width={width} faded={stale} /> : null}
      {changeRows > 0 ? <LastChanges clusterId={clusterId} width={width} rows={changeRows} /> : null}
    </>
  );
}

/** The pods of the selected cluster: panes where they fit, else one line each; only what is in view is rendered. */
function PodsBody({screen}: {readonly screen: PodsScreen}) {
  const width = useView(view => view.columns);
  const entry = useMonitor(selectedEntry);
  const stale = useMonitor(state => {
    const selected = selectedEntry(state);
    return selected !== null && connectionOf(state, selected) !== 'live';
  });
  const layout = useLayout(podsLayout, screen);
  if (layout.pods.length === 0) {
    return <EmptyBody />;
  }
  const {columns} = layout;
  return (
    <>
      {columns === null ? (
        <PaneRows layout={layout} stale={stale} />
      ) : (
        <LineRows layout={layout} columns={columns} stale={stale} />
      )}
      {entry ? <Below layout={layout} clusterId={entry.ref.id} width={width} stale={stale} /> : null}
    </>
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
