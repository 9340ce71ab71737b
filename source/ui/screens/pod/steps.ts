import {tookMs} from '../../../rollout/cluster/rollout.ts';
import type {JudgedPod} from '../../../rollout/health/health.ts';
import type {Step} from '../../../rollout/pod/steps/step.ts';
import {humanDuration} from '../../../text/duration.ts';
import {padEnd} from '../../../text/fit.ts';
import {momentText} from '../../../text/time.ts';
import type {Segments} from '../../look/segments.ts';

const kindWidth = 13;
const timeWidth = 10;

/** When a step began; `by` where only a poll saw that it had. */
function beganText({from, exact}: Step, now: number): string {
  const time = momentText(from, now);
  return exact ? time : `by ${time}`;
}

function lastedText({kind, from, to, failing, tries}: Step, now: number): string {
  const isOver = kind === 'ready' && to === null;
  return [
    ...(isOver ? [] : [humanDuration((to ?? now) - from)]),
    ...(failing ? ['failing'] : []),
    ...(tries > 1 ? [`${tries} tries`] : []),
  ].join(', ');
}

function toneOf({failing, to, kind}: Step): 'degraded' | 'failed' | 'ok' | 'plain' {
  if (failing) {
    return to === null ? 'failed' : 'degraded';
  }
  return kind === 'ready' && to === null ? 'ok' : 'plain';
}

/** The steps of a pod, each with when it began and how long it lasted, and how long it took in all. */
export function stepLines(judged: JudgedPod, now: number): readonly Segments[] {
  const took = tookMs(judged);
  const title = took === null ? 'steps' : `steps: ready ${humanDuration(took)} after it was created`;
  const lines = judged.steps.map((step): Segments => {
    const start = `  ${padEnd(step.kind, kindWidth)}`;
    const began = padEnd(beganText(step, now), timeWidth);
    return [{text: start, tone: toneOf(step)}, {text: `${began}  ${lastedText(step, now)}`.trimEnd()}];
  });
  return lines.length === 0 ? [] : [[{text: title}], ...lines];
}
