import {fitColumn} from '../../../text/fit.ts';
import {situationOf, useMonitor, useScreenContext, useView} from '../../context.ts';
import {Lines} from '../../look/line.tsx';
import type {Segments} from '../../look/segments.ts';
import {stateOf, stateWord} from '../../look/state.ts';
import {stateTone} from '../../look/theme.ts';
import type {PickerScreen} from '../../view-store.ts';
import {frameOf} from '../content.ts';
import {lineGrid, topToShow} from '../grid.ts';
import {pickedClusters} from './input.ts';

const nameWidth = 32;

/** What is typed, and the clusters that match it. */
export function PickerBody({screen}: {readonly screen: PickerScreen}) {
  const context = useScreenContext();
  const {symbols} = context.theme;
  const width = useView(view => view.columns);
  useView(view => view.rows);
  useMonitor(state => state.clusters);
  const situation = situationOf(context);
  const clusters = pickedClusters(situation.state, screen.text);
  const height = Math.max(1, frameOf(situation).body - 1);
  const cursor = Math.min(screen.cursor, Math.max(0, clusters.length - 1));
  const top = topToShow(lineGrid(clusters.length, width), 0, cursor, height);
  const lines = clusters.slice(top, top + height).map((entry, index): Segments => {
    const selected = top + index === cursor;
    const state = stateOf(entry);
    return [
      {text: selected ? `${symbols.cursor} ` : '  ', tone: selected ? 'cursor' : 'plain'},
      {text: fitColumn(entry.ref.name, nameWidth, symbols.cut), tone: selected ? 'title' : 'plain'},
      {text: ` ${symbols.state[state]} ${stateWord(state)}`, tone: stateTone(state)},
    ];
  });
  const title: Segments = [
    {text: 'Cluster: ', tone: 'key'},
    {text: screen.text},
    {text: ' ', tone: 'selected'},
    {text: `  ${clusters.length} of ${situation.state.order.length}, Enter goes there, Esc closes`, tone: 'dim'},
  ];
  return <Lines lines={[title, ...lines]} width={width} />;
}
