import type {Rollout} from '../../../rollout/cluster/rollout.ts';
import {isConcern, isOnStandby, type JudgedPod} from '../../../rollout/health/health.ts';
import {imageTag} from '../../../rollout/pod/image.ts';
import type {Container, Pod, Termination} from '../../../rollout/pod/pod.ts';
import {readyText, restartsText} from '../../../rollout/pod/status.ts';
import {ageOf} from '../../../text/duration.ts';
import type {Tone} from '../../look/looks.ts';
import {phaseTone} from '../../look/phase.ts';
import {fitParts, type Segment, type Segments} from '../../look/segments.ts';
import type {Symbols} from '../../look/theme.ts';
import {axisOf} from '../../steps/axis.ts';
import {stepBar} from '../../steps/bar.ts';
import {stepChain} from '../../steps/words.ts';

/** Containers that a pane shows where a pod has several; the pod's own screen shows all. */
const maxContainers = 3;

/** The tone of a health; a pod that does not count is not alarming, unless it is stuck. */
export function healthTone(judged: JudgedPod): Tone {
  return isFaded(judged) ? 'plain' : judged.health;
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

// Only of Running does the phase leave open whether the pod is ready.
function situationText(judged: JudgedPod): string | null {
  const {line, pod} = judged;
  if (isOnStandby(judged)) {
    return 'standby';
  }
  if (line.status !== 'Running') {
    return line.status === (pod.phase || 'Unknown') ? null : line.status;
  }
  return line.total > 0 && line.ready >= line.total ? 'ready' : 'not ready';
}

/** The phase and what goes on in it: `Pending ∙ ImagePullBackOff`, `Running ∙ ready`. */
export function phaseSegments(judged: JudgedPod, symbols: Symbols): Segments {
  const phase = judged.pod.phase || 'Unknown';
  const tone = healthTone(judged);
  const said = [situationText(judged), judged.superseded ? 'superseded' : null].filter(text => text !== null);
  return [
    {text: phase, tone: isFaded(judged) ? tone : phaseTone(phase)},
    {text: said.length === 0 ? '' : ` ${symbols.dot} ${said.join(', ')}`, tone},
  ];
}

/** The tag of the image that tells how far a pod is: that of the first container that is not ready, else of the first. */
export function tagOf({containers}: Pod): string | null {
  const container = containers.find(({ready}) => !ready) ?? containers[0];
  return container?.image ? imageTag(container.image) : null;
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

// Of a pod with one container the counters tell as much.
function containerLines(judged: JudgedPod, now: number): readonly Segments[] {
  const containers = allContainers(judged);
  if (containers.length < 2) {
    return [];
  }
  const lines = containers.slice(0, maxContainers).map((container): Segments => {
    const role = container.role === 'app' ? '' : ` (${container.role})`;
    return [{text: `${container.name}${role}: ${containerStateText(container, now)}`}];
  });
  const more = containers.length - maxContainers;
  return more > 0 ? [...lines, [{text: `and ${more} more containers (Enter)`}]] : lines;
}

/** `0/1 ready   4 restarts (3m ago) +1   age 3m15s   192.168.0.194   v1.4.4`, without its end where that does not fit. */
function counters(judged: JudgedPod, width: number, now: number): Segments {
  const {pod, line} = judged;
  const [count, ...rest] = restartsSegments(judged, now);
  const [number = '0', ...ago] = (count?.text ?? '').split(' ');
  const restarts: Segments = [
    {text: [number, number === '1' ? 'restart' : 'restarts', ...ago].join(' '), tone: count?.tone},
    ...rest,
  ];
  const tag = tagOf(pod);
  return fitParts(
    [
      {segments: [{text: `${readyText(line)} ready`}], drop: 0},
      {segments: restarts, drop: 1},
      {segments: [{text: `age ${ageOf(pod.createdAt, now)}`}], drop: 2},
      {segments: [{text: pod.nodeName ?? 'no node'}], drop: 3},
      {segments: tag === null ? [] : [{text: tag}], drop: 4},
    ],
    width,
    '   ',
  );
}

/** The rows of a pane with its frame: steps, bar, counters, and the containers where there are several. */
export function paneHeight(judged: JudgedPod): number {
  return 5 + containerLines(judged, 0).length;
}

/** The lines inside a pane, `width` cells wide, with the bar on the axis of this rollout. */
export function paneText(
  judged: JudgedPod,
  rollout: Rollout | null,
  width: number,
  now: number,
  symbols: Symbols,
): readonly Segments[] {
  return [
    stepChain(judged, width, now, symbols),
    stepBar(judged.steps, axisOf(rollout, now, width), now, symbols),
    counters(judged, width, now),
    ...containerLines(judged, now),
  ];
}
