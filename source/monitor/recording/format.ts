import {isUtf8} from 'node:buffer';
import type {ClusterRef} from '../../rollout/cluster/cluster.ts';
import type {FeedFailure} from '../../rollout/feed/failure.ts';
import type {RawPage} from '../../rollout/feed/feed.ts';
import type {Redact} from '../../text/redact.ts';
import {escapeForTerminal} from '../../text/safe.ts';
import {timeText} from '../../text/time.ts';

/** The version of the format; a reader refuses files of a higher one. */
export const recordingFormat = 1;

/** What every line has: when it was (epoch ms). `carried` is only read: earlier versions took lines over from a full file. */
type Taken = {readonly at: number; readonly carried?: boolean | undefined};

/** A run of the monitor begins. */
export type RunLine = Taken & {readonly kind: 'run'; readonly version: string; readonly intervalMs: number};

/** The list of clusters; null: the same as before. */
export type ClustersLine = Taken & {readonly kind: 'clusters'; readonly clusters: readonly ClusterRef[] | null};

/** A good answer about a cluster; null: the same as its last one. */
export type AnswerLine = Taken & {
  readonly kind: 'answer';
  readonly cluster: ClusterRef;
  readonly pages: readonly RawPage[] | null;
  /** That of the answer, ms. */
  readonly clockSkewMs: number;
};

/** A failure; without a cluster it is the list of clusters that could not be read. */
export type FailureLine = Taken & {
  readonly kind: 'failure';
  readonly cluster: ClusterRef | null;
  readonly error: FeedFailure;
};

export type RecordedLine = RunLine | ClustersLine | AnswerLine | FailureLine;

function bodyJson({bytes}: RawPage): string | {readonly base64: string} {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return isUtf8(buffer) ? buffer.toString('utf8') : {base64: buffer.toString('base64')};
}

// What it is called on screens goes by the others of its list.
function clusterJson({id, name}: ClusterRef): ClusterRef {
  return {id, name};
}

function lineJson(line: RecordedLine): object {
  const at = timeText(line.at);
  switch (line.kind) {
    case 'run':
      return {
        'ucs-gitops-recording': recordingFormat,
        version: line.version,
        startedAt: at,
        intervalMs: line.intervalMs,
      };
    case 'clusters':
      return {at, ...(line.clusters === null ? {same: true} : {clusters: line.clusters.map(clusterJson)})};
    case 'answer': {
      const {cluster, pages, clockSkewMs} = line;
      // Only the last page can have another status than 200: it is the one that may be an announcement.
      const said = pages === null ? {same: true} : {status: pages.at(-1)?.status ?? 200, pages: pages.map(bodyJson)};
      return {at, cluster: clusterJson(cluster), ...(clockSkewMs === 0 ? {} : {clockSkewMs}), ...said};
    }
    case 'failure': {
      const {kind, message, hint, status, code, requestId, retryAfterMs} = line.error;
      const error = {kind, message, hint, status, code, requestId, retryAfterMs};
      return {at, ...(line.cluster === null ? {} : {cluster: clusterJson(line.cluster)}), error};
    }
  }
}

/**
 * The line as it stands in the file, with its line feed; every text in it goes through `redact`. Nothing in it can act on
 * a terminal it is printed on.
 */
export function encodeLine(line: RecordedLine, redact: Redact): string {
  const json = JSON.stringify(lineJson(line), (_key, value: unknown) =>
    typeof value === 'string' ? redact(value) : value,
  );
  return `${escapeForTerminal(json)}\n`;
}
