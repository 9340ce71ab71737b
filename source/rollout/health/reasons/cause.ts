import type {Health} from '../../pod/pod.ts';

/** What the words of a message tell of the cause, and what a person can do about it. */
export type Cause = {
  readonly words: RegExp;
  readonly why?: string;
  readonly check: string;
  /** The health that goes with it, where the reason alone would give another. */
  readonly health?: Health;
  /** Whether it would be the same on any other node, where the reason alone does not tell. */
  readonly onAnyNode?: boolean;
};

// An image may be called `not-found` and a registry `denied.example.com`: names of things are no words about them.
const names = /\\?"[^"\s]*"|\bhttps?:\/\/\S+/g;

function withoutNames(message: string): string {
  return message.replace(names, name => (/[/:]/.test(name) ? '' : name));
}

/** The first row whose words stand in the message, with those that do for `$&` in its `why`; null where none does. */
export function causeIn(causes: readonly Cause[], message: string | null): Cause | null {
  const text = withoutNames(message ?? '');
  const cause = causes.find(({words}) => words.test(text));
  return cause?.why?.includes('$&')
    ? {...cause, why: cause.why.replace('$&', () => text.match(cause.words)?.[0] ?? '')}
    : (cause ?? null);
}

const bareBackOff = /^back-off (?:pulling image \\?"[^"]*"|\S+ restarting failed .*)\.?$/i;
const wrapping =
  /^(?:back-off pulling image \\?"[^"]*":|ErrImagePull:|rpc error: code = \w+ desc =|(?:failed to (?:pull|resolve|do|create|start)|OCI runtime|runc|unable to start|error during) (?:[^:"]|"[^"]*")*:) */i;
const ofPod = / \(pod: "[^"]*", container: [^)]*\)$/;

/** A sentence that more can follow. */
export function withoutLastDots(text: string): string {
  let end = text.length;
  while (text[end - 1] === '.') {
    end -= 1;
  }
  return text.slice(0, end);
}

/** What a message says beyond the layers of kubelet and runtime that handed it on; null when that is nothing. */
export function tellingPart(message: string | null): string | null {
  let text = message?.trim().replace(ofPod, '') ?? '';
  if (bareBackOff.test(text)) {
    return null;
  }
  for (let inner = text.replace(wrapping, ''); inner !== '' && inner !== text; inner = text.replace(wrapping, '')) {
    text = inner;
  }
  return withoutLastDots(text) || null;
}
