import type {Termination} from '../pod/pod.ts';
import {type Advice, terminationAdvice, terminationPhrase, wasNotStarted} from '../pod/termination.ts';
import {type Cause, causeIn, tellingPart} from './reasons/cause.ts';
import {imageInMessage, registryOf} from './reasons/image-pull.ts';
import type {ReasonRule} from './reasons/rule.ts';
import {schedulerWords, schedulingAdvice} from './reasons/scheduling.ts';
import {startCauses} from './reasons/start-error.ts';

/** What an answer offers to name in a hint. */
export type HintFacts = {
  /** The container, where a pod has several. */
  readonly container: string | null;
  readonly message: string | null;
  /** What the message tells of the cause. */
  readonly cause: Cause | null;
  readonly image: string | null;
  readonly termination: Termination | null;
  readonly nodeName: string | null;
  /** When the kubelet tries again. */
  readonly backOff: string | null;
  readonly logCommand: string | null;
};

/** What stands in a hint, in this order, and whether it speaks of the log. */
type Parts = {readonly texts: readonly (string | null)[]; readonly log: boolean};

const longestMessage = 200;

function shortMessage(message: string | null): string | null {
  const text = tellingPart(message);
  return text === null || text.length <= longestMessage
    ? text
    : `${text.slice(0, longestMessage).toWellFormed().trimEnd()}...`;
}

// The message of an ended container is often the end of its log, and the last of it says why it ended.
function lastWords({message}: Termination): string | null {
  const text = tellingPart(message);
  return text === null || text.length <= longestMessage
    ? text
    : `...${text.slice(-longestMessage).toWellFormed().trimStart()}`;
}

function imageOf(facts: HintFacts): string | null {
  return imageInMessage(facts.message) ?? (facts.image || null);
}

function naming(nodeName: string | null, check: string): string {
  return nodeName === null ? check : check.replace('its node', () => `node ${nodeName}`);
}

/** `image hwofficial/source-controller:v1.4.1 from swr.cn-north-4.myhuaweicloud.com` */
function pullPhrase(facts: HintFacts): string | null {
  const image = imageOf(facts);
  if (image === null) {
    return null;
  }
  const registry = registryOf(image);
  const path = image.startsWith(`${registry}/`) ? image.slice(registry.length + 1) : image;
  return `image ${path} from ${registry}`;
}

function terminationParts(rule: ReasonRule, {termination, backOff}: HintFacts): Parts {
  if (termination === null) {
    return {texts: [rule.check, backOff], log: rule.log === true};
  }
  const {message} = termination;
  const advice: Advice =
    (wasNotStarted(termination) ? causeIn(startCauses, message) : null) ?? terminationAdvice(termination) ?? rule;
  const words = wasNotStarted(termination) ? shortMessage(message) : lastWords(termination);
  return {texts: [terminationPhrase(termination, words), advice.check, backOff], log: advice.log === true};
}

function partsOf(rule: ReasonRule, facts: HintFacts): Parts {
  const {cause, message} = facts;
  const check = cause?.check ?? rule.check;
  const log = cause === null && rule.log === true;
  switch (rule.subject) {
    case 'image': {
      const image = imageOf(facts);
      return {texts: [image === null ? null : `image ${image}`, check], log};
    }
    // What is wrong comes first: the name of an image can fill a pane.
    case 'pull':
      return {
        texts: [cause === null ? shortMessage(message) : null, check, pullPhrase(facts), facts.backOff],
        log,
      };
    case 'termination':
      return terminationParts(rule, facts);
    case 'node':
      return {texts: [naming(facts.nodeName, check)], log};
    case 'scheduling': {
      const nominated = facts.nodeName === null ? null : `nominated node ${facts.nodeName}`;
      const words = shortMessage(schedulerWords(message ?? '')) ?? 'no node takes it';
      return {texts: [words, nominated, schedulingAdvice(message) ?? check], log};
    }
    case 'message':
      return {texts: [shortMessage(message), check], log};
  }
}

/**
 * What a person can do, in one line: what is wrong, what to check, and the command to do so with. `lead` stands before
 * it. Changes with the answer alone, never with the clock.
 */
export function hintFor(rule: ReasonRule, facts: HintFacts, lead = ''): string {
  const {texts, log} = partsOf(rule, facts);
  const text = [...texts, log ? facts.logCommand : null].filter(part => part !== null).join('; ');
  return `${facts.container === null ? '' : `${facts.container}: `}${lead}${text}`;
}
