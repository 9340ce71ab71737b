import {resolve} from 'node:path';
import {ConfigError} from '../../config/config-error.ts';
import type {Settings} from '../../config/settings/settings.ts';
import {
  createRecorder,
  FullRecordingError,
  maxRecordingBytes,
  type Recorder,
  type RecorderOptions,
} from '../../monitor/recording/recorder.ts';
import type {Effects} from '../../program/effects.ts';
import {version} from '../../program/version.ts';
import type {ClusterRef} from '../../rollout/cluster/cluster.ts';
import {UcsError} from '../../rollout/feed/failure.ts';
import type {UcsApi} from '../../rollout/feed/feed.ts';
import {type ClusterDirectory, isClusterId, listClusters, resolveClusters} from '../connect/clusters.ts';
import {openRecordFile, unwritable, whyNotWritten} from './file.ts';

export type RecordedApi = {
  /** The same API; what it says is recorded before it is given on. */
  readonly api: UcsApi & ClusterDirectory;
  /** Takes what is to be called, once, with a message for the user when the recording has to end. */
  readonly onRecordingEnd: (listener: (message: string) => void) => void;
};

/**
 * Records what the API says to a file; what echoes a secret is recorded without it. Throws `ConfigError` for a file that
 * cannot be used.
 */
export async function recordApi(
  path: string,
  api: UcsApi & ClusterDirectory,
  {clusters: wanted, intervalMs}: Settings,
  {clock, cwd, secrets}: Effects,
): Promise<RecordedApi> {
  // It may end before anybody listens.
  let early: string | null = null;
  let tell = (message: string): void => {
    early = message;
  };
  const onStop = (error: unknown) => tell(`The recording to ${path} has ended: ${whyNotWritten(error)}.`);
  const run = {intervalMs, startedAt: clock.now(), redact: secrets.redact, onStop};
  const recorder = startRecorder(resolve(cwd, path), run);
  const names = new Map<string, ClusterRef>();
  const takeList = (list: readonly ClusterRef[]) => {
    for (const cluster of list) {
      names.set(cluster.id, cluster);
    }
    recorder.clusters(clock.now(), list);
  };
  if (wanted.length > 0 && wanted.every(isClusterId)) {
    takeList(await resolveClusters(api, wanted));
  }
  // Of an account with many clusters, those that nobody asked for are nobody's business.
  const watched = async (list: readonly ClusterRef[]) => {
    const directory = {...api, clusters: async () => list};
    return wanted.length === 0 ? listClusters(directory) : resolveClusters(directory, wanted).catch(() => []);
  };

  const clusters = async (signal?: AbortSignal) => {
    const list = await recordFailure(recorder, clock.now, null, api.clusters(signal));
    takeList(await watched(list));
    return list;
  };
  const gitops: UcsApi['gitops'] = async (id, signal, previous) => {
    const cluster = names.get(id) ?? {id, name: id};
    const answer = await recordFailure(recorder, clock.now, cluster, api.gitops(id, signal, previous));
    recorder.answer(clock.now(), cluster, answer.pages);
    return answer;
  };
  return {
    api: {...api, clusters, gitops},
    onRecordingEnd: listener => {
      tell = listener;
      if (early !== null) {
        listener(early);
      }
    },
  };
}

type Run = Pick<RecorderOptions, 'intervalMs' | 'startedAt' | 'redact' | 'onStop'>;

function startRecorder(path: string, run: Run): Recorder {
  const file = openRecordFile(path);
  try {
    return createRecorder({...file, ...run, version, maxBytes: maxRecordingBytes});
  } catch (error) {
    if (error instanceof FullRecordingError) {
      throw new ConfigError(
        `${path} cannot be written: ${error.message}`,
        'Give another name, or move that file away.',
      );
    }
    throw unwritable(path, error);
  }
}

async function recordFailure<Answer>(
  recorder: Recorder,
  now: () => number,
  cluster: ClusterRef | null,
  call: Promise<Answer>,
): Promise<Answer> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof UcsError) {
      recorder.failure(now(), cluster, error);
    }
    throw error;
  }
}
