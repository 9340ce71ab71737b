/**
 * What a pod is about. `queued` until it has a node; `creating` until its containers run: the API does not tell image,
 * volumes and network apart, so `pulling` only when a waiting reason says so; `starting`: it runs and is not ready;
 * `ready`; `running`: it ran, and whether it was ready is not known; `unknown`: the answer does not tell what it did;
 * `terminating` from the request to delete it; `ended` for good.
 */
export type StepKind =
  | 'queued'
  | 'creating'
  | 'pulling'
  | 'starting'
  | 'ready'
  | 'running'
  | 'unknown'
  | 'terminating'
  | 'ended';

/** A stretch of the life of a pod. The steps of a pod follow one another without a gap; times are epoch ms. */
export type Step = {
  readonly kind: StepKind;
  /** It was degraded or failed, and not ready: all rounds of a loop are one step. */
  readonly failing: boolean;
  readonly from: number;
  /** null: it lasts. */
  readonly to: number | null;
  /** The answer said when it began; else a poll saw it, and it began since the poll before. */
  readonly exact: boolean;
  /** How many tries were seen to fail; 0 where none did. */
  readonly tries: number;
};

/** The steps with every time in them moved by so many ms; the same array for 0. */
export function shiftSteps(steps: readonly Step[], byMs: number): readonly Step[] {
  return byMs === 0
    ? steps
    : steps.map(step => ({...step, from: step.from + byMs, to: step.to === null ? null : step.to + byMs}));
}
