import type {Announcement, Snapshot} from '../../rollout/cluster/cluster.ts';
import {missingApps, type Stability} from '../../rollout/cluster/done.ts';
import type {JudgedPod} from '../../rollout/health/health.ts';
import {readyText} from '../../rollout/pod/status.ts';
import {ageOf, humanDuration} from '../../text/duration.ts';
import type {ClusterEntry, Problem} from '../store/store.ts';

/** What a wait waits for. Durations in ms. */
export type WaitRules = {
  readonly stableForMs: number;
  /** Apps of which a pod has to be there. */
  readonly expect: readonly string[];
};

/** Why a cluster is not done yet. */
export type WaitReason =
  /** There never was a good answer; `problem` is null while the first is still awaited. */
  | {readonly kind: 'no-answer'; readonly problem: Problem | null}
  /** The last poll failed: what was seen before proves nothing now. */
  | {readonly kind: 'stale'; readonly problem: Problem; readonly observedAt: number}
  | {readonly kind: 'announced'; readonly announcement: Announcement}
  | {readonly kind: 'pod'; readonly judged: JudgedPod}
  | {readonly kind: 'incomplete'; readonly message: string}
  | {readonly kind: 'no-pods'}
  | {readonly kind: 'only-superseded'}
  | {readonly kind: 'missing'; readonly apps: readonly string[]}
  /** Done, but not for long enough. */
  | {readonly kind: 'unstable'; readonly since: number; readonly stableForMs: number};

function reasonIn(snapshot: Snapshot, expect: readonly string[]): WaitReason | null {
  const {observation, summary, pods} = snapshot;
  if (summary.worst !== null) {
    return {kind: 'pod', judged: summary.worst};
  }
  if (observation.kind === 'announced' && observation.announcement !== 'enabled') {
    return {kind: 'announced', announcement: observation.announcement};
  }
  if (observation.kind === 'pods' && observation.incomplete !== null) {
    return {kind: 'incomplete', message: observation.incomplete};
  }
  if (observation.kind === 'pods' && summary.total === 0) {
    return pods.length === 0 ? {kind: 'no-pods'} : {kind: 'only-superseded'};
  }
  const apps = missingApps(snapshot, expect);
  return apps.length === 0 ? null : {kind: 'missing', apps};
}

/** Why this cluster is waited for; null: it is done, has been for long enough, and its last poll says so. */
export function waitReason(entry: ClusterEntry, stability: Stability | null, rules: WaitRules): WaitReason | null {
  const {snapshot, problem} = entry;
  if (snapshot === null) {
    return {kind: 'no-answer', problem};
  }
  if (problem !== null) {
    return {kind: 'stale', problem, observedAt: snapshot.observedAt};
  }
  const {stableForMs, expect} = rules;
  const reason = reasonIn(snapshot, expect);
  const since = stability?.since ?? snapshot.observedAt;
  const isStable = snapshot.observedAt - since >= stableForMs;
  return reason ?? (isStable ? null : {kind: 'unstable', since, stableForMs});
}

function announcementText(announcement: Announcement): string {
  switch (announcement) {
    case 'not-enabled':
      return 'GitOps is not enabled on it';
    case 'disabling':
      return 'GitOps is being disabled';
    default:
      return 'GitOps is being enabled; there are no pods yet';
  }
}

function podText({pod, line, since, hint}: JudgedPod, now: number, isLong: boolean): string {
  const age = since === null ? '' : ageOf(since, now);
  if (!isLong) {
    return [pod.app, line.status, age].filter(Boolean).join(' ');
  }
  const held = age === '' ? '' : ` for ${age}`;
  return `${pod.name} ${readyText(line)} ${line.status}${held}${hint === null ? '' : `: ${hint}`}`;
}

function problemText({message, hint}: Problem, isLong: boolean): string {
  return isLong && hint !== '' ? `${message}. ${hint}` : message;
}

/** The reason in words, at `now` (epoch ms). The long form names the pod, and says what to do. */
export function waitReasonText(reason: WaitReason, now: number, form: 'short' | 'long'): string {
  const isLong = form === 'long';
  switch (reason.kind) {
    case 'no-answer':
      return reason.problem === null ? 'no answer yet' : problemText(reason.problem, isLong);
    case 'stale':
      return `last answer ${ageOf(reason.observedAt, now)} ago: ${problemText(reason.problem, isLong)}`;
    case 'announced':
      return announcementText(reason.announcement);
    case 'pod':
      return podText(reason.judged, now, isLong);
    case 'incomplete':
      return `the list of pods is not complete: ${reason.message}`;
    case 'no-pods':
      return 'the list of pods is empty';
    case 'only-superseded':
      return 'its pods terminate, and there are no others yet';
    case 'missing':
      return `no pod of ${reason.apps.join(', ')}`;
    case 'unstable':
      return `done for ${ageOf(reason.since, now)} of ${humanDuration(reason.stableForMs)}`;
  }
}
