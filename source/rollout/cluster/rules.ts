/** What a command asks of clusters beyond what their pods say. */
export type Rules = {
  /** How long a pod has failed before its cluster is `failing`, ms. */
  readonly failGraceMs: number;
  /** The grace of what failed before this moment begins here (epoch ms); null: it began when the pod began to fail. */
  readonly graceFrom: number | null;
  /** Apps of which a pod has to be there; none: those seen before, and source-controller. */
  readonly expect: readonly string[];
  /** Apps of which one replica leads and is ready, while the others stand by. */
  readonly standby: readonly string[];
};
