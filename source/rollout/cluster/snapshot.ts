import type {JudgedPod} from '../health/health.ts';
import type {PodMemory} from '../health/memory.ts';
import type {Change} from './change.ts';
import type {ClusterState, ClusterSummary, Observation} from './cluster.ts';

/** All that is known of GitOps on one cluster after an answer. Unchanged pods are the same objects as before. */
export type Snapshot = {
  readonly observation: Observation;
  readonly state: ClusterState;
  readonly pods: readonly JudgedPod[];
  readonly summary: ClusterSummary;
  /** What the watch remembers of each pod, by uid. */
  readonly memory: ReadonlyMap<string, PodMemory>;
  /** When the answer was seen, epoch ms. */
  readonly observedAt: number;
};

/** A snapshot together with what changed since the one before. */
export type Observed = {readonly snapshot: Snapshot; readonly changes: readonly Change[]};
