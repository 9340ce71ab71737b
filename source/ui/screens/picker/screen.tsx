import {fitColumn} from '../../../text/fit.ts';
import {Lines} from '../../look/line.tsx';
import type {Segments} from '../../look/segments.ts';
import {stateOf, stateWord} from '../../look/state.ts';
import {stateTone} from '../../look/theme.ts';
import {useTheme} from '../../look/theme-context.ts';
import {type ScreenRecord, type Situation, useLayout, useMonitor, useView} from '../../view/context.ts';
import {lineGrid, topToShow} from '../../view/grid.ts';
import {bodyRows} from '../../view/scroll.ts';
import type {PickerScreen} from '../../view/view-store.ts';
import {pickedClusters, pickerKey} from './input.ts';

const nameWidth = 32;

function pickerLayout(situation: Situation, screen: PickerScreen) {
  const {state, view} = situation;
  const clusters = pickedClusters(state, screen.text);
  const height = Math.max(1, bodyRows(situation) - 1);
  const cursor = Math.min(screen.cursor, Math.max(0, clusters.length - 1));
  const top = topToShow(lineGrid(clusters.length, view.columns), 0, cursor, height);
  return {clusters, height, cursor, top, known: state.order.length};
}

/** What is typed, and the clusters that match it. */
function PickerBody({screen}: {readonly screen: PickerScreen}) {
  const {symbols} = useTheme();
  const width = useView(view => view.columns);
  useView(view => view.rows);
  useMonitor(state => state.clusters);
  const {clusters, height, cursor, top, known} = useLayout(pickerLayout, screen);
  const lines = clusters.slice(top, top + height).map((entry, index): Segments => {
    const selected = top + index === cursor;
    const state = stateOf(entry);
    return [
      {text: selected ? `${symbols.cursor} ` : '  ', tone: selected ? 'cursor' : 'plain'},
      {text: fitColumn(entry.ref.label, nameWidth, symbols.cut), tone: selected ? 'title' : 'plain'},
      {text: ` ${symbols.state[state]} ${stateWord(entry)}`, tone: stateTone(state)},
    ];
  });
  const title: Segments = [
    {text: 'Cluster: ', tone: 'key'},
    {text: screen.text},
    {text: ' ', tone: 'selected'},
    {text: `  ${clusters.length} of ${known}, Enter goes there, Esc closes`, tone: 'dim'},
  ];
  return <Lines lines={[title, ...lines]} width={width} />;
}

export const pickerRecord: ScreenRecord<PickerScreen> = {Body: PickerBody, typed: pickerKey};
