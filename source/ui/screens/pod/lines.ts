import {isOnStandby, type JudgedPod} from '../../../rollout/health/health.ts';
import {readyText} from '../../../rollout/pod/status.ts';
import {ageOf} from '../../../text/duration.ts';
import {fitMiddle, wrapText} from '../../../text/fit.ts';
import {cutSegments, fitParts, type Segments, segmentsWidth} from '../../look/segments.ts';
import type {Symbols} from '../../look/theme.ts';
import {allContainers, healthTone, phaseSegments, restartsSegments} from '../pods/pane-text.ts';
import {explanationFields} from '../pods/why.ts';
import {containersLines} from './containers.ts';
import {field, labelWidth, maxShown, more} from './field.ts';
import {stepLines} from './steps.ts';

type Facts = {
  readonly judged: JudgedPod;
  /** Cells. */
  readonly width: number;
  readonly now: number;
  readonly symbols: Symbols;
  /** What was seen to change of it, as lines. */
  readonly changes: readonly Segments[];
};

/** Lines that belong together; none when there is nothing to say. */
type Block = (facts: Facts) => readonly Segments[];

/** `degraded, Terminating, for 3m`; for a superseded pod or one on standby also what that means. */
function healthText(judged: JudgedPod, now: number): string {
  const {health, reason, since, superseded} = judged;
  const held = since === null ? '' : `, for ${ageOf(since, now)}`;
  if (isOnStandby(judged)) {
    return `${health}, on standby${held}: not ready by design, while another replica leads`;
  }
  return `${superseded ? 'superseded (does not count): ' : ''}${health}, ${reason}${held}`;
}

function counters({judged, now, width}: Facts): Segments {
  const {pod, line} = judged;
  const parts: readonly Segments[] = [
    [{text: readyText(line)}],
    [{text: 'restarts ', tone: 'plain'}, ...restartsSegments(judged, now)],
    [{text: 'age ', tone: 'plain'}, {text: ageOf(pod.createdAt, now)}],
  ];
  return [
    {text: 'ready'.padEnd(labelWidth), tone: 'plain'},
    ...fitParts(
      parts.map((segments, drop) => ({segments, drop})),
      width - labelWidth,
      '   ',
    ),
  ];
}

/** Below this width a hint takes all of it: beside its label it would be a long column of few words. */
const hintBesideFrom = 60;

function hintLines({judged, width}: Facts): readonly Segments[] {
  const tone = healthTone(judged);
  const {explained, hint} = judged;
  if (width < hintBesideFrom || explained === null) {
    return wrapText(hint ?? '', width).map((text): Segments => [{text, tone}]);
  }
  return explanationFields(explained).flatMap(({name, text}, index) =>
    field(name.toLowerCase(), text, width, index === 0 ? tone : 'plain'),
  );
}

const summary: Block = facts => {
  const {judged, width, now, symbols} = facts;
  const {pod, health} = judged;
  const tone = healthTone(judged);
  const status = cutSegments([{text: '  '}, ...phaseSegments(judged, symbols)], width - 12, symbols.cut);
  return [
    [
      {text: `${judged.superseded ? '-' : symbols.health[health]} `, tone},
      {text: fitMiddle(pod.app, Math.max(10, width - 2 - segmentsWidth(status)), symbols.cut), tone: 'title'},
      ...status,
    ],
    ...field('health', healthText(judged, now), width, tone),
    ...hintLines(facts),
    ...field('reason', pod.statusReason, width),
    ...field('message', pod.statusMessage, width),
    counters(facts),
  ];
};

const steps: Block = ({judged, now}) => stepLines(judged, now);

const containers: Block = ({judged, width, now}) => containersLines(allContainers(judged), width, now);

const lastChanges: Block = ({changes}) =>
  changes.length === 0
    ? []
    : [[{text: 'last changes', tone: 'plain'}], ...changes.map((line): Segments => [{text: '  '}, ...line])];

const conditions: Block = ({judged: {pod}, width}) =>
  pod.conditions.length === 0
    ? []
    : [
        [{text: 'conditions', tone: 'plain'}],
        ...pod.conditions
          .slice(0, maxShown)
          .flatMap(({type, status, reason, message}) =>
            field(type, [status, reason, message].filter(Boolean).join(', '), width, 'plain', 2),
          ),
        ...more(pod.conditions, 'conditions'),
      ];

const identity: Block = ({judged: {pod}, width}) => [
  ...field('pod', pod.name, width),
  ...field('namespace', pod.namespace, width),
  ...field('owner', pod.owner ? `${pod.owner.kind} ${pod.owner.name}` : null, width),
  ...field('uid', pod.uid === `${pod.namespace}/${pod.name}` ? null : pod.uid, width),
  ...field('node', pod.nodeName ?? '<none>', width),
  ...field('host IP', pod.hostIP, width),
  ...field('pod IP', pod.podIP, width),
  ...field('unreadable', pod.unreadable.join(', '), width, 'degraded'),
];

/** In the order in which people ask: what and why, since when, who it is. */
const blocks: readonly Block[] = [summary, steps, containers, lastChanges, conditions, identity];

/**
 * Everything that is known of a pod, as lines of at most `width` cells; `changes` are what was seen to change of it, as lines
 * of `width` less two.
 */
export function detailLines(
  judged: JudgedPod,
  width: number,
  now: number,
  symbols: Symbols,
  changes: readonly Segments[] = [],
): readonly Segments[] {
  return blocks
    .map(block => block({judged, width, now, symbols, changes}))
    .filter(lines => lines.length > 0)
    .flatMap((lines, index) => (index === 0 ? lines : [[], ...lines]));
}
