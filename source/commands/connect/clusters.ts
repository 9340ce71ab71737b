import {commandNames} from '../../config/options/row.ts';
import {CommandError, exitCodes} from '../../program/exit-codes.ts';
import type {ClusterRef, ShownCluster} from '../../rollout/cluster/cluster.ts';
import {byShortId, withLabels} from '../../rollout/cluster/naming/labels.ts';
import type {Feed} from '../../rollout/feed/feed.ts';
import {similarTo} from '../../text/similar.ts';

const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** How many names an error lists. */
const mostNames = 10;

/** Whether an argument has the form of a cluster id. */
export function isClusterId(text: string): boolean {
  return idForm.test(text);
}

/** Shown as the name of a cluster when only its id is known. */
function shortId(id: string): string {
  return id.slice(0, 8);
}

/** Knows the clusters of an account, and what the user calls them: the alias of a cluster, null for one without. */
export type ClusterDirectory = Pick<Feed, 'clusters'> & {
  readonly aliasOf?: (cluster: ClusterRef) => string | null;
};

function called(directory: ClusterDirectory, cluster: ClusterRef): ClusterRef {
  return {...cluster, name: directory.aliasOf?.(cluster) ?? cluster.name};
}

/** Every cluster of the account, by alias where it has one. */
export async function listClusters(directory: ClusterDirectory, signal?: AbortSignal): Promise<readonly ClusterRef[]> {
  return (await directory.clusters(signal)).map(cluster => called(directory, cluster));
}

/**
 * The clusters with these names, ids or short ids (those of labels), in that order and without duplicates; with none
 * given, every cluster of the account in the API's order. Ids are used as they are: the account's list is requested only
 * when there is something else among them.
 * Throws `CommandError` for a name that no cluster has or that several have, and for an account without clusters.
 */
export async function resolveClusters(
  directory: ClusterDirectory,
  wanted: readonly string[],
  signal?: AbortSignal,
): Promise<readonly ShownCluster[]> {
  const found = await findClusters(directory, wanted, signal);
  return withLabels(found.map(cluster => called(directory, cluster)));
}

async function findClusters(
  directory: ClusterDirectory,
  wanted: readonly string[],
  signal?: AbortSignal,
): Promise<readonly ClusterRef[]> {
  if (wanted.length > 0 && wanted.every(isClusterId)) {
    return unique(wanted.map(id => ({id, name: shortId(id)})));
  }
  const known = await directory.clusters(signal);
  if (wanted.length > 0) {
    return unique(wanted.map(text => findCluster(known, text)));
  }
  if (known.length === 0) {
    throw new CommandError(
      exitCodes.noSuchCluster,
      'this account has no cluster in UCS, or none that these credentials may see',
      'Check the account, and the site: --site cn or --site intl.',
    );
  }
  return known;
}

function unique(clusters: readonly ClusterRef[]): readonly ClusterRef[] {
  return clusters.filter((cluster, index) => clusters.findIndex(({id}) => id === cluster.id) === index);
}

function theOnlyOne(found: readonly ClusterRef[], are: string): ClusterRef {
  const [first, another] = found;
  if (first !== undefined && another === undefined) {
    return first;
  }
  const ids = found.map(({id}) => `  ${id}`).join('\n');
  throw new CommandError(exitCodes.usage, `${found.length} ${are}`, `Give the id of the one that is meant:\n${ids}`);
}

function findCluster(known: readonly ClusterRef[], text: string): ClusterRef {
  const byId = known.find(({id}) => id.toLowerCase() === text.toLowerCase());
  if (byId !== undefined) {
    return byId;
  }
  const named = known.filter(({name}) => name === text);
  if (named.length > 0) {
    return theOnlyOne(named, `clusters are named "${text}"`);
  }
  const begun = byShortId(known, text);
  if (begun.length > 0) {
    return theOnlyOne(begun, `ids of clusters begin with "${text}"`);
  }
  if (isClusterId(text)) {
    return {id: text, name: shortId(text)};
  }
  throw new CommandError(exitCodes.noSuchCluster, `no cluster is named "${text}"`, adviceFor(known, text));
}

function adviceFor(known: readonly ClusterRef[], text: string): string {
  const clusters = withLabels(known);
  const similar = similarTo(text, [...new Set(known.map(({name}) => name))]);
  const near = clusters
    .filter(({name}) => similar.includes(name))
    .slice(0, mostNames)
    .map(({label}) => label);
  const names = clusters.map(({label}) => label);
  const [command] = similarTo(text, commandNames);
  const more = names.length > mostNames ? ` and ${names.length - mostNames} more` : '';
  const shown = names.slice(0, mostNames).join(', ') + more;
  return [
    near.length > 0
      ? `Did you mean ${near.join(' or ')}?`
      : names.length > 0
        ? `There are: ${shown}.`
        : 'The account has none.',
    ...(command === undefined ? [] : [`(The command is written "${command}".)`]),
  ].join(' ');
}
