import type {Health} from '../../pod/pod.ts';
import type {Cause} from './cause.ts';

/** What the class of a reason may depend on. */
type ReasonFacts = {
  readonly message: string | null;
  /** Of the termination the reason is about. */
  readonly exitCode: number | null;
  /** The container was killed the time before as well. */
  readonly repeated: boolean;
  /** How long the pod has been in this state, ms. */
  readonly heldMs: number;
};

/** What a hint speaks of before it says what to check; `node` is named in place of `its node`. */
type HintSubject = 'message' | 'image' | 'pull' | 'termination' | 'node' | 'scheduling';

/** The health that goes with a reason, and what a person can check. */
export type ReasonRule = {
  /** What is wrong, in as few words as a headline has; null: the reason itself says as much as is known. */
  readonly what: string | null;
  readonly health: (facts: ReasonFacts) => Health;
  readonly subject: HintSubject;
  /** What is known of the cause without any message. */
  readonly why?: string;
  /** What a person can check or do. */
  readonly check: string;
  /** What the message may tell of the cause: the first row whose words it has goes before `why`, `check` and `health`. */
  readonly causes?: readonly Cause[];
  /** It speaks of a log: the hint ends with the command that prints it. */
  readonly log?: true;
  /** It would be the same on any other node. */
  readonly onAnyNode?: true;
};

/** Rows of the table of reasons; one may serve several. */
export type ReasonRows = readonly (readonly [reasons: readonly string[], rule: ReasonRule])[];

/**
 * Situations that Kubernetes has no word for and the table has rows for all the same. No reason of Kubernetes has
 * spaces in it.
 */
export const situations = {
  noSandbox: 'no sandbox',
  sandboxReady: 'sandbox ready',
  kubeletSilent: 'not taken up',
  initRuns: 'init container runs',
  nodeSilent: 'ready on a silent node',
  gatesShut: 'readiness gates shut',
} as const;

/** The same health whatever the circumstances. */
export function always(health: Health): ReasonRule['health'] {
  return () => health;
}

/** One health before the state has lasted `thresholdMs`, another after. */
export function lasting(thresholdMs: number, before: Health, after: Health): ReasonRule['health'] {
  return ({heldMs}) => (heldMs >= thresholdMs ? after : before);
}
