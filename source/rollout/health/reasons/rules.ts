import {containerReasons} from './container.ts';
import {imageReasons} from './image.ts';
import {podReasons} from './pod.ts';
import {always, lasting, type ReasonRule} from './rule.ts';
import {thresholds} from './thresholds.ts';

/** The rules of every reason known, of waiting and ended containers and of whole pods. */
const rules: ReadonlyMap<string, ReasonRule> = new Map(
  [...imageReasons, ...containerReasons, ...podReasons].flatMap(([reasons, rule]) =>
    reasons.map(reason => [reason, rule] as const),
  ),
);

const errorRule: ReasonRule = {
  what: null,
  health: always('degraded'),
  subject: 'message',
  check: 'check its events (kubectl describe pod)',
};

const otherRule: ReasonRule = {
  what: null,
  health: lasting(thresholds.creating, 'progressing', 'degraded'),
  subject: 'message',
  why: 'is taking long',
  check: 'check its events (kubectl describe pod)',
};

function knownRule(reason: string): ReasonRule | undefined {
  return rules.get(reason.startsWith('OutOf') ? 'OutOf' : reason);
}

/** Whether the table has a row for the reason. */
export function isKnownReason(reason: string): boolean {
  return knownRule(reason) !== undefined;
}

/** `Err…`, `…Error` and `…BackOff` are errors, known or not. */
export function looksLikeError(reason: string): boolean {
  return /^Err|Error$|BackOff$/.test(reason);
}

/** The rule of a reason. Unknown ones that look like an error are degraded, others only when they last. */
export function ruleFor(reason: string): ReasonRule {
  return knownRule(reason) ?? (looksLikeError(reason) ? errorRule : otherRule);
}

/** Reasons of a failed pod that its node or the scheduler gave up, and that its controller replaces by a new one. */
export function isGivenUp(reason: string | null): boolean {
  return reason !== null && ruleFor(reason) === rules.get('Evicted');
}
