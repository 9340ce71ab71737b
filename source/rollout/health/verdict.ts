import type {Container, Pod, PodCondition, PodLine} from '../pod/pod.ts';
import {conditionOf, hasEnded} from '../pod/status.ts';
import {isScheduled, podProgress} from '../pod/times.ts';
import {type JudgeContext, judgeContainer} from './container.ts';
import {byWorst} from './health.ts';
import {failingSince, type PodMemory} from './memory.ts';
import {judgeReason, ruleOfCreating, type Verdict} from './reason.ts';
import {situations} from './reasons/rule.ts';
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
  const worst = worstContainer(pod, context);
  const verdict =
    worst === null || worst.hint === null ? judgeReason(pod, {reason: 'Failed', message}, context.heldMs) : worst;
  return {...verdict, health: 'failed', reason: line.status};
};

const judgeSucceededPhase: PodJudge = (pod, line, context) => {
  if (pod.phase !== 'Succeeded') {
    return null;
  }
  if ((pod.restartPolicy ?? 'Always') !== 'Always') {
    return {health: 'ok', reason: line.status, hint: null, explained: null};
  }
  return worstContainer(pod, context) ?? judgeReason(pod, {reason: 'Completed'}, context.heldMs);
};

const judgeLoss: PodJudge = (pod, line, {heldMs}) => {
  // A container's own reason may be `Unknown` as well: after a reboot of the node the kubelet starts it again.
  const isUnknown = line.status === 'Unknown' && (pod.phase === 'Unknown' || pod.phase === '');
  const reason = pod.statusReason || (isUnknown ? 'Unknown' : null);
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
  // UCS mostly leaves the conditions out, and with them the scheduler's reason and words.
  return judgeReason(pod, {reason: condition?.reason || line.status, ruledBy: 'Unschedulable', message}, heldMs);
};

function judgeUnreported(pod: Pod, line: PodLine, {heldMs}: JudgeContext): Verdict {
  const ruledBy = pod.startTime === null ? situations.kubeletSilent : ruleOfCreating(pod, 'ContainerCreating');
  return judgeReason(pod, {reason: line.status, ruledBy}, heldMs);
}

// All containers are ready, and still the pod is not.
function judgeReadiness(pod: Pod, ready: PodCondition, heldMs: number): Verdict {
  const reason = ready.reason || 'NotReady';
  const shut = pod.readinessGates.filter(gate => conditionOf(pod, gate)?.status !== 'True');
  if (shut.length === 0 && reason !== 'ReadinessGatesNotReady') {
    return judgeReason(pod, {reason, ruledBy: situations.nodeSilent}, heldMs);
  }
  const message = shut.length === 0 ? ready.message : `readiness gate ${shut.join(', ')}`;
  return judgeReason(pod, {reason, ruledBy: situations.gatesShut, message}, heldMs);
}

function judgeContainers(pod: Pod, line: PodLine, context: JudgeContext): Verdict {
  const worst = worstContainer(pod, context);
  if (worst !== null) {
    return worst;
  }
  if (pod.containers.length === 0 && pod.phase === 'Pending') {
    return judgeUnreported(pod, line, context);
  }
  const ready = conditionOf(pod, 'Ready');
  if (line.total === 0 || line.ready < line.total) {
    const source = {reason: ready?.reason || 'NotReady', ruledBy: 'NotReady', message: ready?.message ?? null};
    return judgeReason(pod, source, context.heldMs);
  }
  return ready === null || ready.status === 'True'
    ? {health: 'ok', reason: line.status, hint: null, explained: null}
    : judgeReadiness(pod, ready, context.heldMs);
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
  const heldMs = now - memory.statusSince;
  const found = podVerdict(pod, line, {now, heldMs, failingStill, diagnoses: memory.diagnoses});
  const past = {now, since: memory.statusSince, failingStill, troubles: memory.lastSeen.troubles};
  const verdict = inLightOfPast(found, pod, past);
  return {
    ...verdict,
    since: verdict.health === 'failed' ? failingSince(memory, pod, now) : memory.statusSince,
    progress: podProgress(pod, verdict.health),
  };
}
