import type {Announcement, Snapshot} from '../../rollout/cluster/cluster.ts';
import type {Stability} from '../../rollout/cluster/done.ts';
import {oldPods} from '../../rollout/cluster/state.ts';
import {unfinishedText} from '../../rollout/cluster/unfinished.ts';
import type {JudgedPod} from '../../rollout/health/health.ts';
import {readyText} from '../../rollout/pod/status.ts';
import {ageOf, humanDuration} from '../../text/duration.ts';
import type {ClusterEntry, Problem} from '../store/store.ts';

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
  /** An app is missing, or pods of older ReplicaSets are still alive. */
  | {readonly kind: 'unfinished'; readonly snapshot: Snapshot}
  /** Done, but not for long enough. */
  | {readonly kind: 'unstable'; readonly since: number; readonly stableForMs: number};

function reasonIn(snapshot: Snapshot): WaitReason | null {
  const {observation, summary, pods, missing} = snapshot;
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
    return {kind: 'no-pods'};
  }
  return missing.length > 0 || oldPods(pods).length > 0 ? {kind: 'unfinished', snapshot} : null;
}

/** Why this cluster is waited for; null: it is done, has been for long enough, and its last poll says so. */
export function waitReason(entry: ClusterEntry, stability: Stability | null, stableForMs: number): WaitReason | null {
  const {snapshot, problem} = entry;
  if (snapshot === null) {
    return {kind: 'no-answer', problem};
  }
  if (problem !== null) {
    return {kind: 'stale', problem, observedAt: snapshot.observedAt};
  }
  const reason = reasonIn(snapshot);
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

// What a pod that is on its way waits for, by how far it is.
function stepText({pod, progress}: JudgedPod): string {
  if (pod.deleting) {
    return 'it is being removed';
  }
  if (progress === 0) {
    return 'it waits for a node';
  }
  if (progress <= 1 / 4) {
    return 'its image is being pulled or its volumes mounted';
  }
  return progress < 3 / 4 ? 'its containers are starting' : 'it runs and is not ready yet';
}

function podText(judged: JudgedPod, now: number, isLong: boolean): string {
  const {pod, line, since, hint} = judged;
  const age = since === null ? '' : ageOf(since, now);
  if (!isLong) {
    return [pod.app, line.status, age].filter(Boolean).join(' ');
  }
  const held = age === '' ? '' : ` for ${age}`;
  return `${pod.name} ${readyText(line)} ${line.status}${held}: ${hint ?? stepText(judged)}`;
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
    case 'unfinished':
      return unfinishedText(reason.snapshot, now, form) ?? 'not done yet';
    case 'unstable':
      return `done for ${ageOf(reason.since, now)} of ${humanDuration(reason.stableForMs)}`;
  }
}
