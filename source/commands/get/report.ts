import {connectionAfter} from '../../monitor/store/connection.ts';
import type {ClusterState, Connection} from '../../rollout/cluster/cluster.ts';
import type {FailureKind} from '../../rollout/feed/failure-kinds.ts';
import type {OneShot} from './one-shot.ts';
import {type PodReport, podReport, time} from './pod-report.ts';

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

/** How far the API's clock is ahead of this machine's, by the first of these answers (ms). */
export function skewOf(results: readonly OneShot[]): number {
  return results.find(result => result.kind === 'answer')?.answer.clockSkewMs ?? 0;
}

/** The report of these results, made at `now` (epoch ms) by this machine's clock. */
export function report(results: readonly OneShot[], now: number): Report {
  const generatedAt = time(now + skewOf(results));
  return {apiVersion: 'ucs-gitops/v1', generatedAt, clusters: results.map(clusterReport)};
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
    pods: pods.map(judged => podReport(judged, clockSkewMs)),
  };
}
