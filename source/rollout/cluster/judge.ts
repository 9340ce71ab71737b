import type {JudgedPod} from '../health/health.ts';
import {rolloutCommand} from '../health/kubectl.ts';
import {type PodMemory, remember, rememberFound} from '../health/memory.ts';
import {withSharedCauses} from '../health/shared-cause.ts';
import {judgePod} from '../health/verdict.ts';
import type {Pod} from '../pod/pod.ts';
import {podLine} from '../pod/status.ts';
import {deploymentNameOf, replicaSetOf} from '../pod/workload.ts';
import type {Snapshot} from './cluster.ts';
import {deepEqual} from './deep-equal.ts';
import {byBirth, type Generations, generationsAfter} from './standing/generations.ts';
import {withStandby} from './standing/standby.ts';
import {type Standing, standingsOf} from './standing/superseded.ts';

/** What a watch knows of a cluster's pods before an answer. */
type Known = Pick<Snapshot, 'pods' | 'memory' | 'generations'>;

const nothing: Known = {pods: [], memory: new Map(), generations: new Map()};

function compare<Value extends string | number>(a: Value, b: Value): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What counts first; by app, then newest ReplicaSet first, then name: an order that only changes when pods come and go. */
function inOrder(pods: readonly JudgedPod[], generations: Generations): readonly JudgedPod[] {
  return pods
    .map(judged => ({judged, generation: generations.get(replicaSetOf(judged.pod))}))
    .sort(
      (a, b) =>
        Number(a.judged.superseded) - Number(b.judged.superseded) ||
        compare(a.judged.pod.app, b.judged.pod.app) ||
        (a.generation && b.generation ? byBirth(b.generation, a.generation) : 0) ||
        compare(a.judged.pod.name, b.judged.pod.name) ||
        compare(a.judged.pod.uid, b.judged.pod.uid),
    )
    .map(({judged}) => judged);
}

function overstaying(judged: JudgedPod, since: number): JudgedPod {
  const {pod, health} = judged;
  if (health === 'failed' || health === 'degraded') {
    return judged;
  }
  const deployment = deploymentNameOf(pod);
  const command = deployment === null ? null : rolloutCommand(pod.namespace, deployment);
  const why = 'still runs from an older ReplicaSet, so the rollout is not finished';
  return {
    ...judged,
    health: 'degraded',
    reason: 'OldReplicaSet',
    progress: 3 / 4,
    since,
    hint: `${why}${command === null ? '' : `: ${command}`}`,
    explained: {
      what: 'still runs from an older ReplicaSet',
      detail: null,
      why: 'the rollout is not finished',
      act: 'see how far the rollout of its Deployment is',
      next: null,
      command,
    },
  };
}

function withStanding(judged: JudgedPod, standing: Standing | undefined): JudgedPod {
  switch (standing?.kind) {
    case 'superseded':
      return {...judged, superseded: true};
    case 'overstays':
      return overstaying(judged, standing.since);
    default:
      return judged;
  }
}

/**
 * Judges the pods of an answer seen at `now` (epoch ms) with what is known from before; null at the first look at the
 * cluster. A pod about which nothing changed is the same object as before. `standby`: see `Rules`.
 */
export function judgePods(
  pods: readonly Pod[],
  before: Known | null,
  now: number,
  standby: readonly string[] = [],
): Known {
  const known = before ?? nothing;
  const memory = new Map<string, PodMemory>();
  const judge = (pod: Pod): JudgedPod => {
    const line = podLine(pod);
    const previous = known.memory.get(pod.uid);
    const remembered = remember(previous, pod, line, now, before === null);
    const judgement = judgePod(pod, line, now, remembered);
    const after = rememberFound(previous, remembered, {pod, line, ...judgement, now});
    memory.set(pod.uid, after);
    const restartsSinceWatch = line.restarts - remembered.restartsAtStart;
    return {pod, line, ...judgement, steps: after.steps, superseded: false, restartsSinceWatch};
  };
  const judged = withStandby(pods.map(judge), standby, now);
  const replaced = new Set(known.pods.flatMap(each => (each.superseded ? [each.pod.uid] : [])));
  const {standings, generations} = standingsOf(judged, generationsAfter(known.generations, pods, now), replaced, now);
  const standing = judged.map(each => withStanding(each, standings.get(each.pod.uid)));

  const earlier = new Map(known.pods.map(each => [each.pod.uid, each]));
  const keep = (each: JudgedPod): JudgedPod => {
    const same = earlier.get(each.pod.uid);
    return same !== undefined && deepEqual(same, each) ? same : each;
  };
  return {pods: withSharedCauses(inOrder(standing, generations)).map(keep), memory, generations};
}
