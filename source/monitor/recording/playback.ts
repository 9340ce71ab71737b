import type {ClusterRef} from '../../rollout/cluster/cluster.ts';
import type {Rules} from '../../rollout/cluster/rules.ts';
import {FeedFailure} from '../../rollout/feed/failure.ts';
import type {GitopsAnswer, RawPage} from '../../rollout/feed/feed.ts';
import {listFailed, planned, pollAnswered, pollFailed, setClusters} from '../store/actions.ts';
import {endRefusal, noteQuiet} from '../store/endpoint.ts';
import {createMonitorStore, type MonitorState, type MonitorStore} from '../store/store.ts';
import {createCheckpoints} from './checkpoints.ts';
import type {AnswerLine, FailureLine, RecordedLine} from './format.ts';

/** A recorded line, and when the same cluster, or the list, was heard of next (epoch ms; null: not in this run). */
export type PlaybackLine = {readonly line: RecordedLine; readonly nextAt: number | null};

export type PlaybackOptions = {
  /** What a line says, by its index. */
  readonly read: (index: number) => PlaybackLine;
  /** Reads the pages of a recorded answer again; throws `FeedFailure` for pages that are not those of a good answer. */
  readonly decodeAnswer: (pages: readonly RawPage[], clockSkewMs: number) => GitopsAnswer;
  readonly rules: Rules;
};

/** What the monitor's state was after each line of a recording. The states in between are shown nowhere. */
export type Playback = {
  /** How many lines are applied. */
  readonly applied: () => number;
  readonly state: () => MonitorState;
  /** Goes on or back to where so many lines are applied. */
  readonly moveTo: (count: number) => void;
};

/** A request that was sent before takes no longer than this (ms). */
const longestRequestMs = 60_000;

function knownClusters(store: MonitorStore): readonly ClusterRef[] {
  return [...store.getState().clusters.values()].map(({ref}) => ref);
}

/** Applies lines by the actions of a live run; `answers` holds the last good answer of each cluster. */
function createApply(
  store: MonitorStore,
  answers: Map<string, GitopsAnswer>,
  {decodeAnswer, rules}: Pick<PlaybackOptions, 'decodeAnswer' | 'rules'>,
) {
  const answered = ({cluster, pages, clockSkewMs, at}: AnswerLine) => {
    const same = pages === null ? answers.get(cluster.id) : undefined;
    try {
      const answer = same?.clockSkewMs === clockSkewMs ? same : decodeAnswer(pages ?? same?.pages ?? [], clockSkewMs);
      answers.set(cluster.id, answer);
      pollAnswered(store, cluster.id, answer, at, rules);
    } catch (error) {
      if (!(error instanceof FeedFailure)) {
        throw error;
      }
      pollFailed(store, cluster.id, error, at);
    }
  };

  // The recording does not tell when polling went on: by then the one who met the 401 is answered, and no answer to a
  // request from before is left to come.
  const endRefusalBy = (clusterId: string | null, at: number) => {
    const {refusal} = store.getState();
    if (refusal !== null && (refusal.clusterId === clusterId || at - refusal.since > longestRequestMs)) {
      endRefusal(store);
    }
  };

  const noteQuietOf = ({cluster, error, at}: FailureLine, nextAt: number | null) => {
    if (error.kind === 'throttled' && nextAt !== null) {
      const {message, hint} = error;
      noteQuiet(store, {clusterId: cluster?.id ?? null, message, hint, from: at, until: nextAt});
    }
  };

  const applyToCluster = (cluster: ClusterRef, nextAt: number | null, act: () => void) => {
    if (!store.getState().clusters.has(cluster.id)) {
      // A recording may begin anywhere: that it is first heard of now is no change.
      setClusters(store, [...knownClusters(store), cluster], null);
    }
    act();
    planned(store, new Map([[cluster.id, nextAt]]));
  };

  const applyToList = (nextAt: number | null, act: () => void) => {
    act();
    store.setState({listNextAt: nextAt});
  };

  return ({line, nextAt}: PlaybackLine): void => {
    switch (line.kind) {
      case 'run':
        answers.clear();
        store.setState(createMonitorStore({now: line.at, intervalMs: line.intervalMs}).getState());
        break;
      case 'clusters':
        applyToList(nextAt, () => setClusters(store, line.clusters ?? knownClusters(store), line.at));
        endRefusalBy(null, line.at);
        break;
      case 'answer':
        applyToCluster(line.cluster, nextAt, () => answered(line));
        endRefusalBy(line.cluster.id, line.at);
        break;
      case 'failure': {
        const {cluster, error, at} = line;
        noteQuietOf(line, nextAt);
        if (cluster === null) {
          applyToList(nextAt, () => listFailed(store, error, at));
        } else {
          applyToCluster(cluster, nextAt, () => void pollFailed(store, cluster.id, error, at));
        }
      }
    }
  };
}

/** Plays the lines that `read` gives; none is applied yet. */
export function createPlayback(options: PlaybackOptions): Playback {
  const store = createMonitorStore({now: 0, intervalMs: 0});
  const beginning = {applied: 0, state: store.getState(), answers: new Map<string, GitopsAnswer>()};
  const answers = new Map<string, GitopsAnswer>();
  const apply = createApply(store, answers, options);
  const checkpoints = createCheckpoints();
  let applied = 0;

  const goBackTo = (count: number) => {
    const checkpoint = checkpoints.before(count) ?? beginning;
    store.setState(checkpoint.state);
    answers.clear();
    for (const [id, answer] of checkpoint.answers) {
      answers.set(id, answer);
    }
    applied = checkpoint.applied;
  };

  return {
    applied: () => applied,
    state: store.getState,
    moveTo: count => {
      if (count < applied) {
        goBackTo(count);
      }
      while (applied < count) {
        apply(options.read(applied));
        applied += 1;
        if (checkpoints.isDue(applied)) {
          checkpoints.add({applied, state: store.getState(), answers: new Map(answers)});
        }
      }
    },
  };
}
