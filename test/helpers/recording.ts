import {decodeLine} from '../../source/monitor/recording/decode-line.ts';
import {indexRecording, type RecordingIndex} from '../../source/monitor/recording/index-file.ts';
import type {PlaybackLine} from '../../source/monitor/recording/playback.ts';
import {createRecorder, type Recorder, type RecorderOptions} from '../../source/monitor/recording/recorder.ts';
import {pollAnswered, pollFailed, setClusters} from '../../source/monitor/store/actions.ts';
import {createMonitorStore, type MonitorState} from '../../source/monitor/store/store.ts';
import {FeedFailure} from '../../source/rollout/feed/failure.ts';
import {fixedPlay, type VirtualPlay} from '../demo/virtual-play.ts';
import {clientOf} from '../ucs/serving.ts';
import {minute, rules, second, testNow} from './pods.ts';

export type MemoryRecording = {
  readonly recorder: Recorder;
  /** All that is in the file. */
  readonly text: () => string;
  readonly lines: () => readonly string[];
};

/** A recorder into the memory, for a run that begins at `testNow`. */
export function recordToMemory(options: Partial<RecorderOptions> = {}): MemoryRecording {
  let file = '';
  const recorder = createRecorder({
    append: text => {
      file += text;
    },
    size: 0,
    maxBytes: Number.POSITIVE_INFINITY,
    version: '1.2.3',
    intervalMs: 5 * second,
    startedAt: testNow,
    redact: text => text,
    onStop: error => {
      throw error;
    },
    ...options,
  });
  return {recorder, text: () => file, lines: () => file.trimEnd().split('\n')};
}

export type ReadRecording = RecordingIndex & {readonly read: (index: number) => PlaybackLine};

/** The index of a recording, as of a file that comes in pieces of `chunk` bytes. */
export async function readRecording(recording: string | Uint8Array, chunk = 1000): Promise<ReadRecording> {
  const bytes = Buffer.from(recording);
  async function* chunks() {
    for (let from = 0; from < bytes.length; from += chunk) {
      yield bytes.subarray(from, from + chunk);
    }
  }
  const index = await indexRecording(chunks());
  const read = (at: number): PlaybackLine => {
    const {offset, length, nextAt} = index.lines[at] ?? {offset: 0, length: 0, nextAt: null};
    const line = decodeLine(bytes.toString('utf8', offset, offset + length));
    if (line === null) {
      throw new Error(`line ${at} of the index is none`);
    }
    return {line, nextAt};
  };
  return {...index, read};
}

/** What a state says of its clusters: all that a replay must bring back, which is all but the plans of the poller. */
export function essence({clusters, order, changes, listProblem, clockSkewMs}: MonitorState) {
  const entries = [...clusters.values()].map(({ref, snapshot, connection, problem, pages}) => ({
    ...{ref, snapshot, connection, problem},
    pages: pages.map(({status, bytes}) => ({status, body: Buffer.from(bytes).toString('latin1')})),
  }));
  return {entries, order, changes, listProblem, clockSkewMs};
}

export type PlayedRecording = {
  readonly text: string;
  /** What the live monitor showed: after the list, then after every answer or failure. */
  readonly live: readonly MonitorState[];
};

/**
 * Watches a scenario through the real client for a while, every five seconds, with a recorder at its side. The server's clock
 * is `skewMs` ahead of the monitor's.
 */
export async function recordPlay(
  scenario: string,
  seconds: number,
  trouble: (play: VirtualPlay, elapsed: number) => void = () => {},
  skewMs = 0,
): Promise<PlayedRecording> {
  const play = await fixedPlay({scenario});
  const startedAt = play.startedAt - skewMs;
  const api = clientOf(play.server.url, {now: () => play.now() - skewMs});
  const {recorder, text} = recordToMemory({startedAt});
  const store = createMonitorStore({now: startedAt, intervalMs: 5 * second});
  const live: MonitorState[] = [];
  const clusters = await api.clusters();
  recorder.clusters(startedAt, clusters);
  setClusters(store, clusters, testNow);
  live.push(store.getState());
  for (let elapsed = 0; elapsed <= seconds; elapsed += 5) {
    play.moveTo(elapsed);
    trouble(play, elapsed);
    for (const [index, cluster] of clusters.entries()) {
      const at = startedAt + elapsed * second + index;
      try {
        const answer = await api.gitops(cluster.id);
        recorder.answer(at, cluster, answer.pages, answer.clockSkewMs);
        pollAnswered(store, cluster.id, answer, at, rules(minute));
      } catch (error) {
        if (!(error instanceof FeedFailure)) {
          throw error;
        }
        recorder.failure(at, cluster, error);
        pollFailed(store, cluster.id, error, at);
      }
      live.push(store.getState());
    }
  }
  return {text: text(), live};
}
