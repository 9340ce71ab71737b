import {createStore, type StoreApi} from 'zustand/vanilla';
import type {Change, Connection, ShownCluster, Snapshot} from '../../rollout/cluster/cluster.ts';
import type {FailureKind} from '../../rollout/feed/failure-kinds.ts';
import type {RawPage} from '../../rollout/feed/feed.ts';

/** What went wrong with the last poll. `since` and `failures` count from the last good answer; times are epoch ms. */
export type Problem = {
  readonly kind: FailureKind;
  readonly message: string;
  readonly hint: string;
  readonly since: number;
  readonly failures: number;
};

/** The credentials were refused (401): no request is sent for any cluster before a person, or renewed credentials, ask for one. */
export type Refusal = {
  /** Whose request met it; null: that for the list of clusters. */
  readonly clusterId: string | null;
  readonly message: string;
  readonly hint: string;
  /** Since when nothing is polled, epoch ms. */
  readonly since: number;
};

/** The endpoint wants to be left alone (429), from when until when (epoch ms). */
export type Quiet = {
  readonly clusterId: string | null;
  readonly message: string;
  readonly hint: string;
  readonly from: number;
  readonly until: number;
};

/** One cluster as the views read it. A failed poll leaves `snapshot` and `pages` as they were. */
export type ClusterEntry = {
  readonly ref: ShownCluster;
  readonly snapshot: Snapshot | null;
  readonly connection: Connection;
  readonly problem: Problem | null;
  /** The last good answer, exactly as received. */
  readonly pages: readonly RawPage[];
  /** Epoch ms; null: no poll is planned before a person asks for one. */
  readonly nextPollAt: number | null;
  /** Since when a request has been under way (epoch ms); null: none is. */
  readonly pollingSince: number | null;
};

/** A moment of a recording (ms of playing from its beginning) at which a cluster answered something else than before. */
export type ReplayMark = {readonly at: number; readonly clusterId: string};

/** How a recording is being played. */
export type Replay = {
  /** Where it stands, and how long it is, ms of playing. */
  readonly elapsed: number;
  readonly total: number;
  /** In the order of time; the same list as long as the recording is played. */
  readonly marks: readonly ReplayMark[];
  /** How many times as fast as it was recorded. */
  readonly speed: number;
  /** There is nothing more to play. */
  readonly ended: boolean;
};

export type MonitorState = {
  /** The one clock of all screens, epoch ms, moved once a second. */
  readonly now: number;
  readonly clusters: ReadonlyMap<string, ClusterEntry>;
  /** Ids in the order of the tabs. */
  readonly order: readonly string[];
  /** Those that left the list of clusters, by their ids, as long as there are changes of theirs. */
  readonly left: ReadonlyMap<string, ShownCluster>;
  readonly selectedId: string | null;
  /** Newest first, bounded. */
  readonly changes: readonly Change[];
  readonly paused: boolean;
  readonly intervalMs: number;
  /** Why the list of clusters could not be read, and when it is tried again. */
  readonly listProblem: Problem | null;
  readonly listNextAt: number | null;
  /** Why no cluster is polled, whichever met it; null: the credentials are not known to be refused. */
  readonly refusal: Refusal | null;
  /** How long the endpoint wants no requests; may be over. */
  readonly quiet: Quiet | null;
  /** The list of clusters has been read, or was not needed. */
  readonly listed: boolean;
  /** null: this is live. In a replay `now` is the clock of the recording. */
  readonly replay: Replay | null;
  /** How far the API's clock is ahead of this machine's, by the latest answer (ms). */
  readonly clockSkewMs: number;
  /** What the user should know from behind the screens, such as that the recording had to end. */
  readonly notice: string | null;
};

export type MonitorStore = StoreApi<MonitorState>;

/** A store of its own for every run and every test. */
export function createMonitorStore(initial: {readonly now: number; readonly intervalMs: number}): MonitorStore {
  return createStore<MonitorState>(() => ({
    now: initial.now,
    clusters: new Map(),
    order: [],
    left: new Map(),
    selectedId: null,
    changes: [],
    paused: false,
    intervalMs: initial.intervalMs,
    listProblem: null,
    listNextAt: null,
    refusal: null,
    quiet: null,
    listed: false,
    replay: null,
    clockSkewMs: 0,
    notice: null,
  }));
}
