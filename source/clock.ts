/** The only way to know or to wait for time. Real in cli.ts, virtual in tests. */
export type Clock = {
  /** Wall-clock epoch ms. */
  readonly now: () => number;
  /** Resolves after `ms`; rejects with the signal's reason when it is aborted. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
};
