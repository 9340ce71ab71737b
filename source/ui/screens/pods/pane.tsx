import {memo} from 'react';
import {selectedToldAt} from '../../../monitor/store/selectors.ts';
import type {Rollout} from '../../../rollout/cluster/rollout.ts';
import type {JudgedPod} from '../../../rollout/health/health.ts';
import {fitMiddle, textWidth} from '../../../text/fit.ts';
import {Lines} from '../../look/line.tsx';
import type {Tone} from '../../look/looks.ts';
import {cutSegments, fillSegments, plainText, type Segments, segmentsWidth} from '../../look/segments.ts';
import type {Symbols} from '../../look/theme.ts';
import {useMonitor, useScreenContext} from '../../view/context.ts';
import {healthTone, isFaded, paneText, phaseSegments} from './pane-text.ts';

type PodPaneProps = {
  readonly judged: JudgedPod;
  readonly label: string;
  /** What its bar is drawn on the axis of. */
  readonly rollout: Rollout | null;
  readonly width: number;
  readonly height: number;
  readonly selected: boolean;
  /** The data is not current: no colour may look alive. */
  readonly stale: boolean;
};

/** A status gives way to a name up to so many cells: pods are told apart by it. */
const leastName = 16;

/** Frame and padding on both sides. */
const frameWidth = 4;

// What is well has a quiet frame, so that the eye finds what is not.
function frameTone(judged: JudgedPod): Tone {
  const tone = healthTone(judged);
  return tone === 'ok' ? 'dim' : tone;
}

function titleLine({judged, label, width, selected}: PodPaneProps, symbols: Symbols): Segments {
  const {health, cursor, cut} = symbols;
  const frame = selected ? symbols.heavyFrame : symbols.frame;
  const tone = frameTone(judged);
  const status = phaseSegments(judged, symbols);
  const room = width - 10;
  const name = fitMiddle(label, Math.max(leastName, room - segmentsWidth(status)), cut);
  const left: Segments = [
    {text: frame.topLeft, tone},
    {text: selected ? cursor : frame.horizontal, tone: selected ? 'cursor' : tone},
    {text: ` ${judged.superseded ? '-' : health[judged.health]} `, tone: healthTone(judged)},
    {text: `${name} `, tone: 'title'},
  ];
  const shown = cutSegments(status, Math.max(0, room - textWidth(name)), cut);
  const right: Segments = [{text: ' '}, ...shown, {text: ` ${frame.horizontal}${frame.topRight}`, tone}];
  const gap = Math.max(0, width - segmentsWidth(left) - segmentsWidth(right));
  return [...left, {text: frame.horizontal.repeat(gap), tone}, ...right];
}

function framed(props: PodPaneProps, now: number, symbols: Symbols): readonly Segments[] {
  const {judged, rollout, width, height, selected} = props;
  const frame = selected ? symbols.heavyFrame : symbols.frame;
  const tone = frameTone(judged);
  const inner = width - frameWidth;
  const text = paneText(judged, rollout, inner, now, symbols).slice(0, height - 2);
  const empty = Array.from({length: Math.max(0, height - 2 - text.length)}, (): Segments => []);
  return [
    titleLine(props, symbols),
    ...[...text, ...empty].map(
      (segments): Segments => [
        {text: `${frame.vertical} `, tone},
        ...fillSegments(segments, inner, symbols.cut),
        {text: ` ${frame.vertical}`, tone},
      ],
    ),
    [{text: frame.bottomLeft + frame.horizontal.repeat(width - 2) + frame.bottomRight, tone}],
  ];
}

/** A bordered pane with all that matters of one pod. */
export const PodPane = memo(function PodPane(props: PodPaneProps) {
  const {judged, rollout, width, stale} = props;
  const {monitor, theme} = useScreenContext();
  // The clock moves every second, the words in a pane rarely: only other words are a reason to render.
  useMonitor(state => plainText(paneText(judged, rollout, width - frameWidth, selectedToldAt(state), theme.symbols)));
  const lines = framed(props, selectedToldAt(monitor.getState()), theme.symbols);
  return <Lines lines={lines} width={width} faded={stale || isFaded(judged)} />;
});
