import {backOffPhrase} from '../pod/back-off.ts';
import type {Termination} from '../pod/pod.ts';
import {terminationAdvice, terminationPhrase} from '../pod/termination.ts';
import {imageInMessage, pullAdvice, registryOf} from './reasons/image-pull.ts';
import type {ReasonRule} from './reasons/rule.ts';

/** What an answer offers to name in a hint. */
type HintFacts = {
  /** The container, where a pod has several. */
  readonly container: string | null;
  readonly message: string | null;
  readonly image: string | null;
  readonly termination: Termination | null;
  readonly nodeName: string | null;
};

const longestMessage = 200;

function shortMessage(message: string | null): string | null {
  const text = message?.trim().replace(/\.+$/, '') ?? '';
  if (text === '') {
    return null;
  }
  return text.length > longestMessage ? `${text.slice(0, longestMessage).toWellFormed().trimEnd()}...` : text;
}

function imageOf(facts: HintFacts): string | null {
  return imageInMessage(facts.message) ?? (facts.image || null);
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

function parts(rule: ReasonRule, facts: HintFacts): readonly (string | null)[] {
  switch (rule.subject) {
    case 'image': {
      const image = imageOf(facts);
      return [image === null ? null : `image ${image}`, rule.check];
    }
    // What is wrong comes first: the name of an image can fill a pane.
    case 'pull':
      return [pullAdvice(facts.message) ?? rule.check, pullPhrase(facts), backOffPhrase(facts.message)];
    case 'termination': {
      const {termination} = facts;
      const ended =
        termination === null
          ? [rule.check]
          : [terminationPhrase(termination), terminationAdvice(termination) ?? rule.check];
      return [...ended, backOffPhrase(facts.message)];
    }
    case 'node':
      return [facts.nodeName === null ? null : `node ${facts.nodeName}`, rule.check];
    case 'message':
      return [shortMessage(facts.message), rule.check];
  }
}

/** What a person can do, in one line: what it is about and what to check. Changes with the answer alone, never with the clock. */
export function hintFor(rule: ReasonRule, facts: HintFacts): string {
  const text = parts(rule, facts)
    .filter(part => part !== null)
    .join('; ');
  return facts.container === null ? text : `${facts.container}: ${text}`;
}
