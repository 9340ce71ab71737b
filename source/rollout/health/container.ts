import type {Container, Pod, Termination} from '../pod/pod.ts';
import {hasEnded, initText, isInitDone} from '../pod/status.ts';
import {endedWell, exitedZero, isLost, terminationText, wasKilled} from '../pod/termination.ts';
import {type Diagnoses, tellingMessage, tellingTermination} from './diagnosis.ts';
import {judgeReason, ruleOfCreating, saidOf, type Verdict} from './reason.ts';
import {causeIn} from './reasons/cause.ts';
import {situations} from './reasons/rule.ts';
import {isKnownReason, looksLikeError, ruleFor} from './reasons/rules.ts';
import {thresholds} from './reasons/thresholds.ts';

/** What a verdict depends on besides the pod. */
export type JudgeContext = {
  /** Epoch ms. */
  readonly now: number;
  /** How long the pod has been in this state, ms. */
  readonly heldMs: number;
  /** It failed a short while ago, so that a setback is one more round of the same and not a first. */
  readonly failingStill: boolean;
  /** What its containers said before of why they do not start. */
  readonly diagnoses: Diagnoses;
};

// It is on its way again, and what went wrong may come back.
function judgeRecovering(pod: Pod, reason: string, container: Container, termination: Termination): Verdict {
  const source = {reason, container, termination};
  const said = saidOf(pod, ruleFor('CrashLoopBackOff'), null, source, 'runs again; it ended with ');
  return {health: 'progressing', reason, ...said};
}

function ruleOfEnd(pod: Pod, termination: Termination, well: boolean): string {
  const reason = terminationText(termination);
  if (well) {
    return 'Completed';
  }
  if (isLost(termination)) {
    return hasEnded(pod) ? 'NodeLost' : 'ContainerStatusUnknown';
  }
  return wasKilled(termination) ? 'OOMKilled' : isKnownReason(reason) ? reason : 'Error';
}

function judgeEnded(pod: Pod, container: Container, termination: Termination, heldMs: number): Verdict {
  const reason = terminationText(termination);
  const well = container.role === 'init' ? exitedZero(termination) : endedWell(termination);
  const maySo = container.role === 'init' || (container.role === 'app' && (pod.restartPolicy ?? 'Always') !== 'Always');
  if (well && maySo) {
    return {health: 'ok', reason, hint: null, explained: null};
  }
  return judgeReason(
    pod,
    {reason, ruledBy: ruleOfEnd(pod, termination, well), message: termination.message, container, termination},
    heldMs,
  );
}

function isYoung({state}: Container, now: number): boolean {
  return state.kind === 'running' && state.startedAt !== null && now - state.startedAt < thresholds.notReady;
}

function judgeNotReady(pod: Pod, container: Container, context: JudgeContext): Verdict {
  const termination = tellingTermination(container, context.diagnoses);
  if (context.failingStill && termination !== null) {
    const source = {reason: 'NotReady', ruledBy: 'CrashLoopBackOff', container, termination};
    return {...judgeReason(pod, source, context.heldMs), health: 'degraded'};
  }
  const verdict = judgeReason(pod, {reason: 'NotReady', container}, context.heldMs);
  const isRecovering = verdict.health === 'progressing' && isYoung(container, context.now);
  return isRecovering && termination !== null && !endedWell(termination)
    ? judgeRecovering(pod, 'NotReady', container, termination)
    : verdict;
}

// A crashing container is ready for a moment in each round: only one that stays up is well again.
function judgeReady(pod: Pod, container: Container, {now, heldMs}: JudgeContext): Verdict {
  const {state, lastTermination: termination} = container;
  const reason = 'Running';
  const upMs = state.kind === 'running' && state.startedAt !== null ? now - state.startedAt : heldMs;
  if (termination === null || endedWell(termination) || upMs >= thresholds.recovering) {
    return {health: 'ok', reason, hint: null, explained: null};
  }
  return judgeRecovering(pod, reason, container, termination);
}

function judgeState(pod: Pod, container: Container, context: JudgeContext): Verdict {
  const {state} = container;
  switch (state.kind) {
    case 'running':
      if (container.role === 'init' || (container.role === 'sidecar' && container.started !== true)) {
        return judgeReason(pod, {reason: 'PodInitializing', ruledBy: situations.initRuns, container}, context.heldMs);
      }
      return container.ready ? judgeReady(pod, container, context) : judgeNotReady(pod, container, context);
    case 'terminated':
      return judgeEnded(pod, container, state, context.heldMs);
    case 'waiting': {
      const reason = state.reason || pod.phase || 'Waiting';
      const message = tellingMessage(container, context.diagnoses);
      const termination = tellingTermination(container, context.diagnoses);
      const source = {reason, ruledBy: ruleOfCreating(pod, reason), message, container, termination};
      return judgeReason(pod, source, context.heldMs);
    }
    case 'unknown':
      return judgeReason(pod, {reason: pod.phase || 'Unknown', container}, context.heldMs);
  }
}

// One more round of a loop, and not something that only takes its time or passes by itself.
function isSetback(container: Container, diagnoses: Diagnoses): boolean {
  const {state} = container;
  if (state.kind !== 'waiting') {
    return state.kind === 'terminated';
  }
  const reason = state.reason ?? '';
  const cause = causeIn(ruleFor(reason).causes ?? [], tellingMessage(container, diagnoses));
  return looksLikeError(reason) && cause?.health !== 'degraded';
}

/** The verdict on one container. A setback shortly after a failure counts as failed. */
export function judgeContainer(pod: Pod, container: Container, context: JudgeContext): Verdict {
  const verdict = judgeState(pod, container, context);
  const failsAgain = verdict.health === 'degraded' && context.failingStill && isSetback(container, context.diagnoses);
  const index = pod.initContainers.indexOf(container);
  const holdsUp = index !== -1 && !isInitDone(container);
  return {
    ...verdict,
    health: failsAgain ? 'failed' : verdict.health,
    reason: holdsUp ? initText(pod, container, index) : verdict.reason,
  };
}
