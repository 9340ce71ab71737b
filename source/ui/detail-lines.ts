import {ageOf} from '../rollout/duration.ts';
import {wrapText} from '../rollout/fit-text.ts';
import type {JudgedPod} from '../rollout/health.ts';
import type {Container} from '../rollout/pod.ts';
import {readyText} from '../rollout/pod-status.ts';
import {allContainers, containerStateText, healthTone, restartsSegments, terminationText} from './pane-text.ts';
import type {Segments} from './segments.ts';
import type {Symbols, Tone} from './theme.ts';

const labelWidth = 12;

/** A value under its label, wrapped to the width; nothing when there is no value. */
function field(label: string, value: string | null, width: number, tone: Tone = 'plain', indent = 0): Segments[] {
  if (value === null || value === '') {
    return [];
  }
  const start = ' '.repeat(indent);
  return wrapText(value, Math.max(10, width - labelWidth - indent)).map((text, index) => [
    {text: start + (index === 0 ? label : '').padEnd(labelWidth), tone: 'dim'},
    {text, tone},
  ]);
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

/** Everything that is known of a pod, as lines of at most `width` cells. */
export function detailLines(judged: JudgedPod, width: number, now: number, symbols: Symbols): readonly Segments[] {
  const {pod, line, health, reason, hint, since} = judged;
  const tone = healthTone(judged);
  const conditions = pod.conditions.flatMap(({type, status, reason: why, message}) =>
    field(type, [status, why, message].filter(Boolean).join(', '), width, 'plain', 2),
  );
  const standing = judged.superseded ? `${health}, superseded: does not count` : health;
  return [
    [
      {text: `${judged.superseded ? '-' : symbols.health[health]} `, tone},
      {text: pod.app, tone: 'title'},
      {text: `  ${line.status}`, tone},
    ],
    ...field('pod', pod.name, width),
    ...field('namespace', pod.namespace, width),
    ...field('owner', pod.owner ? `${pod.owner.kind} ${pod.owner.name}` : null, width),
    ...field('health', `${standing}, ${reason}${since === null ? '' : `, for ${ageOf(since, now)}`}`, width, tone),
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
    ...allContainers(judged).flatMap(container => containerLines(container, width, now)),
    ...(pod.unreadable.length > 0 ? [[], ...field('unreadable', pod.unreadable.join(', '), width, 'degraded')] : []),
  ];
}
