import {backOffPhrase, pullBackOffPhrase} from '../pod/back-off.ts';
import type {Container, Health, Pod, Termination} from '../pod/pod.ts';
import {conditionOf} from '../pod/status.ts';
import {wasKilled} from '../pod/termination.ts';
import {type Explanation, type Said, sayOf} from './hint.ts';
import {logCommand} from './kubectl.ts';
import {type Cause, causeIn} from './reasons/cause.ts';
import {type ReasonRule, situations} from './reasons/rule.ts';
import {ruleFor} from './reasons/rules.ts';

/** How well something is, why, and what a person can do; the hint is null while all is as it should be. */
export type Verdict = {
  readonly health: Health;
  readonly reason: string;
  readonly hint: string | null;
  /** The hint in parts; null where there is none. */
  readonly explained: Explanation | null;
  /** It would be the same on any other node. */
  readonly onAnyNode?: true;
  /** It is in a crash loop, and up for the moment, since then (epoch ms). */
  readonly upSince?: number;
};

/** What a reason is judged by. What is left out is not known. */
type ReasonSource = {
  readonly reason: string;
  /** The reason whose rule applies, where it is not the one shown. */
  readonly ruledBy?: string;
  readonly message?: string | null;
  readonly container?: Container;
  readonly termination?: Termination | null;
};

/** What is said of a reason; `lead` stands before what is wrong. */
export function saidOf(pod: Pod, rule: ReasonRule, cause: Cause | null, source: ReasonSource, lead?: string): Said {
  const {container, message = null, termination = null} = source;
  const hasSeveral = pod.containers.length + pod.initContainers.length > 1;
  const state = container?.state;
  const waited = state?.kind === 'waiting' ? backOffPhrase(state.message) : null;
  const isPast = termination !== null && state?.kind !== 'terminated';
  const facts = {
    reason: source.reason,
    container: hasSeveral && container !== undefined ? container.name : null,
    message,
    cause,
    image: container?.image ?? null,
    termination,
    nodeName: pod.nodeName ?? pod.nominatedNodeName,
    backOff: rule.subject === 'pull' ? pullBackOffPhrase : waited,
    logCommand: container === undefined ? null : logCommand(pod, container, isPast),
  };
  return sayOf(rule, facts, lead);
}

/** The verdict on one reason by its row in the table of reasons. */
export function judgeReason(pod: Pod, source: ReasonSource, heldMs: number): Verdict {
  const {reason, ruledBy = reason, message = null, container, termination = null} = source;
  const rule = ruleFor(ruledBy);
  const cause = causeIn(rule.causes ?? [], message);
  const facts = {
    message,
    exitCode: termination?.exitCode ?? null,
    repeated: wasKilled(container?.lastTermination ?? null),
    heldMs,
  };
  const health = cause?.health ?? rule.health(facts);
  if (health === 'progressing') {
    return {health, reason, hint: null, explained: null};
  }
  const byLimit = rule.subject === 'termination' && termination?.reason === 'OOMKilled';
  const onAnyNode = byLimit || (cause?.onAnyNode ?? rule.onAnyNode ?? false);
  const verdict = {health, reason, ...saidOf(pod, rule, cause, source)};
  return onAnyNode ? {...verdict, onAnyNode} : verdict;
}

/**
 * The row for a container that is being created: the kubelet's condition on the sandbox of the pod tells which part of
 * it takes long (PodHasNetwork before Kubernetes 1.28).
 */
export function ruleOfCreating(pod: Pod, reason: string): string {
  const sandbox = conditionOf(pod, 'PodReadyToStartContainers') ?? conditionOf(pod, 'PodHasNetwork');
  if (reason !== 'ContainerCreating' || sandbox === null) {
    return reason;
  }
  return sandbox.status === 'True' ? situations.sandboxReady : situations.noSandbox;
}
