import type {Container, Health, Pod, PodLine} from '../pod.ts';
import {conditionOf, hasEnded} from '../status.ts';
import {isScheduled} from '../times.ts';
import type {Step, StepKind} from './step.ts';

/** A pod at one look, and what was judged of it. Times are epoch ms. */
export type StepLook = {
  readonly pod: Pod;
  readonly line: PodLine;
  /** A pod on standby is ok, and not ready by design. */
  readonly health: Health;
  /** Since when it is so. */
  readonly since: number;
  readonly now: number;
};

/** When a step began, and which; `exact` unless said otherwise. */
type Begin = Pick<Step, 'kind' | 'from' | 'failing' | 'exact'>;

// The kubelet's reasons for a container whose image is not there yet (pkg/kubelet/images/types.go).
const pullReasons: ReadonlySet<string> = new Set([
  'ErrImagePull',
  'ImagePullBackOff',
  'RegistryUnavailable',
  'SignatureValidationFailed',
]);

function hasRun({state, lastTermination, restartCount}: Container): boolean {
  return state.kind === 'running' || state.kind === 'terminated' || lastTermination !== null || restartCount > 0;
}

function areUp({containers, specContainerCount}: Pod): boolean {
  return (
    containers.length > 0 &&
    containers.length >= specContainerCount &&
    containers.every(({state}) => state.kind === 'running' || (state.kind === 'terminated' && state.exitCode === 0))
  );
}

function isReady(pod: Pod, line: PodLine): boolean {
  return line.total > 0 && line.ready >= line.total && (conditionOf(pod, 'Ready')?.status ?? 'True') === 'True';
}

function kindBeforeReady(pod: Pod): StepKind {
  if (!isScheduled(pod)) {
    return 'queued';
  }
  const waitsForImage = [...pod.initContainers, ...pod.containers].some(
    ({state}) => state.kind === 'waiting' && pullReasons.has(state.reason ?? ''),
  );
  if (waitsForImage) {
    return 'pulling';
  }
  return areUp(pod) || pod.containers.some(hasRun) ? 'starting' : 'creating';
}

function presentKind({pod, line, health}: StepLook): StepKind {
  if (hasEnded(pod)) {
    return 'ended';
  }
  if (pod.deleting) {
    return 'terminating';
  }
  // In each round of a crash loop the pod is ready for a moment.
  return health === 'ok' || (health !== 'failed' && isReady(pod, line)) ? 'ready' : kindBeforeReady(pod);
}

function latest(times: readonly (number | null)[]): number | null {
  const known = times.filter(time => time !== null);
  return known.length === times.length && known.length > 0 ? Math.max(...known) : null;
}

function startOfRun({state}: Container): number | null {
  return state.kind === 'running' || state.kind === 'terminated' ? state.startedAt : null;
}

/** When all containers ran for the first time; null where the answer does not tell. */
function firstUpAt({containers, specContainerCount}: Pod): number | null {
  if (containers.length < specContainerCount) {
    return null;
  }
  return latest(
    containers.map(container => {
      const {restartCount, lastTermination} = container;
      const first = restartCount === 0 ? startOfRun(container) : restartCount === 1 ? lastTermination?.startedAt : null;
      return first || null;
    }),
  );
}

// Nothing began before 1970: such a time is a deletion with an absurd grace period, or no time at all.
const begin = (kind: StepKind, from: number | null, failing = false): readonly Begin[] =>
  from === null || from <= 0 ? [] : [{kind, from, failing, exact: true}];

/** The last run that ended, and the wait for the one after it. */
function lastEnd({containers}: Pod): readonly Begin[] {
  const ended = containers
    .filter(({restartCount, lastTermination}) => restartCount > 0 && lastTermination !== null)
    .map(({lastTermination}) => lastTermination)
    .toSorted((a, b) => (a?.finishedAt ?? 0) - (b?.finishedAt ?? 0))
    .at(-1);
  return ended?.finishedAt
    ? [...begin('running', ended.startedAt || null), ...begin('starting', ended.finishedAt, true)]
    : [];
}

// The progress deadline of a Deployment. A pod that is up for longer may have been ready before, and flap.
const longestStartMs = 10 * 60_000;

function readiness(pod: Pod, upAt: number | null, now: number): readonly Begin[] {
  const ready = conditionOf(pod, 'Ready');
  const at = ready?.lastTransitionTime ?? null;
  if (ready === null && upAt !== null && now - upAt > longestStartMs) {
    return begin('running', upAt);
  }
  if (upAt === null || ready === null || at === null || at < upAt) {
    return begin('starting', upAt);
  }
  // The condition only turns False where it was True: the pod was ready for a part of this run.
  return ready.status === 'True'
    ? [...begin(at - upAt > longestStartMs ? 'running' : 'starting', upAt), ...begin('ready', at)]
    : [...begin('running', upAt), ...begin('starting', at)];
}

function beginsOf(pod: Pod, now: number): readonly Begin[] {
  const scheduledAt = conditionOf(pod, 'PodScheduled')?.lastTransitionTime ?? pod.startTime;
  const boundAt = isScheduled(pod) ? scheduledAt : null;
  // Without the time of the binding, the wait for a node is a part of the creation.
  const early =
    boundAt === null && isScheduled(pod) ? begin('creating', pod.createdAt) : begin('queued', pod.createdAt);
  const hasRestarted = pod.containers.some(({restartCount}) => restartCount > 0);
  const firstAt = firstUpAt(pod);
  const upAt = areUp(pod) ? latest(pod.containers.map(startOfRun)) : null;
  return [
    ...early,
    ...begin(hasRestarted && firstAt === null ? 'unknown' : 'creating', boundAt),
    ...(hasRestarted ? [...begin('running', firstAt), ...lastEnd(pod)] : []),
    ...readiness(pod, upAt, now),
  ];
}

function endOf({pod}: StepLook, kind: StepKind): readonly Begin[] {
  if (kind === 'terminating') {
    const {deletionTime, gracePeriodSeconds} = pod;
    return begin(kind, deletionTime === null ? null : deletionTime - (gracePeriodSeconds ?? 0) * 1000);
  }
  return kind === 'ended'
    ? begin(
        kind,
        latest(pod.containers.map(({state}) => (state.kind === 'terminated' ? state.finishedAt : null))),
        pod.phase === 'Failed',
      )
    : [];
}

// A step cannot begin before the one that it follows, nor after it was seen.
function inOrder(begins: readonly Begin[], now: number): readonly Begin[] {
  const kept: Begin[] = [];
  for (const each of begins) {
    const last = kept.at(-1);
    if (each.from > now || (last !== undefined && each.from < last.from)) {
      continue;
    }
    if (last?.from === each.from) {
      kept.pop();
    }
    const before = kept.at(-1);
    if (before?.kind !== each.kind || before.failing !== each.failing) {
      kept.push(each);
    }
  }
  return kept;
}

function isFailing({pod, health}: StepLook, kind: StepKind): boolean {
  return kind === 'ended' ? pod.phase === 'Failed' : kind !== 'ready' && (health === 'degraded' || health === 'failed');
}

/** The steps told, up to what the pod is about now; that began at `now` where the answer does not tell. */
function upToNow(look: StepLook, kind: StepKind, told: readonly Begin[]): readonly Begin[] {
  const {since, now} = look;
  const failing = isFailing(look, kind);
  if (failing && kind !== 'ended') {
    const from = Math.min(now, Math.max(since, told[0]?.from ?? 0));
    return [...told.filter(each => each.from < from), {kind, from, failing, exact: from < now}];
  }
  const last = told.at(-1);
  return last?.kind === kind && last.failing === failing ? told : [...told, {kind, from: now, failing, exact: false}];
}

/**
 * The steps of a pod as one answer tells them, oldest first, up to what it is about now: by `creationTimestamp`, the
 * conditions PodScheduled and Ready, `startTime`, `startedAt` and `lastState`. A pod that is ready, and does not say since
 * when, is `running` up to `now`.
 */
export function toldSteps(look: StepLook): readonly Step[] {
  const kind = presentKind(look);
  const begins = inOrder([...beginsOf(look.pod, look.now), ...endOf(look, kind)], look.now);
  const isReadySince = begins.some(each => each.kind === 'ready');
  const known =
    kind === 'ready' && !isReadySince
      ? begins.map(each => (each.kind === 'starting' && !each.failing ? {...each, kind: 'running' as const} : each))
      : begins;
  const all = inOrder(upToNow(look, kind, known), look.now);
  return all.map((each, index) => ({...each, to: all[index + 1]?.from ?? null, tries: each.failing ? 1 : 0}));
}
