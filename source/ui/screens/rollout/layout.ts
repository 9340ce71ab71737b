import {selectedEntry, toldAt, visiblePods} from '../../../monitor/store/selectors.ts';
import type {Snapshot} from '../../../rollout/cluster/cluster.ts';
import type {JudgedPod} from '../../../rollout/health/health.ts';
import {fitMiddle, padEnd, textWidth} from '../../../text/fit.ts';
import {fillSegments, type Segments} from '../../look/segments.ts';
import type {Symbols} from '../../look/theme.ts';
import {axisOf, axisTitle} from '../../steps/axis.ts';
import {stepBar, stepLegend} from '../../steps/bar.ts';
import {paceText, spanText} from '../../steps/pace.ts';
import {stepChain, stepNow} from '../../steps/words.ts';
import type {Situation} from '../../view/context.ts';
import {bodyRows, clampTop, type Scrolled} from '../../view/scroll.ts';
import type {RolloutScreen} from '../../view/view-store.ts';

/** All of the waterfall, and which of its pods are in view. */
export type RolloutLayout = Scrolled & {readonly lines: readonly Segments[]};

const longestName = 28;
const marksWidth = 4;

/** How a line is shared out; `words` 0: what the steps are stands in a line of its own below the bar. */
type Columns = {readonly name: number; readonly bar: number; readonly words: number};

/** From so many columns on the steps in words stand beside the bar. */
const columnsForWords = 130;

const chainWidth = 64;
const nowWidth = 24;

function columnsOf(width: number, labels: readonly string[], isTall: boolean): Columns {
  const longest = labels.reduce((found, label) => Math.max(found, textWidth(label)), 0);
  const name = Math.min(longest, longestName, Math.floor(width / 3));
  const isWide = width >= columnsForWords;
  const words = isWide ? chainWidth : isTall ? 0 : Math.min(nowWidth, Math.floor(width / 3));
  return {name, words, bar: Math.max(1, width - marksWidth - name - 1 - words)};
}

type Drawn = {
  readonly snapshot: Snapshot;
  readonly columns: Columns;
  readonly now: number;
  readonly symbols: Symbols;
};

function podLines(judged: JudgedPod, {snapshot, columns, now, symbols}: Drawn): readonly Segments[] {
  const {health, cut} = symbols;
  const {name, bar, words} = columns;
  const tone = judged.superseded ? 'plain' : judged.health;
  const label = fitMiddle(snapshot.labels.get(judged.pod.uid) ?? judged.pod.app, name, cut);
  const start: Segments = [
    {text: `  ${judged.superseded ? '-' : health[judged.health]} `, tone},
    {text: `${padEnd(label, name)} `},
  ];
  const drawn = stepBar(judged.steps, axisOf(snapshot.rollout, now, bar - 1), now, symbols);
  if (words === 0) {
    const indent = {text: ' '.repeat(marksWidth + name + 1)};
    return [
      [...start, ...drawn],
      [indent, ...stepChain(judged, bar, now, symbols)],
    ];
  }
  const said: Segments =
    words === chainWidth ? stepChain(judged, words, now, symbols) : [{text: stepNow(judged, now, words), tone}];
  return [[...start, ...fillSegments(drawn, bar, cut), ...said]];
}

const rowsForTimes = 8;
const rowsForLegend = 10;

const nothing: readonly Segments[] = [[{text: '  There are no pods whose rollout could be shown.', tone: 'title'}]];

/** The waterfall of the selected cluster: its axis, the pods in view, what the glyphs mean, when it began. */
export function rolloutLayout(situation: Situation, screen: RolloutScreen): RolloutLayout {
  const {state, view, symbols} = situation;
  const entry = selectedEntry(state);
  const snapshot = entry?.snapshot ?? null;
  const pods = visiblePods(entry, {filter: '', onlyProblems: false, sort: 'listed'});
  const body = bodyRows(situation);
  const now = toldAt(state, entry);
  if (snapshot === null || pods.length === 0) {
    return {lines: nothing, count: 0, height: body, top: 0};
  }
  const end = [spanText(snapshot, state.now), paceText(snapshot, ({pod}) => snapshot.labels.get(pod.uid) ?? pod.app)]
    .filter(text => text !== null)
    .join('; ');
  // Pods come before what the glyphs mean, and when it began.
  const below: readonly Segments[] = [
    ...(body >= rowsForLegend ? [[{text: '  '}, ...stepLegend(symbols, view.columns - 2)]] : []),
    ...(body >= rowsForTimes ? [[{text: `  ${end}`}]] : []),
  ];
  const height = Math.max(1, body - 1 - below.length);
  const isTall = pods.length * 2 <= height && view.columns < columnsForWords;
  const columns = columnsOf(view.columns, [...snapshot.labels.values()], isTall);
  const top = clampTop(screen.top, {count: pods.length, height});
  const drawn: Drawn = {snapshot, columns, now, symbols};
  const axis = axisOf(snapshot.rollout, now, columns.bar - 1);
  const lines: readonly Segments[] = [
    [{text: ' '.repeat(marksWidth + columns.name + 1)}, ...axisTitle(axis)],
    ...pods.slice(top, top + height).flatMap(judged => podLines(judged, drawn)),
    ...below,
  ];
  return {lines: lines.slice(0, body), count: pods.length, height, top};
}
