import type {JudgedPod} from '../../rollout/health/health.ts';
import {imageTag} from '../../rollout/pod/image.ts';
import type {Container, ContainerRole, ContainerState, Health, Termination} from '../../rollout/pod/pod.ts';
import {shiftPod, shiftTime} from '../../rollout/pod/shift.ts';
import {readyText} from '../../rollout/pod/status.ts';
import {type Step, shiftSteps} from '../../rollout/pod/steps/step.ts';

/** A pod in the report. */
export type PodReport = {
  readonly name: string;
  readonly namespace: string;
  readonly app: string;
  readonly phase: string;
  readonly status: string;
  readonly ready: string;
  readonly restarts: number;
  readonly lastRestartAt: string | null;
  readonly createdAt: string | null;
  readonly node: string | null;
  readonly health: Health;
  readonly reason: string;
  readonly hint: string | null;
  readonly superseded: boolean;
  /** What it went through, oldest first; the last one lasts. */
  readonly steps: readonly StepReport[];
  readonly containers: readonly ContainerReport[];
  /** In their order; sidecars are among them. */
  readonly initContainers: readonly ContainerReport[];
};

/** `exact`: the answer says since when; else it was seen at that time, and began before. */
type StepReport = Pick<Step, 'kind' | 'failing' | 'exact' | 'tries'> & {
  readonly from: string;
  readonly to: string | null;
};

type ContainerReport = {
  readonly name: string;
  readonly role: ContainerRole;
  readonly image: string | null;
  readonly tag: string | null;
  readonly ready: boolean;
  readonly started: boolean | null;
  readonly restarts: number;
  readonly state: ContainerState['kind'];
  readonly reason: string | null;
  readonly message: string | null;
  readonly lastTermination: TerminationReport | null;
};

type TerminationReport = Omit<Termination, 'startedAt' | 'finishedAt'> & {
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
};

/** Whole seconds, as Kubernetes writes times. */
export function time(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}

function timeOrNull(ms: number | null): string | null {
  return ms === null ? null : time(ms);
}

// What is shown beside the clock of this machine was put on it; in a report the API's own times stand.
function onApiClock(judged: JudgedPod, skewMs: number): JudgedPod {
  const {pod, line, steps} = judged;
  return {
    ...judged,
    steps: shiftSteps(steps, skewMs),
    pod: shiftPod(pod, skewMs),
    line: {...line, lastRestartAt: shiftTime(line.lastRestartAt, skewMs)},
  };
}

/** What the report says of a pod, on the clock of the API, which is `skewMs` ahead of this machine's. */
export function podReport(judged: JudgedPod, skewMs: number): PodReport {
  const {pod, line, health, reason, hint, superseded, steps} = onApiClock(judged, skewMs);
  return {
    name: pod.name,
    namespace: pod.namespace,
    app: pod.app,
    phase: pod.phase,
    status: line.status,
    ready: readyText(line),
    restarts: line.restarts,
    lastRestartAt: timeOrNull(line.lastRestartAt),
    createdAt: timeOrNull(pod.createdAt),
    node: pod.nodeName,
    health,
    reason,
    hint,
    superseded,
    steps: steps.map(stepReport),
    containers: pod.containers.map(containerReport),
    initContainers: pod.initContainers.map(containerReport),
  };
}

function stepReport({kind, failing, from, to, exact, tries}: Step): StepReport {
  return {kind, failing, from: time(from), to: timeOrNull(to), exact, tries};
}

function containerReport(container: Container): ContainerReport {
  const {name, role, image, ready, started, restartCount, state, lastTermination} = container;
  const told = state.kind === 'waiting' || state.kind === 'terminated' ? state : {reason: null, message: null};
  return {
    name,
    role,
    image,
    tag: image === null ? null : imageTag(image),
    ready,
    started,
    restarts: restartCount,
    state: state.kind,
    reason: told.reason,
    message: told.message,
    lastTermination: lastTermination === null ? null : terminationReport(lastTermination),
  };
}

function terminationReport(termination: Termination): TerminationReport {
  return {
    ...termination,
    startedAt: timeOrNull(termination.startedAt),
    finishedAt: timeOrNull(termination.finishedAt),
  };
}
