import type {ClusterRef} from '../../rollout/cluster/cluster.ts';
import {sameValue} from '../../rollout/cluster/same-value.ts';
import type {UcsError} from '../../rollout/feed/failure.ts';
import type {RawPage} from '../../rollout/feed/feed.ts';
import type {Redact} from '../../text/redact.ts';
import {samePages} from '../store/actions.ts';
import {type AnswerLine, type ClustersLine, encodeLine, type FailureLine, type RecordedLine} from './format.ts';

/** A file is put aside before it grows beyond this (bytes). */
export const maxRecordingBytes = 64 * 1024 * 1024;

/** Where the lines go. */
export type RecordingSink = {
  /** Adds whole lines at the end; throws when it cannot. */
  readonly append: (text: string) => void;
  /** Puts the file aside and begins an empty one in its place; throws when it cannot. */
  readonly rotate: () => void;
};

export type RecorderOptions = {
  readonly sink: RecordingSink;
  /** Bytes that are in the file already. */
  readonly size: number;
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
  readonly answer: (at: number, cluster: ClusterRef, pages: readonly RawPage[]) => void;
  /** Without a cluster it is the list of clusters that could not be read. */
  readonly failure: (at: number, cluster: ClusterRef | null, error: UcsError) => void;
};

type Listed = ClustersLine & {readonly clusters: readonly ClusterRef[]};
type Answered = AnswerLine & {readonly pages: readonly RawPage[]};

/** The last good word, and the first and the last failure since: what a file needs to stand by itself. */
type Standing<Good> = {readonly good: Good | null; readonly failures: readonly FailureLine[]};

const unheard = {good: null, failures: []};

function afterFailure<Good>({good, failures}: Standing<Good>, failed: FailureLine): Standing<Good> {
  return {good, failures: [...failures.slice(0, 1), failed]};
}

/** A recorder that has begun its run: the first line is in the file. Throws what the sink throws for that line. */
export function createRecorder(options: RecorderOptions): Recorder {
  const {sink, maxBytes, version, intervalMs, redact} = options;
  let size = options.size;
  let kept = false;
  let stopped = false;
  let list: Standing<Listed> = unheard;
  const answers = new Map<string, Standing<Answered>>();

  const put = (text: string) => {
    sink.append(text);
    size += Buffer.byteLength(text);
  };
  const begin = (at: number) => put(encodeLine({kind: 'run', at, carried: false, version, intervalMs}, redact));

  /** The next file begins with all that is known, so that it can be played without this one. */
  const rotate = (at: number) => {
    sink.rotate();
    size = 0;
    kept = false;
    begin(at);
    for (const {good, failures} of [list, ...answers.values()]) {
      for (const line of good === null ? failures : [good, ...failures]) {
        put(encodeLine({...line, carried: true}, redact));
      }
    }
  };

  const write = (line: RecordedLine) => {
    if (stopped) {
      return;
    }
    try {
      const text = encodeLine(line, redact);
      // A file holds at least one line of its own, however large what was carried over is.
      if (kept && size + Buffer.byteLength(text) > maxBytes) {
        rotate(line.at);
      }
      put(text);
      kept = true;
    } catch (error) {
      stopped = true;
      options.onStop(error);
    }
  };

  begin(options.startedAt);
  return {
    clusters: (at, clusters) => {
      const line: Listed = {kind: 'clusters', at, carried: false, clusters};
      const known = list.good?.clusters;
      write(known !== undefined && sameValue(known, clusters) ? {...line, clusters: null} : line);
      list = {good: line, failures: []};
      const ids = new Set(clusters.map(({id}) => id));
      for (const id of answers.keys()) {
        if (!ids.has(id)) {
          answers.delete(id);
        }
      }
    },
    answer: (at, cluster, pages) => {
      const line: Answered = {kind: 'answer', at, carried: false, cluster, pages};
      const known = answers.get(cluster.id)?.good ?? null;
      const same = known !== null && samePages(known.pages, pages);
      write(same ? {...line, pages: null} : line);
      answers.set(cluster.id, {good: same ? {...line, pages: known.pages} : line, failures: []});
    },
    failure: (at, cluster, error) => {
      const line: FailureLine = {kind: 'failure', at, carried: false, cluster, error};
      write(line);
      if (cluster === null) {
        list = afterFailure(list, line);
      } else {
        answers.set(cluster.id, afterFailure(answers.get(cluster.id) ?? unheard, line));
      }
    },
  };
}
