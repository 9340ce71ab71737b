import {memo} from 'react';
import {type JudgedPod, statusText} from '../../../rollout/health/health.ts';
import {fitMiddle, textWidth} from '../../../text/fit.ts';
import {Lines} from '../../look/line.tsx';
import {fillSegments, plainText, type Segments, segmentsWidth} from '../../look/segments.ts';
import type {Symbols} from '../../look/theme.ts';
import {useMonitor, useScreenContext} from '../../view/context.ts';
import {paneFrameWidth} from './pane-heights.ts';
import {healthTone, isFaded, paneText} from './pane-text.ts';

type PodPaneProps = {
  readonly judged: JudgedPod;
  readonly width: number;
  readonly height: number;
  readonly selected: boolean;
  /** The data is not current: no colour may look alive. */
  readonly stale: boolean;
};

function titleLine(judged: JudgedPod, width: number, selected: boolean, symbols: Symbols): Segments {
  const {frame, health, cursor, cut} = symbols;
  const tone = healthTone(judged);
  const frameTone = selected ? 'cursor' : 'dim';
  const status = ` ${judged.superseded ? 'superseded, ' : ''}${statusText(judged)} `;
  const app = fitMiddle(judged.pod.app, Math.max(4, width - textWidth(status) - 8), cut);
  const left: Segments = [
    {text: frame.topLeft, tone: frameTone},
    {text: selected ? cursor : frame.horizontal, tone: frameTone},
    {text: ` ${judged.superseded ? '-' : health[judged.health]} `, tone},
    {text: `${app} `, tone: 'title'},
  ];
  const right: Segments = [
    {text: fitMiddle(status, width - segmentsWidth(left) - 2, cut), tone},
    {text: `${frame.horizontal}${frame.topRight}`, tone: frameTone},
  ];
  const gap = Math.max(0, width - segmentsWidth(left) - segmentsWidth(right));
  return [...left, {text: frame.horizontal.repeat(gap), tone: frameTone}, ...right];
}

function framed(props: PodPaneProps, now: number, symbols: Symbols): readonly Segments[] {
  const {judged, width, height, selected} = props;
  const {frame, cut} = symbols;
  const tone = selected ? 'cursor' : 'dim';
  const inner = width - paneFrameWidth;
  const text = paneText(judged, inner, now, symbols).slice(0, height - 2);
  const empty = Array.from({length: Math.max(0, height - 2 - text.length)}, (): Segments => []);
  return [
    titleLine(judged, width, selected, symbols),
    ...[...text, ...empty].map(
      (segments): Segments => [
        {text: `${frame.vertical} `, tone},
        ...fillSegments(segments, inner, cut),
        {text: ` ${frame.vertical}`, tone},
      ],
    ),
    [{text: frame.bottomLeft + frame.horizontal.repeat(width - 2) + frame.bottomRight, tone}],
  ];
}

/** A bordered pane with all that matters of one pod. */
export const PodPane = memo(function PodPane(props: PodPaneProps) {
  const {judged, width, stale} = props;
  const {monitor, theme} = useScreenContext();
  // The clock moves every second, the words in a pane rarely: only other words are a reason to render.
  useMonitor(state => plainText(paneText(judged, width - paneFrameWidth, state.now, theme.symbols)));
  const lines = framed(props, monitor.getState().now, theme.symbols);
  return <Lines lines={lines} width={width} faded={stale || isFaded(judged)} />;
});
