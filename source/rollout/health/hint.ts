import type {Termination} from '../pod/pod.ts';
import {type Advice, terminationAdvice, terminationPhrase, wasNotStarted} from '../pod/termination.ts';
import {type Cause, causeIn, tellingPart} from './reasons/cause.ts';
import {imageInMessage, registryOf} from './reasons/image-pull.ts';
import type {ReasonRule} from './reasons/rule.ts';
import {schedulerWords, schedulingAdvice} from './reasons/scheduling.ts';
import {startCauses} from './reasons/start-error.ts';

/** What an answer offers to name in a hint. */
export type HintFacts = {
  readonly reason: string;
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

/** What there is to say of something that is not well, in parts. Changes with the answer alone, never with the clock. */
export type Explanation = {
  /** What is wrong, in as few words as a headline has: `image cannot be pulled`. */
  readonly what: string;
  /** What that is about: the container where a pod has several, the image, the nominated node. */
  readonly detail: string | null;
  readonly why: string | null;
  /** What a person can check or do. */
  readonly act: string;
  /** When the kubelet tries again. */
  readonly next: string | null;
  /** The command that prints the log. */
  readonly command: string | null;
};

/** What a rule and the facts give; `own` is a cause in our words, `message` what the message of the answer says. */
type Parts = {
  readonly detail: string | null;
  readonly message: string | null;
  readonly own: string | null;
  readonly act: string;
  readonly next: string | null;
  readonly log: boolean;
};

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

/** `hwofficial/source-controller:v1.4.1 from swr.cn-north-4.myhuaweicloud.com` */
function pullPhrase(facts: HintFacts): string | null {
  const image = imageOf(facts);
  if (image === null) {
    return null;
  }
  const registry = registryOf(image);
  const path = image.startsWith(`${registry}/`) ? image.slice(registry.length + 1) : image;
  return `${path} from ${registry}`;
}

function terminationParts(rule: ReasonRule, {termination, backOff}: HintFacts): Parts {
  const parts = {detail: null, own: null, next: backOff};
  if (termination === null) {
    return {...parts, message: null, act: rule.check, log: rule.log === true};
  }
  const {message} = termination;
  const advice: Advice & Pick<Cause, 'why'> =
    (wasNotStarted(termination) ? causeIn(startCauses, message) : null) ?? terminationAdvice(termination) ?? rule;
  const words = wasNotStarted(termination) ? shortMessage(message) : lastWords(termination);
  return {
    ...parts,
    message: terminationPhrase(termination, words),
    own: advice.why ?? null,
    act: advice.check,
    log: advice.log === true,
  };
}

function partsOf(rule: ReasonRule, facts: HintFacts): Parts {
  const {cause, message, nodeName} = facts;
  const {why, check} = cause ?? rule;
  const log = cause === null && rule.log === true;
  const parts = {detail: null, message: null, own: why ?? null, act: check, next: null, log};
  switch (rule.subject) {
    case 'image': {
      const image = imageOf(facts);
      return {...parts, detail: image};
    }
    case 'pull':
      return {...parts, message: shortMessage(message), detail: pullPhrase(facts), next: facts.backOff};
    case 'termination':
      return terminationParts(rule, facts);
    case 'node':
      return {...parts, own: why === undefined ? null : naming(nodeName, why), act: naming(nodeName, check)};
    case 'scheduling': {
      const detail = nodeName === null ? null : `nominated node ${nodeName}`;
      const words = shortMessage(schedulerWords(message ?? '')) ?? 'no node takes it';
      return {...parts, message: words, detail, act: schedulingAdvice(message) ?? check};
    }
    case 'message':
      return {...parts, message: shortMessage(message)};
  }
}

// The address is that of the image, which is named already.
function withoutAddress(message: string): string {
  return message.replace(/^(?:Get|Head|Post) "[^"]*": /, '');
}

function joined(texts: readonly (string | null)[], separator: string): string | null {
  return texts.filter(text => text !== null).join(separator) || null;
}

// `its node gave it up` says no more than `node gave it up` does.
function unlike(what: string, why: string | null): string | null {
  return why?.replace(/^its /, '') === what ? null : why;
}

/** In one line: what is wrong, what to check, and the command to do so with. */
function oneLine({detail, message, own, act, next}: Parts, rule: ReasonRule, facts: HintFacts): string | null {
  const check = joined([own, act], ': ');
  const isImage = rule.subject === 'pull' || rule.subject === 'image';
  const about = isImage && detail !== null ? `image ${detail}` : detail;
  // What is wrong comes first: the name of an image can fill a pane.
  const texts =
    rule.subject === 'pull'
      ? [facts.cause === null ? message : null, check, about, next]
      : [message, about, check, next];
  return joined(texts, '; ');
}

/** What is said of a reason: the hint, one line of text, and the same in parts. */
export type Said = {readonly hint: string; readonly explained: Explanation};

/** What a person can do about a reason. `lead` stands before what is wrong. */
export function sayOf(rule: ReasonRule, facts: HintFacts, lead: string | null = null): Said {
  const {container, reason, logCommand} = facts;
  const parts = partsOf(rule, facts);
  const {detail, message, own, act, next, log} = parts;
  const command = log ? logCommand : null;
  const line = joined([oneLine(parts, rule, facts), command], '; ');
  const what = lead === null ? (rule.what ?? reason) : 'runs again after it had ended';
  const inContainer = container === null ? null : `container ${container}`;
  return {
    hint: `${container === null ? '' : `${container}: `}${lead ?? ''}${line}`,
    explained: {
      what,
      detail: joined([inContainer, detail], ', '),
      why: lead === null ? unlike(what, joined([own, message && withoutAddress(message)], ': ')) : `${lead}${message}`,
      act,
      next,
      command,
    },
  };
}
