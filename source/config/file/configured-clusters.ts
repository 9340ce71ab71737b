import {checkCluster} from '../cluster-argument.ts';
import {ConfigError} from '../config-error.ts';
import type {ConfiguredCluster} from '../options/sources.ts';

const howToWrite = 'Write each as {"id": "…", "alias": "…"}; the alias may be left out.';

/**
 * The list `clusters` of the config file: ids (or names), each with an alias or without. Throws `ConfigError` for anything
 * else, and for an alias or a cluster that is there twice.
 */
export function parseClusters(value: unknown, name: string): readonly ConfiguredCluster[] {
  if (!Array.isArray(value)) {
    throw new ConfigError(`${name} is no list`, `Write [ and ] around the clusters. ${howToWrite}`);
  }
  const clusters = value.map((entry: unknown, index) => parseEntry(entry, `number ${index + 1} of ${name}`));
  const words = clusters.flatMap(({cluster, alias}) => (alias === null ? [cluster] : [cluster, alias]));
  const twice = words.find((word, index) => words.indexOf(word) !== index);
  if (twice !== undefined) {
    throw new ConfigError(
      `${name}: ${JSON.stringify(twice)} is there twice`,
      'Every id and every alias stands for one cluster.',
    );
  }
  return clusters;
}

function parseEntry(entry: unknown, name: string): ConfiguredCluster {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    throw new ConfigError(`${name} is no object`, howToWrite);
  }
  const {id, alias, ...others} = entry as Readonly<Record<string, unknown>>;
  const [other] = Object.keys(others);
  if (other !== undefined) {
    throw new ConfigError(`${name}: unknown key "${other}"`, howToWrite);
  }
  if (typeof id !== 'string' || (alias !== undefined && typeof alias !== 'string')) {
    throw new ConfigError(`${name}: ${typeof id === 'string' ? 'alias' : 'id'} is no text`, howToWrite);
  }
  return {
    cluster: checkCluster(id, `${name}: id`),
    alias: alias === undefined ? null : checkCluster(alias, `${name}: alias`),
  };
}
