import type {ClusterRef, Observation} from '../cluster/cluster.ts';
import type {Pod} from '../pod/pod.ts';

/** The shortest time between two polls, ms: below it a monitor that is left open would be a load on the source. */
export const shortestIntervalMs = 2000;

/** Far more than GitOps ever deploys; the rest of a longer list is left out. */
export const maxPods = 20_000;

/** One response body exactly as received. */
export type RawPage = {readonly status: number; readonly bytes: Uint8Array};

/** Whether two pages say the same: the same status, and the same bytes. */
export function isSamePage(a: RawPage, b: RawPage | undefined): boolean {
  return a === b || (b !== undefined && a.status === b.status && Buffer.compare(a.bytes, b.bytes) === 0);
}

/** A good answer for a cluster: at UCS that of `GET /v1/clusters/{clusterid}/gitops`, several pages when `continue` was followed. */
export type GitopsAnswer = {
  readonly observation: Observation;
  /** Their times are on this machine's clock: those of the API less `clockSkewMs`. */
  readonly pods: readonly Pod[];
  /** How far the API's clock is ahead of this machine's, ms (see `skewAfter`). */
  readonly clockSkewMs: number;
  readonly pages: readonly RawPage[];
};

/** THE PORT: what any source of answers gives. Every call throws `FeedFailure`, or the signal's reason when aborted. */
export type Feed = {
  /** `previous` are the pages of the last answer: those that come again byte for byte are the same objects, and are not read again. */
  readonly gitops: (clusterId: string, signal?: AbortSignal, previous?: readonly RawPage[]) => Promise<GitopsAnswer>;
  /** Every cluster of the account, ids and names. */
  readonly clusters: (signal?: AbortSignal) => Promise<readonly ClusterRef[]>;
};
