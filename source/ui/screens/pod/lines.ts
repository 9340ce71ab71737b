import {isOnStandby, type JudgedPod, statusText} from '../../../rollout/health/health.ts';
import type {Container} from '../../../rollout/pod/pod.ts';
import {readyText} from '../../../rollout/pod/status.ts';
import {ageOf} from '../../../text/duration.ts';
import {fitMiddle, padEnd, textWidth, wrapText} from '../../../text/fit.ts';
import type {Tone} from '../../look/looks.ts';
import type {Segments} from '../../look/segments.ts';
import type {Symbols} from '../../look/theme.ts';
import {allContainers, containerStateText, healthTone, restartsSegments, terminationText} from '../pods/pane-text.ts';

const labelWidth = 12;

/** Containers and conditions that are shown; no honest pod has as many, and laying out thousands would take seconds. */
const maxShown = 20;

function more(all: readonly unknown[], what: string): Segments[] {
  const hidden = all.length - maxShown;
  return hidden > 0 ? [[{text: `and ${hidden} more ${what}: y shows them`, tone: 'dim'}]] : [];
}

/**
 * A value beside its label, wrapped to the width; a label too long for its column has a line of its own. Nothing when
 * there is no value.
 */
function field(label: string, value: string | null, width: number, tone: Tone = 'plain', indent = 0): Segments[] {
  if (value === null || value === '') {
    return [];
  }
  const start = ' '.repeat(indent);
  const isShort = textWidth(label) < labelWidth;
  const lines = wrapText(value, Math.max(10, width - labelWidth - indent)).map((text, index): Segments => {
    const shown = isShort && index === 0 ? label : '';
    return [
      {text: start + padEnd(shown, labelWidth), tone: 'dim'},
      {text, tone},
    ];
  });
  return isShort ? lines : [[{text: start + label, tone: 'dim'}], ...lines];
}

function containerLines(container: Container, width: number, now: number): Segments[] {
  const {state, lastTermination: last} = container;
  const role = container.role === 'app' ? 'container' : `${container.role} container`;
  const message = state.kind === 'waiting' || state.kind === 'terminated' ? state.message : null;
  return [
    [],
    [
      {text: `${role} `, tone: 'dim'},
      {text: container.name, tone: 'title'},
    ],
    ...field('state', containerStateText(container, now), width, 'plain', 2),
    ...field('message', message, width, 'plain', 2),
    ...field('ready', container.ready ? 'yes' : 'no', width, 'plain', 2),
    ...field('started', container.started === null ? null : container.started ? 'yes' : 'no', width, 'plain', 2),
    ...field('restarts', String(container.restartCount), width, 'plain', 2),
    ...field('last ended', last ? terminationText(last, now) : null, width, 'plain', 2),
    ...field('', last?.message ?? null, width, 'plain', 2),
    ...field('image', container.image, width, 'plain', 2),
  ];
}

/** `degraded, Terminating, for 3m`; for a superseded pod or one on standby also what that means. */
function healthText(judged: JudgedPod, now: number): string {
  const {health, reason, since, superseded} = judged;
  const held = since === null ? '' : `, for ${ageOf(since, now)}`;
  if (isOnStandby(judged)) {
    return `${health}, on standby${held}: not ready by design, while another replica leads`;
  }
  return `${superseded ? 'superseded (does not count): ' : ''}${health}, ${reason}${held}`;
}

/** Everything that is known of a pod, as lines of at most `width` cells. */
export function detailLines(judged: JudgedPod, width: number, now: number, symbols: Symbols): readonly Segments[] {
  const {pod, line, health, hint} = judged;
  const tone = healthTone(judged);
  const conditions = pod.conditions
    .slice(0, maxShown)
    .flatMap(({type, status, reason: why, message}) =>
      field(type, [status, why, message].filter(Boolean).join(', '), width, 'plain', 2),
    );
  const status = `  ${statusText(judged)}`;
  const containers = allContainers(judged);
  return [
    [
      {text: `${judged.superseded ? '-' : symbols.health[health]} `, tone},
      {text: fitMiddle(pod.app, Math.max(10, width - 2 - textWidth(status)), symbols.cut), tone: 'title'},
      {text: status, tone},
    ],
    ...field('pod', pod.name, width),
    ...field('namespace', pod.namespace, width),
    ...field('owner', pod.owner ? `${pod.owner.kind} ${pod.owner.name}` : null, width),
    ...field('health', healthText(judged, now), width, tone),
    ...field('hint', hint, width, tone),
    ...field('phase', pod.phase, width),
    ...field('reason', pod.statusReason, width),
    ...field('message', pod.statusMessage, width),
    ...field('ready', readyText(line), width),
    [{text: 'restarts'.padEnd(labelWidth), tone: 'dim'}, ...restartsSegments(judged, now)],
    ...field('age', ageOf(pod.createdAt, now), width),
    ...field('node', pod.nodeName ?? '<none>', width),
    ...field('host IP', pod.hostIP, width),
    ...field('pod IP', pod.podIP, width),
    ...(conditions.length > 0 ? [[], [{text: 'conditions', tone: 'dim' as const}], ...conditions] : []),
    ...more(pod.conditions, 'conditions'),
    ...containers.slice(0, maxShown).flatMap(container => containerLines(container, width, now)),
    ...more(containers, 'containers'),
    ...(pod.unreadable.length > 0 ? [[], ...field('unreadable', pod.unreadable.join(', '), width, 'degraded')] : []),
  ];
}
