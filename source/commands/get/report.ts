import {connectionAfter} from '../../monitor/store/connection.ts';
import type {ClusterState, Connection} from '../../rollout/cluster/cluster.ts';
import type {FailureKind} from '../../rollout/feed/failure-kinds.ts';
import type {JudgedPod} from '../../rollout/health/health.ts';
import {imageTag} from '../../rollout/pod/image.ts';
import type {Container, ContainerRole, ContainerState, Health, Termination} from '../../rollout/pod/pod.ts';
import {shiftPod, shiftTime} from '../../rollout/pod/shift.ts';
import {readyText} from '../../rollout/pod/status.ts';
import type {OneShot} from './one-shot.ts';

/** What `get -o json` prints. Scripts rely on it: fields are only ever added. Times are RFC 3339, null is unknown. */
export type Report = {
  readonly apiVersion: 'ucs-gitops/v1';
  readonly generatedAt: string;
  readonly clusters: readonly ClusterReport[];
};

type ClusterReport = {
  readonly id: string;
  readonly name: string;
  readonly state: ClusterState;
  readonly connection: Connection;
  readonly ready: number;
  readonly total: number;
  /** 0..1 in hundredths. */
  readonly progress: number;
  /** Apps that should be there and have no pod. */
  readonly missing: readonly string[];
  readonly observedAt: string | null;
  /** How far the API's clock is ahead of this machine's. All times here are the API's. */
  readonly clockSkewSeconds: number;
  readonly error: ErrorReport | null;
  readonly pods: readonly PodReport[];
};

type ErrorReport = {
  /** `incomplete`: there is an answer, but the list could not be read whole. */
  readonly kind: FailureKind | 'incomplete';
  readonly message: string;
  readonly hint: string | null;
  readonly status: number | null;
  readonly code: string | null;
  readonly requestId: string | null;
};

type PodReport = {
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
  readonly containers: readonly ContainerReport[];
  /** In their order; sidecars are among them. */
  readonly initContainers: readonly ContainerReport[];
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

/** How far the API's clock is ahead of this machine's, by the first of these answers (ms). */
export function skewOf(results: readonly OneShot[]): number {
  return results.find(result => result.kind === 'answer')?.answer.clockSkewMs ?? 0;
}

/** The report of these results, made at `now` (epoch ms) by this machine's clock. */
export function report(results: readonly OneShot[], now: number): Report {
  const generatedAt = time(now + skewOf(results));
  return {apiVersion: 'ucs-gitops/v1', generatedAt, clusters: results.map(clusterReport)};
}

/** Whole seconds, as Kubernetes writes times. */
function time(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}

function timeOrNull(ms: number | null): string | null {
  return ms === null ? null : time(ms);
}

function clusterReport(result: OneShot): ClusterReport {
  const {id, name} = result.cluster;
  if (result.kind === 'failure') {
    const {kind, message, hint, status, code, requestId} = result.error;
    return {
      id,
      name,
      state: 'unknown',
      connection: connectionAfter(kind, false),
      ready: 0,
      total: 0,
      progress: 0,
      missing: [],
      observedAt: null,
      clockSkewSeconds: 0,
      error: {kind, message, hint: hint === '' ? null : hint, status, code, requestId},
      pods: [],
    };
  }
  const {observation, state, summary, missing, observedAt, pods} = result.snapshot;
  const {clockSkewMs} = result.answer;
  const incomplete = observation.kind === 'pods' ? observation.incomplete : null;
  return {
    id,
    name,
    state,
    connection: 'live',
    ready: summary.ready,
    total: summary.total,
    progress: Math.round(summary.progress * 100) / 100,
    missing: missing.map(({app}) => app),
    observedAt: time(observedAt + clockSkewMs),
    clockSkewSeconds: Math.round(clockSkewMs / 1000),
    error:
      incomplete === null
        ? null
        : {kind: 'incomplete', message: incomplete, hint: null, status: null, code: null, requestId: null},
    pods: pods.map(judged => podReport(onApiClock(judged, clockSkewMs))),
  };
}

// What is shown beside the clock of this machine was put on it; in a report the API's own times stand.
function onApiClock(judged: JudgedPod, skewMs: number): JudgedPod {
  const {pod, line} = judged;
  return {
    ...judged,
    pod: shiftPod(pod, skewMs),
    line: {...line, lastRestartAt: shiftTime(line.lastRestartAt, skewMs)},
  };
}

function podReport({pod, line, health, reason, hint, superseded}: JudgedPod): PodReport {
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
    containers: pod.containers.map(containerReport),
    initContainers: pod.initContainers.map(containerReport),
  };
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
