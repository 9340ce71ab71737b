import type {Settings} from '../../config/settings/settings.ts';
import {aliasCacheFile, cacheFileOf, keepNames} from '../../program/completion/cluster-cache.ts';
import type {Effects} from '../../program/effects.ts';
import type {ClusterRef} from '../../rollout/cluster/cluster.ts';
import type {Feed} from '../../rollout/feed/feed.ts';
import type {ClusterDirectory} from './clusters.ts';

type Names = Pick<Settings, 'aliases' | 'credentials' | 'endpoint'>;

/** Finds the alias that the config file gives a cluster, whether it names it by id or by name. null: none. */
function aliasFinder(aliases: Settings['aliases']): (cluster: ClusterRef) => string | null {
  return ({id, name}) =>
    aliases.find(({cluster}) => cluster === name || cluster.toLowerCase() === id.toLowerCase())?.alias ?? null;
}

/** The API with the aliases of the config file. Names are kept for the completion of shells, whenever clusters are listed. */
export async function withNames(
  api: Feed,
  {aliases, credentials, endpoint}: Names,
  effects: Effects,
): Promise<Feed & ClusterDirectory> {
  // The clusters of the demo are not real.
  const keep = async (file: string, names: readonly string[]) =>
    credentials === 'none' ? undefined : keepNames(file, names, effects);
  if (aliases.length > 0) {
    const words = aliases.map(({alias}) => alias);
    await keep(aliasCacheFile, words);
  }
  let kept = '';
  return {
    ...api,
    aliasOf: aliasFinder(aliases),
    clusters: async signal => {
      const clusters = await api.clusters(signal);
      const names = clusters.map(({name}) => name);
      // The monitor lists again and again.
      if (names.join('\n') !== kept) {
        kept = names.join('\n');
        await keep(cacheFileOf(endpoint), names);
      }
      return clusters;
    },
  };
}
