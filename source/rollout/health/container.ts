import type {Container, Pod, Termination} from '../pod/pod.ts';
import {initText, isInitDone} from '../pod/status.ts';
import {endedWell, terminationText, wasKilled} from '../pod/termination.ts';
import {judgeReason, type Verdict} from './reason.ts';
import {isKnownReason, looksLikeError} from './reasons/rules.ts';
import {thresholds} from './reasons/thresholds.ts';

/** What a verdict depends on besides the pod. */
export type JudgeContext = {
  /** Epoch ms. */
  readonly now: number;
  /** How long the pod has been in this state, ms. */
  readonly heldMs: number;
  /** It failed a short while ago, so that a setback is one more round of the same and not a first. */
  readonly failingStill: boolean;
};

function judgeEnded(pod: Pod, container: Container, termination: Termination, heldMs: number): Verdict {
  const reason = terminationText(termination);
  const well = endedWell(termination);
  const maySo = container.role === 'init' || (container.role === 'app' && (pod.restartPolicy ?? 'Always') !== 'Always');
  if (well && maySo) {
    return {health: 'ok', reason, hint: null};
  }
  const ruledBy = well ? 'Completed' : wasKilled(termination) ? 'OOMKilled' : isKnownReason(reason) ? reason : 'Error';
  return judgeReason(pod, {reason, ruledBy, message: termination.message, container, termination}, heldMs);
}

function judgeNotReady(pod: Pod, container: Container, context: JudgeContext): Verdict {
  const termination = container.lastTermination;
  if (context.failingStill && termination !== null) {
    const source = {reason: 'NotReady', ruledBy: 'CrashLoopBackOff', container, termination};
    return {...judgeReason(pod, source, context.heldMs), health: 'degraded'};
  }
  return judgeReason(pod, {reason: 'NotReady', container}, context.heldMs);
}

// A crashing container is ready for a moment in each round: only one that stays up is well again.
function judgeReady(pod: Pod, container: Container, {now, heldMs, failingStill}: JudgeContext): Verdict {
  const {state, lastTermination: termination} = container;
  const reason = 'Running';
  const upMs = state.kind === 'running' && state.startedAt !== null ? now - state.startedAt : heldMs;
  if (termination === null || endedWell(termination) || upMs >= thresholds.recovering) {
    return {health: 'ok', reason, hint: null};
  }
  return failingStill
    ? {...judgeReason(pod, {reason, ruledBy: 'CrashLoopBackOff', container, termination}, heldMs), health: 'degraded'}
    : {health: 'progressing', reason, hint: null};
}

function judgeState(pod: Pod, container: Container, context: JudgeContext): Verdict {
  const {state, lastTermination} = container;
  switch (state.kind) {
    case 'running':
      if (container.role === 'init' || (container.role === 'sidecar' && container.started !== true)) {
        return judgeReason(pod, {reason: 'PodInitializing', container}, context.heldMs);
      }
      return container.ready ? judgeReady(pod, container, context) : judgeNotReady(pod, container, context);
    case 'terminated':
      return judgeEnded(pod, container, state, context.heldMs);
    case 'waiting': {
      const reason = state.reason || pod.phase || 'Waiting';
      const source = {reason, message: state.message, container, termination: lastTermination};
      return judgeReason(pod, source, context.heldMs);
    }
    case 'unknown':
      return judgeReason(pod, {reason: pod.phase || 'Unknown', container}, context.heldMs);
  }
}

// One more round of a loop, and not something that only takes its time.
function isSetback({state}: Container): boolean {
  return state.kind === 'terminated' || (state.kind === 'waiting' && looksLikeError(state.reason ?? ''));
}

/** The verdict on one container. A setback shortly after a failure counts as failed. */
export function judgeContainer(pod: Pod, container: Container, context: JudgeContext): Verdict {
  const verdict = judgeState(pod, container, context);
  const failsAgain = verdict.health === 'degraded' && context.failingStill && isSetback(container);
  const index = pod.initContainers.indexOf(container);
  const holdsUp = index !== -1 && !isInitDone(container);
  return {
    health: failsAgain ? 'failed' : verdict.health,
    reason: holdsUp ? initText(pod, container, index) : verdict.reason,
    hint: verdict.hint,
  };
}
