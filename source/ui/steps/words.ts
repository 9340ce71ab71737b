import {tookMs} from '../../rollout/cluster/rollout.ts';
import {isOnStandby, type JudgedPod} from '../../rollout/health/health.ts';
import type {Step} from '../../rollout/pod/steps/step.ts';
import {ageOf, humanDuration} from '../../text/duration.ts';
import {textWidth} from '../../text/fit.ts';
import {fitParts, type Part, type Segment, type Segments, segmentsWidth} from '../look/segments.ts';
import type {Symbols} from '../look/theme.ts';

function triesText(tries: number): string {
  return tries > 1 ? `, ${tries} tries` : '';
}

/**
 * What a pod is about now, and for how long: `creating 41s`, `ready in 19s`, `ImagePullBackOff 3m14s, 6 tries`. In less
 * than so many cells without the tries, or the time: a part of a number would be another number.
 */
export function stepNow(judged: JudgedPod, now: number, width: number): string {
  const {steps, line, pod, reason} = judged;
  const step = steps.at(-1);
  if (isOnStandby(judged)) {
    return 'on standby';
  }
  if (step === undefined) {
    return line.status;
  }
  if (judged.superseded && step.kind === 'ready') {
    return 'superseded';
  }
  if (step.kind === 'ready') {
    const took = tookMs(judged);
    return took === null ? 'ready' : `ready in ${humanDuration(took)}`;
  }
  if (step.kind === 'ended') {
    return line.status;
  }
  // Of a pod without a node the status only says the phase again.
  const what = !step.failing ? step.kind : line.status === pod.phase ? reason : line.status;
  const since = `${what} ${ageOf(step.from, now)}`;
  return [`${since}${triesText(step.tries)}`, since].find(text => textWidth(text) <= width) ?? what;
}

const pastWords: Readonly<Record<Step['kind'], string>> = {
  queued: 'queued',
  creating: 'creating',
  pulling: 'pulling',
  starting: 'start',
  ready: 'ready',
  running: 'ran',
  unknown: 'unknown',
  terminating: 'terminating',
  ended: 'ended',
};

/** The steps that a pod still has before it. */
const ahead: Readonly<Partial<Record<Step['kind'], readonly string[]>>> = {
  queued: ['create', 'start', 'ready'],
  creating: ['start', 'ready'],
  pulling: ['start', 'ready'],
  starting: ['ready'],
};

function stepPart(step: Step, now: number, symbols: Symbols): Segments {
  const isNow = step.to === null;
  if (isNow && step.kind === 'ready') {
    return [{text: 'ready', tone: 'ok'}];
  }
  const word = isNow ? step.kind : pastWords[step.kind];
  const text = `${word} ${humanDuration((step.to ?? now) - step.from)}${triesText(step.tries)}`;
  const tone = step.failing ? (isNow ? 'failed' : 'degraded') : isNow ? 'progressing' : 'plain';
  return [{text: step.failing ? `${text} ${symbols.health.failed}` : text, tone}];
}

/**
 * The steps of a pod one behind the other, as many of the last ones as fit, with those it still has before it:
 * `queued 1s > creating 14s > starting 3s > ready`; at the end how long it took.
 */
export function stepChain(judged: JudgedPod, width: number, now: number, symbols: Symbols): Segments {
  // That it ran says nothing beside that it is ready.
  const steps = judged.steps.filter(({kind}, index) => kind !== 'running' || judged.steps[index + 1]?.kind !== 'ready');
  const last = steps.at(-1);
  if (last === undefined) {
    return [];
  }
  const took = last.kind === 'ready' ? tookMs(judged) : null;
  const next = judged.pod.deleting ? [] : (ahead[last.kind] ?? []);
  const parts: Part[] = [
    // The oldest ones go first, and last of all what it is about now.
    ...steps.map((step, index) => ({segments: stepPart(step, now, symbols), drop: steps.length - 1 - index})),
    ...next.map((text, index): Part => ({segments: [{text, tone: 'plain'}], drop: steps.length + index + 1})),
  ];
  const end: Segment[] = took === null ? [] : [{text: `  took ${humanDuration(took)}`}];
  return [...fitParts(parts, width - segmentsWidth(end), ` ${symbols.next} `), ...end];
}
