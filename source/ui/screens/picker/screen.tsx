import {entriesInOrder} from '../../../monitor/store/selectors.ts';
import {ageStepMs} from '../../../text/duration.ts';
import {padEnd} from '../../../text/fit.ts';
import {Lines} from '../../look/line.tsx';
import type {Segments} from '../../look/segments.ts';
import {useTheme} from '../../look/theme-context.ts';
import {
  type ScreenRecord,
  type Situation,
  useLayout,
  useMonitor,
  useScreenContext,
  useView,
} from '../../view/context.ts';
import {lineGrid, topToShow} from '../../view/grid.ts';
import {bodyRows} from '../../view/scroll.ts';
import type {PickerScreen} from '../../view/view-store.ts';
import {columnsFor, fleetRows} from '../fleet/rows.ts';
import {pickedClusters, pickerKey} from './input.ts';

function pickerLayout(situation: Situation, screen: PickerScreen) {
  const {state, view} = situation;
  const clusters = pickedClusters(state, screen.text);
  const height = Math.max(1, bodyRows(situation) - 1);
  const cursor = Math.min(screen.cursor, Math.max(0, clusters.length - 1));
  const top = topToShow(lineGrid(clusters.length, view.columns), 0, cursor, height);
  return {clusters, height, cursor, top, known: state.order.length};
}

/** What is typed, and the clusters that match it, as in the table of all clusters. */
function PickerBody({screen}: {readonly screen: PickerScreen}) {
  const {monitor, holdUps} = useScreenContext();
  const {symbols} = useTheme();
  const width = useView(view => view.columns);
  useView(view => view.rows);
  useMonitor(state => state.clusters);
  useMonitor(state => Math.floor(state.now / ageStepMs));
  const {clusters, height, cursor, top, known} = useLayout(pickerLayout, screen);
  const state = monitor.getState();
  // By all clusters, so that nothing moves to the side while a name is typed.
  const columns = columnsFor(entriesInOrder(state), width);
  const cells = [...columns.widths.values()];
  const rows = fleetRows(state, clusters.slice(top, top + height), cursor - top, columns, symbols, holdUps);
  const lines = rows.map(row =>
    row.map(({text, tone}, column) => ({text: padEnd(text, (cells[column] ?? 0) + columns.gap), tone})),
  );
  const title: Segments = [
    {text: 'Cluster: ', tone: 'key'},
    {text: screen.text},
    {text: ' ', tone: 'selected'},
    {text: `  ${clusters.length} of ${known}, Enter goes there, Esc closes`},
  ];
  return <Lines lines={[title, ...lines]} width={width} />;
}

export const pickerRecord: ScreenRecord<PickerScreen> = {Body: PickerBody, typed: pickerKey};
