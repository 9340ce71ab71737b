import type {Health} from '../pod/pod.ts';

/** What kind of thing was seen to change between two polls. */
export type ChangeKind =
  | 'pod-added'
  | 'pod-removed'
  | 'status'
  | 'ready'
  | 'restarts'
  | 'superseded'
  | 'cluster-state'
  | 'connection';

/** One thing seen to change, in words that print as a line: `prod-a source-controller-…: Pending → Running`. */
export type Change = {
  /** When it was seen, epoch ms. */
  readonly at: number;
  readonly clusterId: string;
  /** null: it is about the whole cluster. */
  readonly pod: string | null;
  readonly kind: ChangeKind;
  /** null: there was nothing before. */
  readonly from: string | null;
  /** null: there is nothing any more. */
  readonly to: string | null;
  /** The health that comes with it, for its colour. */
  readonly health: Health;
};
