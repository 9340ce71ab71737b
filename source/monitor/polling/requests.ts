import type {Clock} from '../../clock.ts';
import type {ClusterRef, ClusterState} from '../../rollout/cluster/cluster.ts';
import type {Rules} from '../../rollout/cluster/rules.ts';
import {FeedFailure} from '../../rollout/feed/failure.ts';
import type {Feed} from '../../rollout/feed/feed.ts';
import type {Recorder} from '../recording/recorder.ts';
import {listFailed, pollAborted, pollAnswered, pollFailed, pollStarted, setClusters} from '../store/actions.ts';
import type {MonitorStore} from '../store/store.ts';

/** What requests are sent with, where what comes of them goes, and by what it is judged. */
export type RequestOptions = {
  readonly store: MonitorStore;
  readonly gitops: Feed['gitops'];
  /** Which clusters to watch; throws FeedFailure when they cannot be had now, anything else ends the run. */
  readonly listClusters: (signal: AbortSignal) => Promise<readonly ClusterRef[]>;
  /** Is given what comes, before it is shown; null: nothing is recorded. */
  readonly recorder: Recorder | null;
  readonly clock: Clock;
  readonly rules: Rules;
};

/** How a request ended. */
export type Outcome =
  /** A good answer for a cluster; the state is null when the cluster left the list meanwhile. */
  | {readonly kind: 'answered'; readonly state: ClusterState | null}
  /** The list of clusters was read; `instead` is selected now because the one before is not in it. */
  | {readonly kind: 'listed'; readonly instead: string | null}
  /** `failures` are those in a row, of this cluster or of the list. */
  | {readonly kind: 'failed'; readonly error: FeedFailure; readonly failures: number}
  | {readonly kind: 'aborted'};

/**
 * What came of a request: puts it into the store and tells how the request ended. The poller calls it in one go with the
 * plan that follows, so that no frame shows a failure without its next try. Throws what ends the run.
 */
export type Arrival = () => Outcome;

/** Sends single requests. They never reject. */
type Requests = {
  readonly cluster: (id: string, signal: AbortSignal) => Promise<Arrival>;
  readonly list: (signal: AbortSignal) => Promise<Arrival>;
};

function failed(error: unknown, note: (problem: FeedFailure) => number): Outcome {
  if (error instanceof FeedFailure) {
    return {kind: 'failed', error, failures: note(error)};
  }
  throw error;
}

/** Makes what sends the requests of a run. */
export function createRequests(options: RequestOptions): Requests {
  const {store, gitops, listClusters, recorder, clock, rules} = options;
  return {
    cluster: (id, signal) => {
      const entry = store.getState().clusters.get(id);
      const ref: ClusterRef = entry?.ref ?? {id, name: id};
      // A cluster that left the list meanwhile is not shown any more: a replay must not bring it back.
      const recording = () => (store.getState().clusters.has(id) ? recorder : null);
      pollStarted(store, id, clock.now());
      return gitops(id, signal, entry?.pages).then(
        (answer): Arrival =>
          () => {
            const now = clock.now();
            recording()?.answer(now, ref, answer.pages, answer.clockSkewMs);
            const snapshot = pollAnswered(store, id, answer, now, rules);
            return {kind: 'answered', state: snapshot?.state ?? null};
          },
        (error: unknown): Arrival =>
          () => {
            if (signal.aborted) {
              pollAborted(store, id);
              return {kind: 'aborted'};
            }
            return failed(error, problem => {
              const now = clock.now();
              recording()?.failure(now, ref, problem);
              return pollFailed(store, id, problem, now);
            });
          },
      );
    },
    list: signal =>
      listClusters(signal).then(
        (clusters): Arrival =>
          () => {
            const now = clock.now();
            recorder?.clusters(now, clusters);
            const {selectedId: before} = store.getState();
            setClusters(store, clusters, now);
            const {selectedId} = store.getState();
            return {kind: 'listed', instead: before === null || before === selectedId ? null : selectedId};
          },
        (error: unknown): Arrival =>
          () => {
            if (signal.aborted) {
              return {kind: 'aborted'};
            }
            return failed(error, problem => {
              const now = clock.now();
              recorder?.failure(now, null, problem);
              return listFailed(store, problem, now);
            });
          },
      ),
  };
}
