import {memo} from 'react';
import {selectedToldAt} from '../../../monitor/store/selectors.ts';
import type {Rollout} from '../../../rollout/cluster/rollout.ts';
import type {JudgedPod} from '../../../rollout/health/health.ts';
import {readyText} from '../../../rollout/pod/status.ts';
import {ageOf} from '../../../text/duration.ts';
import {fitMiddle} from '../../../text/fit.ts';
import {Line} from '../../look/line.tsx';
import {phaseTone} from '../../look/phase.ts';
import {fillSegments, plainText, type Segments} from '../../look/segments.ts';
import type {Symbols} from '../../look/theme.ts';
import {axisOf, axisTitle} from '../../steps/axis.ts';
import {stepBar} from '../../steps/bar.ts';
import {stepNow} from '../../steps/words.ts';
import {useMonitor, useScreenContext} from '../../view/context.ts';
import {type LineColumn, type LineColumns, marksWidth} from './columns.ts';
import {healthTone, isFaded, tagOf} from './pane-text.ts';

const titles: Readonly<Record<Exclude<LineColumn, 'bar'>, string>> = {
  phase: 'PHASE',
  ready: 'RDY',
  restarts: 'RST',
  now: '',
  age: 'AGE',
  node: 'NODE',
  tag: 'TAG',
};

type TitlesProps = {readonly columns: LineColumns; readonly rollout: Rollout | null; readonly width: number};

function titleSegments({columns, rollout}: TitlesProps, now: number, cut: string): Segments {
  return [
    {text: ' '.repeat(marksWidth + columns.name)},
    ...[...columns.widths].flatMap(([column, width]): Segments => {
      const title = column === 'bar' ? axisTitle(axisOf(rollout, now, width)) : [{text: titles[column]}];
      return [{text: ' '}, ...fillSegments(title, width, cut)];
    }),
  ];
}

/** The heading above the lines, with the times that the bars stand below. */
export function LineTitles(props: TitlesProps) {
  const {monitor, theme} = useScreenContext();
  const {cut} = theme.symbols;
  useMonitor(state => plainText([titleSegments(props, selectedToldAt(state), cut)]));
  return <Line segments={titleSegments(props, selectedToldAt(monitor.getState()), cut)} width={props.width} />;
}

type PodLineProps = {
  readonly judged: JudgedPod;
  readonly label: string;
  readonly rollout: Rollout | null;
  readonly columns: LineColumns;
  readonly width: number;
  readonly selected: boolean;
  readonly stale: boolean;
};

/** `4`, and how many came since the watch began: `4 +1`. */
function restartsShort({line, restartsSinceWatch}: JudgedPod): Segments {
  const count = {text: String(line.restarts), tone: line.restarts > 0 ? ('degraded' as const) : undefined};
  return restartsSinceWatch > 0 ? [count, {text: ` +${restartsSinceWatch}`, tone: 'failed'}] : [count];
}

function cellText(column: LineColumn, width: number, props: PodLineProps, now: number, symbols: Symbols): Segments {
  const {judged, rollout} = props;
  const {pod, line, steps} = judged;
  const tone = healthTone(judged);
  switch (column) {
    case 'phase':
      return [{text: pod.phase || 'Unknown', tone: isFaded(judged) ? tone : phaseTone(pod.phase || 'Unknown')}];
    case 'ready':
      return [{text: readyText(line)}];
    case 'restarts':
      return restartsShort(judged);
    case 'age':
      return [{text: ageOf(pod.createdAt, now)}];
    case 'bar':
      return stepBar(steps, axisOf(rollout, now, width), now, symbols);
    case 'now':
      return [{text: stepNow(judged, now, width), tone}];
    case 'node':
      return [{text: pod.nodeName ?? '<none>'}];
    case 'tag':
      return [{text: tagOf(pod) ?? '<none>'}];
  }
}

function lineText(props: PodLineProps, now: number, symbols: Symbols): Segments {
  const {judged, label, columns, selected} = props;
  const name = fitMiddle(label, columns.name, symbols.cut);
  return [
    {text: selected ? `${symbols.cursor} ` : '  ', tone: selected ? 'cursor' : 'plain'},
    {text: `${judged.superseded ? '-' : symbols.health[judged.health]} `, tone: healthTone(judged)},
    ...fillSegments([{text: name, tone: selected ? 'title' : 'plain'}], columns.name, symbols.cut),
    ...[...columns.widths].flatMap(([column, width]) => [
      {text: ' '},
      ...fillSegments(cellText(column, width, props, now, symbols), width, symbols.cut),
    ]),
  ];
}

/** One pod on one line, with its steps as a part of the cluster's waterfall. */
export const PodLine = memo(function PodLine(props: PodLineProps) {
  const {monitor, theme} = useScreenContext();
  useMonitor(state => plainText([lineText(props, selectedToldAt(state), theme.symbols)]));
  const segments = lineText(props, selectedToldAt(monitor.getState()), theme.symbols);
  return <Line segments={segments} width={props.width} faded={props.stale || isFaded(props.judged)} />;
});
