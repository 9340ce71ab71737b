import {memo} from 'react';
import {type JudgedPod, statusText} from '../../../rollout/health/health.ts';
import {readyText} from '../../../rollout/pod/status.ts';
import {ageOf} from '../../../text/duration.ts';
import {fitMiddle} from '../../../text/fit.ts';
import {Line} from '../../look/line.tsx';
import {fillSegments, plainText, type Segments} from '../../look/segments.ts';
import type {Symbols} from '../../look/theme.ts';
import {useMonitor, useScreenContext} from '../../view/context.ts';
import {healthTone, isFaded, restartsSegments} from './pane-text.ts';

type LineColumn = {readonly title: string; readonly width: number};

const minNameWidth = 16;

// In the order in which they are given up when the terminal is narrow, last first.
const columns = {
  status: {title: 'STATUS', width: 17},
  ready: {title: 'READY', width: 5},
  restarts: {title: 'RESTARTS', width: 14},
  age: {title: 'AGE', width: 7},
  node: {title: 'NODE', width: 16},
} satisfies Record<string, LineColumn>;

type ColumnName = keyof typeof columns;

const columnNames: readonly ColumnName[] = ['status', 'ready', 'restarts', 'age', 'node'];

/** The columns that fit beside a readable name, and what is left for the name. */
export function lineColumns(width: number): {readonly shown: readonly ColumnName[]; readonly nameWidth: number} {
  let nameWidth = width - 4;
  const shown: ColumnName[] = [];
  for (const name of columnNames) {
    const needed = columns[name].width + 1;
    if (nameWidth - needed < minNameWidth) {
      break;
    }
    shown.push(name);
    nameWidth -= needed;
  }
  return {shown, nameWidth};
}

/** The heading above the lines. */
export function lineTitles(width: number, cut: string): Segments {
  const {shown, nameWidth} = lineColumns(width);
  const title = (column: LineColumn): Segments => [
    {text: ' '},
    ...fillSegments([{text: column.title, tone: 'dim'}], column.width, cut),
  ];
  return [
    ...fillSegments([{text: '    NAME', tone: 'dim'}], nameWidth + 4, cut),
    ...shown.flatMap(name => title(columns[name])),
  ];
}

function lineText(judged: JudgedPod, selected: boolean, width: number, now: number, symbols: Symbols): Segments {
  const {pod, line} = judged;
  const {shown, nameWidth} = lineColumns(width);
  const tone = healthTone(judged);
  const cells: Readonly<Record<ColumnName, Segments>> = {
    status: [{text: statusText(judged), tone}],
    ready: [{text: readyText(line)}],
    restarts: restartsSegments(judged, now),
    age: [{text: ageOf(pod.createdAt, now)}],
    node: [{text: pod.nodeName ?? '<none>'}],
  };
  return [
    {text: selected ? `${symbols.cursor} ` : '  ', tone: selected ? 'cursor' : 'plain'},
    {text: `${judged.superseded ? '-' : symbols.health[judged.health]} `, tone},
    ...fillSegments(
      [{text: fitMiddle(pod.name, nameWidth, symbols.cut), tone: selected ? 'title' : 'plain'}],
      nameWidth,
      symbols.cut,
    ),
    ...shown.flatMap(name => [{text: ' '}, ...fillSegments(cells[name], columns[name].width, symbols.cut)]),
  ];
}

type PodLineProps = {
  readonly judged: JudgedPod;
  readonly width: number;
  readonly selected: boolean;
  readonly stale: boolean;
};

/** One pod on one line, for terminals too small for panes. */
export const PodLine = memo(function PodLine({judged, width, selected, stale}: PodLineProps) {
  const {monitor, theme} = useScreenContext();
  useMonitor(state => plainText([lineText(judged, selected, width, state.now, theme.symbols)]));
  const segments = lineText(judged, selected, width, monitor.getState().now, theme.symbols);
  return <Line segments={segments} width={width} faded={stale || isFaded(judged)} />;
});
