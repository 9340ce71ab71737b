import {categoryOf, clusterJson} from '../play/cluster-json.ts';
import {actAt, alivePods, type DemoCluster} from '../play/demo-cluster.ts';
import {podJson} from '../play/pod-json.ts';
import {timestampsFrom} from '../play/timeline.ts';
import {type DemoRequest, jsonReply, type Reply, textReply, ucsFailure} from '../reply.ts';
import {pageOf} from './paging.ts';

/** What the routes answer from: the play, when it began (epoch ms) and how long lists may be. */
export type Play = {
  readonly clusters: readonly DemoCluster[];
  readonly startedAt: number;
  readonly now: () => number;
  readonly pageSize: number;
};

/**
 * A path that there is. `canned` are the keys under which a canned reply for it may stand, the most exact one first;
 * `clusterId` is that of the cluster whose pods are asked for, null on every other path.
 */
export type Route = {
  readonly canned: readonly string[];
  readonly clusterId: string | null;
  readonly reply: (request: DemoRequest, domainId: string) => Reply;
};

function clusterNotFound(id: string): Reply {
  return ucsFailure(404, 'UCS.00030001', `Cluster ${id} not found.`);
}

/** A whole number from the query; the fallback when there is none, or something else. */
function numberOf(query: URLSearchParams, name: string, fallback: number): number {
  const text = query.get(name) ?? '';
  return /^-?\d+$/.test(text) ? Number(text) : fallback;
}

function listClusters({clusters, startedAt}: Play, {query}: DemoRequest, domainId: string): Reply {
  const category = query.get('category');
  const ids = query.get('clusterids')?.split(',');
  const found = clusters.filter(
    cluster => (!category || categoryOf(cluster) === category) && (!ids || ids.includes(cluster.id)),
  );
  const limit = numberOf(query, 'limit', -1);
  const offset = numberOf(query, 'offset', 0);
  const page = found.slice(offset, limit < 0 ? undefined : offset + limit);
  const time = timestampsFrom(startedAt);
  return jsonReply(200, {items: page.map(cluster => clusterJson(cluster, domainId, time)), total: found.length});
}

function showCluster({clusters, startedAt}: Play, id: string, domainId: string): Reply {
  const cluster = clusters.find(candidate => candidate.id === id);
  return cluster ? jsonReply(200, clusterJson(cluster, domainId, timestampsFrom(startedAt))) : clusterNotFound(id);
}

function showGitops({clusters, startedAt, now, pageSize}: Play, id: string, query: URLSearchParams): Reply {
  const cluster = clusters.find(candidate => candidate.id === id);
  if (!cluster) {
    return clusterNotFound(id);
  }
  const elapsed = (now() - startedAt) / 1000;
  const act = actAt(cluster, elapsed);
  if (act.kind === 'refusal') {
    return ucsFailure(act.status, act.code, act.message);
  }
  if (act.kind === 'verbatim') {
    return textReply(act.status, act.contentType, act.body);
  }
  const time = timestampsFrom(startedAt);
  const alive = alivePods(act.pods, elapsed);
  const page = pageOf(alive, ({identity}) => identity.name, query.get('continue') ?? '', pageSize);
  return page
    ? jsonReply(200, {
        metadata: page.metadata,
        items: page.items.map(({identity, moment}) => podJson(identity, moment, time)),
      })
    : ucsFailure(400, 'UCS.00000011', 'The query parameter continue is not valid.');
}

function authDomains(domainId: string): Reply {
  return jsonReply(200, {
    domains: [
      {id: domainId, name: 'demo-account', enabled: true, description: '', links: {self: `/v3/domains/${domainId}`}},
    ],
    links: {self: '/v3/auth/domains'},
  });
}

/** The route of a path; null when the API does not have it. */
export function routeOf(play: Play, path: string): Route | null {
  if (path === '/v1/clusters') {
    return {canned: [path], clusterId: null, reply: (request, domainId) => listClusters(play, request, domainId)};
  }
  if (path === '/v3/auth/domains') {
    return {canned: [path], clusterId: null, reply: (_, domainId) => authDomains(domainId)};
  }
  const [, id, rest] = /^\/v1\/clusters\/([^/]+)(\/gitops)?$/.exec(path) ?? [];
  if (id === undefined) {
    return null;
  }
  return rest === undefined
    ? {canned: [path], clusterId: null, reply: (_, domainId) => showCluster(play, id, domainId)}
    : {canned: [id, path, '*'], clusterId: id, reply: ({query}) => showGitops(play, id, query)};
}
