import type {ClusterRef} from '../../rollout/cluster/cluster.ts';
import {nameOrNull} from '../../text/safe.ts';
import {itemsOf} from './lists.ts';
import {anything, integer, object, readTolerantly, text} from './tolerant.ts';

/** The response body of `GET /v1/clusters`; its clusters are read one by one (clusterSchema). */
const clusterListSchema = object({
  items: anything,
  total: integer,
});

/** What is read of a cluster: `uid` is the clusterid of the other calls. Its annotations may hold a kubeconfig and are left alone. */
const clusterSchema = object({
  metadata: object({uid: text, name: text}),
});

/** One page of `GET /v1/clusters`. `read` counts all its entries, also those that are no clusters. */
type DecodedClusters = {readonly clusters: readonly ClusterRef[]; readonly read: number; readonly total: number};

function decodeCluster(input: unknown): ClusterRef | null {
  const metadata = readTolerantly(clusterSchema, input).value?.metadata;
  const id = nameOrNull(metadata?.uid);
  return id === null ? null : {id, name: nameOrNull(metadata?.name) ?? id};
}

/** Reads what it can: a cluster without an id is left out, one without a name is called by its id. Throws `FeedFailure` of kind `shape`. */
export function decodeClusters(body: unknown): DecodedClusters {
  const items = itemsOf(body, 'total');
  const clusters = items.map(decodeCluster).filter(cluster => cluster !== null);
  const total = readTolerantly(clusterListSchema, body).value?.total ?? 0;
  return {clusters, read: items.length, total};
}
