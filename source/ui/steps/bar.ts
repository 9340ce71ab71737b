import type {Step} from '../../rollout/pod/steps/step.ts';
import type {Tone} from '../look/looks.ts';
import {type Segment, type Segments, segmentsWidth} from '../look/segments.ts';
import type {StepGlyph, Symbols} from '../look/theme.ts';
import type {Axis} from './axis.ts';

const glyphOf: Readonly<Record<Step['kind'], StepGlyph>> = {
  queued: 'queued',
  creating: 'creating',
  pulling: 'creating',
  starting: 'starting',
  ready: 'ready',
  // That it was not ready then is not known.
  running: 'ready',
  unknown: 'unknown',
  terminating: 'terminating',
  ended: 'ready',
};

const toneOf: Readonly<Record<StepGlyph, Tone>> = {
  queued: 'plain',
  creating: 'progressing',
  starting: 'progressing',
  ready: 'ok',
  failing: 'failed',
  unknown: 'plain',
  terminating: 'plain',
};

/** The cell in which a step begins; cells before the axis are negative. */
function cellOf(time: number, {from, lengthMs, cells}: Axis): number {
  return Math.round(((time - from) / lengthMs) * cells);
}

// Ready is a mark and no stretch: all pods would otherwise grow until the last one is ready.
function endOf(step: Step, start: number, axis: Axis, now: number): number {
  const isMark = step.to === null && (step.kind === 'ready' || step.kind === 'ended');
  return isMark ? start + 1 : Math.max(start + 1, cellOf(step.to ?? now, axis));
}

// A pod that is ready now, and ran before, has one mark.
function isOneWith(step: Step, next: Step | undefined): boolean {
  return step.kind === 'running' && next?.kind === 'ready';
}

function drawnSteps(steps: readonly Step[]): readonly Step[] {
  return steps.flatMap((step, index) => {
    const before = steps[index - 1];
    if (isOneWith(step, steps[index + 1])) {
      return [];
    }
    return before !== undefined && isOneWith(before, step) ? [{...step, from: before.from}] : [step];
  });
}

function glyphOfStep({failing, kind}: Step): StepGlyph {
  return failing ? 'failing' : glyphOf[kind];
}

function cellsOf(steps: readonly Step[], axis: Axis, now: number): readonly StepGlyph[] {
  const cells = Array.from({length: axis.cells}, (): StepGlyph => 'unknown');
  let drawn = 0;
  let last: Step | null = null;
  for (const step of drawnSteps(steps)) {
    const lastedTo = step.to ?? now;
    if (lastedTo < axis.from || (lastedTo === axis.from && step.to !== null)) {
      continue;
    }
    // However short, a step has a cell.
    const start = Math.max(drawn, cellOf(step.from, axis));
    const end = Math.max(start, Math.min(axis.cells, endOf(step, start, axis, now)));
    cells.fill(glyphOfStep(step), start, end);
    drawn = Math.max(drawn, end);
    last = step;
  }
  // What it is about now is never without one.
  return last !== null && drawn === axis.cells ? cells.with(-1, glyphOfStep(last)) : cells;
}

/** The steps of a pod on the axis of its cluster, as wide as that. `now` is epoch ms. */
export function stepBar(steps: readonly Step[], axis: Axis, now: number, symbols: Symbols): Segments {
  const segments: Segment[] = [];
  for (const glyph of axis.cells < 1 ? [] : cellsOf(steps, axis, now)) {
    const before = segments.at(-1);
    const text = symbols.steps[glyph];
    if (before?.text.startsWith(text)) {
      segments.splice(-1, 1, {...before, text: before.text + text});
    } else {
      segments.push({text, tone: toneOf[glyph]});
    }
  }
  return segments;
}

const legendWords: readonly (readonly [glyph: StepGlyph, long: string, short: string])[] = [
  ['queued', 'queued', 'queued'],
  ['creating', 'creating', 'creating'],
  ['starting', 'running, not ready', 'starting'],
  ['ready', 'ready', 'ready'],
  ['failing', 'failing', 'failing'],
];

function legend(form: 'long' | 'short', symbols: Symbols): Segments {
  return legendWords.flatMap(([glyph, long, short], index) => [
    {text: `${index === 0 ? '' : '  '}${symbols.steps[glyph]}`, tone: toneOf[glyph]},
    {text: ` ${form === 'long' ? long : short}`},
  ]);
}

/** What the glyphs of the bars mean, in shorter words where there are less than so many cells. */
export function stepLegend(symbols: Symbols, width: number): Segments {
  const long = legend('long', symbols);
  return segmentsWidth(long) <= width ? long : legend('short', symbols);
}
