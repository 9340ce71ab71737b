import {isConcern, type JudgedPod} from '../../../rollout/health/health.ts';
import type {Container, Termination} from '../../../rollout/pod/pod.ts';
import {readyText, restartsText} from '../../../rollout/pod/status.ts';
import {ageOf} from '../../../text/duration.ts';
import {fitMiddle, textWidth, wrapText} from '../../../text/fit.ts';
import type {Tone} from '../../look/looks.ts';
import {fitParts, type Segment, type Segments, segmentsWidth} from '../../look/segments.ts';
import type {Symbols} from '../../look/theme.ts';

/** Containers and lines of hint a pane shows; the pod's own screen shows all. */
const maxContainers = 3;
const maxHintLines = 6;

/** The tone of a health; a pod that does not count is not alarming, unless it is stuck. */
export function healthTone(judged: JudgedPod): Tone {
  return isFaded(judged) ? 'dim' : judged.health;
}

/** Whether a pod is drawn faded: another pod has replaced it, and it is not stuck. */
export function isFaded(judged: JudgedPod): boolean {
  return judged.superseded && !isConcern(judged);
}

/** `5 (3m ago) +2`: as kubectl writes them, and how many came since the watch began. */
export function restartsSegments(judged: JudgedPod, now: number): Segment[] {
  const count = {
    text: restartsText(judged.line, now),
    tone: judged.line.restarts > 0 ? ('degraded' as const) : undefined,
  };
  return judged.restartsSinceWatch > 0 ? [count, {text: ` +${judged.restartsSinceWatch}`, tone: 'failed'}] : [count];
}

/** `degraded for 3m`: how long a pod has not been well; null when that is of no concern, or the time is not known. */
export function durationText(judged: JudgedPod, now: number): string | null {
  const {health, since} = judged;
  return isConcern(judged) && since !== null ? `${health} for ${ageOf(since, now)}` : null;
}

/** The node, and how long it has not been well, as far as that fits behind it: `NODE 192.168.0.138  degraded for 3m`, or `for 3m` alone. */
function nodeLine(judged: JudgedPod, width: number, now: number): Segments {
  const node: Segments = [{text: 'NODE ', tone: 'dim'}, {text: judged.pod.nodeName ?? '<none>'}];
  const lasting = durationText(judged, now) ?? '';
  const room = width - segmentsWidth(node) - 2;
  const shown = [lasting, lasting.slice(judged.health.length + 1)].find(text => textWidth(text) <= room);
  return shown ? [...node, {text: `  ${shown}`, tone: 'dim'}] : node;
}

/** `Error, exit 1, 2m ago` */
export function terminationText(termination: Termination, now: number): string {
  const code = termination.signal ? `signal ${termination.signal}` : `exit ${termination.exitCode ?? '?'}`;
  const ago = termination.finishedAt === null ? '' : `, ${ageOf(termination.finishedAt, now)} ago`;
  return `${termination.reason ? `${termination.reason}, ` : ''}${code}${ago}`;
}

/** What a container does now: `running 3m`, `waiting CrashLoopBackOff`, `terminated Error, exit 1, 2m ago`. */
export function containerStateText(container: Container, now: number): string {
  const {state} = container;
  switch (state.kind) {
    case 'waiting':
      return `waiting ${state.reason ?? ''}`.trim();
    case 'running': {
      const age = state.startedAt === null ? '' : ` ${ageOf(state.startedAt, now)}`;
      return `running${age}${container.ready ? '' : ', not ready'}`;
    }
    case 'terminated':
      return `terminated ${terminationText(state, now)}`;
    default:
      return 'state not given';
  }
}

/** All containers of a pod in the order they start. */
export function allContainers(judged: JudgedPod): readonly Container[] {
  return [...judged.pod.initContainers, ...judged.pod.containers];
}

function containerLines(judged: JudgedPod, now: number): Segments[] {
  const containers = allContainers(judged);
  const shown = containers.slice(0, maxContainers);
  const lines = shown.flatMap((container): Segments[] => {
    const role = container.role === 'app' ? '' : ` (${container.role})`;
    const state: Segments = [
      {text: `${container.name}${role} `, tone: 'dim'},
      {text: containerStateText(container, now)},
    ];
    const last = container.lastTermination;
    return last ? [state, [{text: `  last: ${terminationText(last, now)}`, tone: 'dim'}]] : [state];
  });
  const more = containers.length - shown.length;
  return more > 0 ? [...lines, [{text: `and ${more} more containers (Enter)`, tone: 'dim'}]] : lines;
}

/** The lines inside a pane, `width` cells wide. How many there are does not depend on the time. */
export function paneText(judged: JudgedPod, width: number, now: number, symbols: Symbols): readonly Segments[] {
  const {pod, line, hint} = judged;
  const label = (name: string, value: Segments): Segments => [{text: `${name} `, tone: 'dim'}, ...value];
  const counters = fitParts(
    [
      {segments: label('READY', [{text: readyText(line)}]), drop: 0},
      {segments: label('RESTARTS', restartsSegments(judged, now)), drop: 0},
      {segments: label('AGE', [{text: ageOf(pod.createdAt, now)}]), drop: 1},
    ],
    width,
  );
  const hintLines = hint === null || isFaded(judged) ? [] : wrapText(hint, width, maxHintLines, symbols.cut);
  return [
    [{text: fitMiddle(pod.name, width, symbols.cut), tone: 'dim'}],
    counters,
    nodeLine(judged, width, now),
    ...containerLines(judged, now),
    ...hintLines.map((text): Segments => [{text, tone: healthTone(judged)}]),
  ];
}
