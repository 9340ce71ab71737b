import {pace} from '../../monitor/pace.ts';
import type {Effects} from '../../program/effects.ts';
import type {ShownCluster, Snapshot} from '../../rollout/cluster/cluster.ts';
import {observeCluster} from '../../rollout/cluster/observe.ts';
import type {Rules} from '../../rollout/cluster/rules.ts';
import {FeedFailure} from '../../rollout/feed/failure.ts';
import type {Feed, GitopsAnswer} from '../../rollout/feed/feed.ts';

/** What came of one request for a cluster. */
export type OneShot = {readonly cluster: ShownCluster} & (
  | {readonly kind: 'answer'; readonly answer: GitopsAnswer; readonly snapshot: Snapshot}
  | {readonly kind: 'failure'; readonly error: FeedFailure}
);

/**
 * Asks every cluster once, a few at a time; the results come in the order of the clusters. Once credentials were
 * refused, no more requests are sent, because five refusals lock an access key. Throws only what is not a `FeedFailure`.
 */
export async function askClusters(
  api: Feed,
  clusters: readonly ShownCluster[],
  rules: Rules,
  {clock, signal}: Pick<Effects, 'clock' | 'signal'>,
): Promise<readonly OneShot[]> {
  const results = new Map<string, OneShot>();
  const waiting = [...clusters];
  let refused = false;
  const ask = async (cluster: ShownCluster): Promise<OneShot> => {
    if (refused) {
      const message = 'not asked, because the credentials were refused';
      return {kind: 'failure', cluster, error: new FeedFailure({kind: 'auth', message, hint: ''})};
    }
    try {
      const answer = await api.gitops(cluster.id, signal);
      const {snapshot} = observeCluster(cluster.id, null, answer, clock.now(), rules);
      return {kind: 'answer', cluster, answer, snapshot};
    } catch (error) {
      if (!(error instanceof FeedFailure)) {
        throw error;
      }
      refused ||= error.kind === 'auth';
      return {kind: 'failure', cluster, error};
    }
  };
  const work = async () => {
    for (let cluster = waiting.shift(); cluster !== undefined; cluster = waiting.shift()) {
      results.set(cluster.id, await ask(cluster));
    }
  };
  await Promise.all(Array.from({length: Math.min(pace.maxInFlight, clusters.length)}, work));
  return clusters.flatMap(({id}) => results.get(id) ?? []);
}
