import type {Container, Health, Pod, Termination} from '../pod/pod.ts';
import {wasKilled} from '../pod/termination.ts';
import {hintFor} from './hint.ts';
import {ruleFor} from './reasons/rules.ts';

/** How well something is, why, and what a person can do; the hint is null while all is as it should be. */
export type Verdict = {readonly health: Health; readonly reason: string; readonly hint: string | null};

/** What a reason is judged by. What is left out is not known. */
type ReasonSource = {
  readonly reason: string;
  /** The reason whose rule applies, where it is not the one shown. */
  readonly ruledBy?: string;
  readonly message?: string | null;
  readonly container?: Container;
  readonly termination?: Termination | null;
};

/** The verdict on one reason by its row in the table of reasons. */
export function judgeReason(pod: Pod, source: ReasonSource, heldMs: number): Verdict {
  const {reason, ruledBy = reason, message = null, container, termination = null} = source;
  const rule = ruleFor(ruledBy);
  const health = rule.health({
    message,
    exitCode: termination?.exitCode ?? null,
    repeated: wasKilled(container?.lastTermination ?? null),
    heldMs,
  });
  if (health === 'progressing') {
    return {health, reason, hint: null};
  }
  const hasSeveral = pod.containers.length + pod.initContainers.length > 1;
  const hint = hintFor(rule, {
    container: hasSeveral && container !== undefined ? container.name : null,
    message,
    image: container?.image ?? null,
    termination,
    nodeName: pod.nodeName ?? pod.nominatedNodeName,
  });
  return {health, reason, hint};
}
