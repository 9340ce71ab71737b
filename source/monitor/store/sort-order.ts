import type {ClusterState} from '../../rollout/cluster/cluster.ts';
import {byWorst, type JudgedPod} from '../../rollout/health/health.ts';
import type {ClusterEntry} from './store.ts';

/** The orders in which clusters and pods can be shown, as `S` goes through them. */
const sortOrders = ['listed', 'worst', 'name', 'restarts', 'age'] as const;
export type SortOrder = (typeof sortOrders)[number];

/** How an order is called on the screen. */
export const sortWords: Readonly<Record<SortOrder, string>> = {
  listed: 'as listed',
  worst: 'worst first',
  name: 'by name',
  restarts: 'most restarts first',
  age: 'oldest first',
};

export function nextSortOrder(order: SortOrder): SortOrder {
  return sortOrders[(sortOrders.indexOf(order) + 1) % sortOrders.length] ?? 'listed';
}

/** States of clusters: what needs a person first, what is settled last. */
export const urgency: readonly ClusterState[] = [
  'failing',
  'degraded',
  'installing',
  'disabling',
  'unknown',
  'enabled',
  'not-enabled',
];

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

type Compare<T> = (a: T, b: T) => number;

const podComparisons: Readonly<Record<Exclude<SortOrder, 'listed'>, Compare<JudgedPod>>> = {
  worst: (a, b) =>
    Number(a.superseded) - Number(b.superseded) || byWorst(a.health, b.health) || (a.since ?? 0) - (b.since ?? 0),
  name: (a, b) => byText(a.pod.name, b.pod.name),
  restarts: (a, b) => b.restartsSinceWatch - a.restartsSinceWatch || b.line.restarts - a.line.restarts,
  age: (a, b) => (a.pod.createdAt ?? 0) - (b.pod.createdAt ?? 0),
};

const summaryOf = (entry: ClusterEntry) => entry.snapshot?.summary;
const urgencyOf = (entry: ClusterEntry) => urgency.indexOf(entry.snapshot?.state ?? 'unknown');
const isCutOff = (entry: ClusterEntry) => Number(entry.problem !== null);

const clusterComparisons: Readonly<Record<Exclude<SortOrder, 'listed'>, Compare<ClusterEntry>>> = {
  worst: (a, b) => urgencyOf(a) - urgencyOf(b) || isCutOff(b) - isCutOff(a),
  name: (a, b) => byText(a.ref.label, b.ref.label),
  restarts: (a, b) =>
    (summaryOf(b)?.restartsSinceWatch ?? 0) - (summaryOf(a)?.restartsSinceWatch ?? 0) ||
    (summaryOf(b)?.restarts ?? 0) - (summaryOf(a)?.restarts ?? 0),
  age: (a, b) => (a.snapshot?.observedAt ?? 0) - (b.snapshot?.observedAt ?? 0),
};

/** The pods in that order; equal ones stay as listed. */
export function sortedPods(pods: readonly JudgedPod[], order: SortOrder): readonly JudgedPod[] {
  return order === 'listed' ? pods : pods.toSorted(podComparisons[order]);
}

/** The clusters in that order; `age` means the oldest data first. */
export function sortedClusters(entries: readonly ClusterEntry[], order: SortOrder): readonly ClusterEntry[] {
  return order === 'listed' ? entries : entries.toSorted(clusterComparisons[order]);
}
