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
  readonly health: (facts: ReasonFacts) => Health;
  readonly subject: HintSubject;
  readonly check: string;
  /** What the message may tell of the cause: the first row whose words it has goes before `check` and `health`. */
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
