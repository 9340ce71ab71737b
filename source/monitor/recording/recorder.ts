import type {ClusterRef} from '../../rollout/cluster/cluster.ts';
import {deepEqual} from '../../rollout/cluster/deep-equal.ts';
import type {FeedFailure} from '../../rollout/feed/failure.ts';
import type {RawPage} from '../../rollout/feed/feed.ts';
import type {Redact} from '../../text/redact.ts';
import {samePages} from '../store/actions.ts';
import {encodeLine, type RecordedLine} from './format.ts';

const gibibyte = 1024 ** 3;

/** A recording that is forgotten must not fill the disk: it ends before its file grows beyond this (bytes). */
export const maxRecordingBytes = gibibyte;

/** The next line would not fit into the file any more. */
export class FullRecordingError extends Error {
  override readonly name = 'FullRecordingError';

  constructor(maxBytes: number) {
    super(`the file has reached its limit of ${maxBytes / gibibyte} GiB`);
  }
}

export type RecorderOptions = {
  /** Adds a whole line at the end of the file; throws when it cannot, and then nothing of the line is there. */
  readonly append: (text: string) => void;
  /** Bytes that are in the file already. */
  readonly size: number;
  /** How large the file may become. */
  readonly maxBytes: number;
  /** This program's version. */
  readonly version: string;
  readonly intervalMs: number;
  /** When the run begins, epoch ms. */
  readonly startedAt: number;
  /** Takes the secrets out of a text. */
  readonly redact: Redact;
  /** Called once, when nothing more can be written. */
  readonly onStop: (error: unknown) => void;
};

/** Takes down what the API said. Times are epoch ms. Never throws: a full disk must not end the monitor. */
export type Recorder = {
  readonly clusters: (at: number, clusters: readonly ClusterRef[]) => void;
  readonly answer: (at: number, cluster: ClusterRef, pages: readonly RawPage[], clockSkewMs?: number) => void;
  /** Without a cluster it is the list of clusters that could not be read. */
  readonly failure: (at: number, cluster: ClusterRef | null, error: FeedFailure) => void;
};

/** A recorder that has begun its run: the first line is in the file. Throws when that line cannot be written. */
export function createRecorder(options: RecorderOptions): Recorder {
  const {append, maxBytes, version, intervalMs, startedAt, redact} = options;
  let size = options.size;
  let stopped = false;
  let listed: readonly ClusterRef[] | null = null;
  const answers = new Map<string, readonly RawPage[]>();

  const put = (line: RecordedLine) => {
    const text = encodeLine(line, redact);
    const bytes = Buffer.byteLength(text);
    if (size + bytes > maxBytes) {
      throw new FullRecordingError(maxBytes);
    }
    append(text);
    size += bytes;
  };

  const write = (line: RecordedLine) => {
    if (stopped) {
      return;
    }
    try {
      put(line);
    } catch (error) {
      stopped = true;
      options.onStop(error);
    }
  };

  put({kind: 'run', at: startedAt, version, intervalMs});
  return {
    clusters: (at, clusters) => {
      const same = listed !== null && deepEqual(listed, clusters);
      write({kind: 'clusters', at, clusters: same ? null : clusters});
      listed = clusters;
      const ids = new Set(clusters.map(({id}) => id));
      for (const id of answers.keys()) {
        if (!ids.has(id)) {
          answers.delete(id);
        }
      }
    },
    answer: (at, cluster, pages, clockSkewMs = 0) => {
      const known = answers.get(cluster.id);
      const same = known !== undefined && samePages(known, pages);
      write({kind: 'answer', at, cluster, clockSkewMs, pages: same ? null : pages});
      if (!same) {
        answers.set(cluster.id, pages);
      }
    },
    failure: (at, cluster, error) => write({kind: 'failure', at, cluster, error}),
  };
}
