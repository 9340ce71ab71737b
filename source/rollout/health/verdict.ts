import type {Container, Pod, PodLine} from '../pod/pod.ts';
import {conditionOf, hasEnded} from '../pod/status.ts';
import {isScheduled, podProgress} from '../pod/times.ts';
import {type JudgeContext, judgeContainer} from './container.ts';
import {byWorst} from './health.ts';
import {failingSince, type PodMemory} from './memory.ts';
import {judgeReason, type Verdict} from './reason.ts';
import {isKnownReason} from './reasons/rules.ts';
import {inLightOfPast} from './unstable.ts';

type PodJudge = (pod: Pod, line: PodLine, context: JudgeContext) => Verdict | null;

// Ordinary init containers are of the past once the pod is initialized; sidecars stay.
function judgedContainers(pod: Pod): readonly Container[] {
  const isInitialized = conditionOf(pod, 'Initialized')?.status === 'True';
  return [...pod.initContainers.filter(({role}) => !(isInitialized && role === 'init')), ...pod.containers];
}

/** The verdict on the worst container, the first of several; null when all are ok. */
function worstContainer(pod: Pod, context: JudgeContext): Verdict | null {
  const verdicts = judgedContainers(pod).map(container => judgeContainer(pod, container, context));
  const worst = verdicts.toSorted((a, b) => byWorst(a.health, b.health))[0];
  return worst === undefined || worst.health === 'ok' ? null : worst;
}

const judgeDeletion: PodJudge = (pod, line, {heldMs}) => {
  if (!pod.deleting || hasEnded(pod)) {
    return null;
  }
  const graceMs = (pod.gracePeriodSeconds ?? 0) * 1000;
  return line.status === 'Unknown'
    ? judgeReason(pod, {reason: 'Unknown'}, heldMs)
    : judgeReason(pod, {reason: 'Terminating'}, heldMs - graceMs);
};

const judgeFailedPhase: PodJudge = (pod, line, context) => {
  if (pod.phase !== 'Failed') {
    return null;
  }
  const {statusReason, statusMessage: message} = pod;
  if (statusReason && isKnownReason(statusReason)) {
    return judgeReason(pod, {reason: statusReason, message}, context.heldMs);
  }
  // A pod that has failed is never started again, whatever its containers could recover from.
  const hint = worstContainer(pod, context)?.hint ?? judgeReason(pod, {reason: 'Failed', message}, context.heldMs).hint;
  return {health: 'failed', reason: line.status, hint};
};

const judgeSucceededPhase: PodJudge = (pod, line, context) => {
  if (pod.phase !== 'Succeeded') {
    return null;
  }
  if ((pod.restartPolicy ?? 'Always') !== 'Always') {
    return {health: 'ok', reason: line.status, hint: null};
  }
  return worstContainer(pod, context) ?? judgeReason(pod, {reason: 'Completed'}, context.heldMs);
};

const judgeLoss: PodJudge = (pod, line, {heldMs}) => {
  const reason = pod.statusReason || (line.status === 'Unknown' ? 'Unknown' : null);
  return reason === null ? null : judgeReason(pod, {reason, message: pod.statusMessage}, heldMs);
};

const judgeScheduling: PodJudge = (pod, line, {heldMs}) => {
  if (isScheduled(pod)) {
    return null;
  }
  const condition = conditionOf(pod, 'PodScheduled');
  const message = condition?.message ?? null;
  if (condition?.reason === 'SchedulingGated') {
    return judgeReason(pod, {reason: 'SchedulingGated', message}, heldMs);
  }
  // UCS mostly leaves the conditions out, and with them the scheduler's reason.
  const why = message || 'no node takes it (kubectl describe pod says why)';
  const nominated = pod.nominatedNodeName === null ? null : `nominated node ${pod.nominatedNodeName}`;
  const texts = [why.replace(/\.+$/, ''), nominated].filter(text => text !== null);
  const reason = condition?.reason || line.status;
  return judgeReason(pod, {reason, ruledBy: 'Unschedulable', message: texts.join('; ')}, heldMs);
};

function judgeContainers(pod: Pod, line: PodLine, context: JudgeContext): Verdict {
  const worst = worstContainer(pod, context);
  if (worst !== null) {
    return worst;
  }
  const ready = conditionOf(pod, 'Ready');
  const isReady = line.total > 0 && line.ready >= line.total && (ready === null || ready.status === 'True');
  if (isReady) {
    return {health: 'ok', reason: line.status, hint: null};
  }
  if (pod.containers.length === 0 && pod.phase === 'Pending') {
    return judgeReason(pod, {reason: line.status, ruledBy: 'ContainerCreating'}, context.heldMs);
  }
  const source = {reason: ready?.reason || 'NotReady', ruledBy: 'NotReady', message: ready?.message ?? null};
  return judgeReason(pod, source, context.heldMs);
}

/** The verdict on a pod: its own state first, then that of its worst container. */
function podVerdict(pod: Pod, line: PodLine, context: JudgeContext): Verdict {
  return (
    judgeDeletion(pod, line, context) ??
    judgeFailedPhase(pod, line, context) ??
    judgeSucceededPhase(pod, line, context) ??
    judgeLoss(pod, line, context) ??
    judgeScheduling(pod, line, context) ??
    judgeContainers(pod, line, context)
  );
}

/** What is judged of a pod beyond its line: `since` is epoch ms, `progress` 0..1. */
type Judgement = Verdict & {readonly since: number; readonly progress: number};

/**
 * Health, reason and hint of a pod at `now` (epoch ms), given what the watch remembers of it (see `remember`).
 * `since` is when it came into this state; for a failed pod, when it began to fail.
 */
export function judgePod(pod: Pod, line: PodLine, now: number, memory: PodMemory): Judgement {
  const failingStill = memory.failedSince !== null;
  const found = podVerdict(pod, line, {now, heldMs: now - memory.statusSince, failingStill});
  const past = {now, since: memory.statusSince, failingStill, troubles: memory.lastSeen.troubles};
  const verdict = inLightOfPast(found, pod, past);
  return {
    ...verdict,
    since: verdict.health === 'failed' ? failingSince(memory, pod, now) : memory.statusSince,
    progress: podProgress(pod, verdict.health),
  };
}
