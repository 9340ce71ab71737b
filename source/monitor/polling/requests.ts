import type {Clock} from '../../clock.ts';
import type {ClusterRef, ClusterState} from '../../rollout/cluster/cluster.ts';
import {UcsError} from '../../rollout/feed/failure.ts';
import type {UcsApi} from '../../rollout/feed/feed.ts';
import {listFailed, pollAborted, pollAnswered, pollFailed, pollStarted, setClusters} from '../store/actions.ts';
import type {MonitorStore} from '../store/store.ts';

export type RequestOptions = {
  readonly store: MonitorStore;
  readonly gitops: UcsApi['gitops'];
  /** Which clusters to watch; throws UcsError when they cannot be had now, anything else ends the run. */
  readonly listClusters: (signal: AbortSignal) => Promise<readonly ClusterRef[]>;
  readonly clock: Clock;
  readonly failGraceMs: number;
};

/** How a request ended. */
export type Outcome =
  /** A good answer for a cluster; the state is null when the cluster left the list meanwhile. */
  | {readonly kind: 'answered'; readonly state: ClusterState | null}
  /** The list of clusters was read. */
  | {readonly kind: 'listed'}
  /** `failures` are those in a row, of this cluster or of the list. */
  | {readonly kind: 'failed'; readonly error: UcsError; readonly failures: number}
  | {readonly kind: 'aborted'};

/** Sends single requests and puts what comes of them into the store. They reject only with what ends the run. */
type Requests = {
  readonly cluster: (id: string, signal: AbortSignal) => Promise<Outcome>;
  readonly list: (signal: AbortSignal) => Promise<Outcome>;
};

const aborted: Outcome = {kind: 'aborted'};

function failed(error: unknown, note: (problem: UcsError) => number): Outcome {
  if (error instanceof UcsError) {
    return {kind: 'failed', error, failures: note(error)};
  }
  throw error;
}

export function createRequests({store, gitops, listClusters, clock, failGraceMs}: RequestOptions): Requests {
  return {
    cluster: async (id, signal) => {
      pollStarted(store, id, clock.now());
      try {
        const answer = await gitops(id, signal, store.getState().clusters.get(id)?.pages);
        const snapshot = pollAnswered(store, id, answer, clock.now(), failGraceMs);
        return {kind: 'answered', state: snapshot?.state ?? null};
      } catch (error) {
        if (signal.aborted) {
          pollAborted(store, id);
          return aborted;
        }
        return failed(error, problem => pollFailed(store, id, problem, clock.now()));
      }
    },
    list: async signal => {
      try {
        setClusters(store, await listClusters(signal));
        return {kind: 'listed'};
      } catch (error) {
        return signal.aborted ? aborted : failed(error, problem => listFailed(store, problem, clock.now()));
      }
    },
  };
}
