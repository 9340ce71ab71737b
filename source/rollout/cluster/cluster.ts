import type {JudgedPod} from '../health/health.ts';
import type {PodMemory} from '../health/memory.ts';
import type {Health} from '../pod/pod.ts';
import type {ReadyPod, Rollout} from './rollout.ts';
import type {Generations} from './standing/generations.ts';

/** Which cluster: `id` is the `clusterid` of the API, `name` what people call it (the id where no name is known). */
export type ClusterRef = {readonly id: string; readonly name: string};

/** A cluster as it is shown: `label` is its name, with the start of its id where several clusters have that name. */
export type ShownCluster = ClusterRef & {readonly label: string};

/** How far GitOps is on a cluster (see the README, "How it decides"). */
export type ClusterState = 'unknown' | 'not-enabled' | 'installing' | 'enabled' | 'degraded' | 'failing' | 'disabling';

/** Whether what is shown is current, and if not, why. */
export type Connection = 'connecting' | 'live' | 'stale' | 'auth' | 'throttled' | 'unreachable' | 'not-found';

/** What UCS said of GitOps without a pod list: its own codes (UCS.0006000x) or a 404 about GitOps. */
export type Announcement = 'not-enabled' | 'installing' | 'enabled' | 'disabling';

/** What one good answer said, before it is judged. `incomplete` says why a list could not be read whole. */
export type Observation =
  | {readonly kind: 'announced'; readonly announcement: Announcement}
  | {readonly kind: 'pods'; readonly incomplete: string | null};

/** The pods that count (superseded ones do not), added up. `progress` is 0..1. */
export type ClusterSummary = {
  readonly ready: number;
  readonly total: number;
  readonly progress: number;
  readonly restarts: number;
  readonly restartsSinceWatch: number;
  readonly health: Health;
  /** The pod that needs attention most; null when all are ok or there are none. */
  readonly worst: JudgedPod | null;
};

/** What kind of thing was seen to change between two polls. */
export type ChangeKind =
  | 'pod-added'
  | 'pod-removed'
  | 'pod-replaced'
  | 'status'
  | 'ready'
  | 'flapped'
  | 'restarts'
  | 'superseded'
  | 'standby'
  | 'app-missing'
  | 'cluster-added'
  | 'cluster-removed'
  | 'cluster-renamed'
  | 'cluster-state'
  | 'connection';

/** One thing seen to change, in words that print as a line: `prod-a source-controller-…: Pending → Running`. */
export type Change = {
  /** When it was seen, epoch ms. */
  readonly at: number;
  readonly clusterId: string;
  /** null: it is about the whole cluster. */
  readonly pod: string | null;
  /** The app of the pod, or the one that has no pod; null: it is about the whole cluster. */
  readonly app: string | null;
  /** null: it is about no pod that there is or was. */
  readonly uid: string | null;
  readonly kind: ChangeKind;
  /** null: there was nothing before. */
  readonly from: string | null;
  /** null: there is nothing any more. */
  readonly to: string | null;
  /** The health that comes with it, for its colour. */
  readonly health: Health;
  /** How long after its creation the pod became ready (ms). Absent: it did not, or was ready before, or nothing tells. */
  readonly readyAfterMs?: number;
  /** One more round of a loop that is known already: for those who count them, too much for lines. */
  readonly isRound?: true;
};

/** An app that should be there and of which no pod is listed, and since when (epoch ms). */
export type MissingApp = {readonly app: string; readonly since: number};

/** The apps that should be there, each with since when it is missing; null: it is there. */
export type Apps = ReadonlyMap<string, number | null>;

/** All that is known of GitOps on one cluster after an answer. Unchanged pods are the same objects as before. */
export type Snapshot = {
  readonly observation: Observation;
  readonly state: ClusterState;
  readonly pods: readonly JudgedPod[];
  /** What each pod is called beside the others, by uid. */
  readonly labels: ReadonlyMap<string, string>;
  readonly summary: ClusterSummary;
  /** The rollout under way, or the last one; null where none is known. */
  readonly rollout: Rollout | null;
  /** The pods of that rollout that are ready, the slowest last. */
  readonly ready: readonly ReadyPod[];
  /** Apps that should be there and of which no pod is listed. */
  readonly missing: readonly MissingApp[];
  /** The apps to expect in the next answer; null: none are known. */
  readonly apps: Apps | null;
  /** What the watch remembers of each pod, by uid. */
  readonly memory: ReadonlyMap<string, PodMemory>;
  readonly generations: Generations;
  /** When the answer was seen, epoch ms. */
  readonly observedAt: number;
};

/** A snapshot together with what changed since the one before. */
export type Observed = {readonly snapshot: Snapshot; readonly changes: readonly Change[]};
