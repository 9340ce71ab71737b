import type {Change} from '../../rollout/cluster/cluster.ts';
import type {JudgedPod} from '../../rollout/health/health.ts';
import type {ClusterEntry} from './store.ts';

/** Whether one of the texts contains what `/` asks for; a leading `!` turns it round, letter case does not count. */
function matches(texts: readonly string[], filter: string): boolean {
  const inverted = filter.startsWith('!');
  const wanted = (inverted ? filter.slice(1) : filter).trim().toLowerCase();
  return wanted === '' || texts.some(text => text.toLowerCase().includes(wanted)) !== inverted;
}

/** By app, name, status, reason and node. */
export function podMatches({pod, line, reason}: JudgedPod, filter: string): boolean {
  return matches([pod.app, pod.name, line.status, reason, pod.nodeName ?? ''], filter);
}

/** By name, id, state, connection, and the worst pod with its reason. */
export function clusterMatches({ref, snapshot, connection}: ClusterEntry, filter: string): boolean {
  const worst = snapshot?.summary.worst;
  const state = (snapshot?.state ?? 'unknown').replace('-', ' ');
  return matches([ref.name, ref.id, state, connection, worst?.pod.name ?? '', worst?.reason ?? ''], filter);
}

/** By cluster, pod and what changed. */
export function changeMatches(change: Change, clusterName: string, filter: string): boolean {
  return matches([clusterName, change.pod ?? '', change.kind, change.from ?? '', change.to ?? ''], filter);
}

/** A pod that wants attention: not ok, and not one that is on its way out anyway. */
export function podHasProblem(judged: JudgedPod): boolean {
  return !judged.superseded && judged.health !== 'ok';
}

/** A cluster that wants attention: degraded, failing, or not to be asked. */
export function clusterHasProblem({snapshot, problem}: ClusterEntry): boolean {
  return problem !== null || snapshot?.state === 'degraded' || snapshot?.state === 'failing';
}
