import type {JudgedPod} from '../health/health.ts';
import {type PodMemory, remember, rememberHealth} from '../health/memory.ts';
import {withSharedNodes} from '../health/shared-node.ts';
import {judgePod} from '../health/verdict.ts';
import type {Pod} from '../pod/pod.ts';
import {podLine} from '../pod/status.ts';
import {changesBetween} from './changes.ts';
import type {Observation, Observed, Snapshot} from './cluster.ts';
import {deepEqual} from './deep-equal.ts';
import {clusterState, summarize} from './state.ts';
import {createdAtOf, newestPods, replicaSetOf, supersededUids} from './superseded.ts';

/** What is remembered of each pod, by uid. */
type Memory = ReadonlyMap<string, PodMemory>;

/** The pods of one answer with everything said of them, and what to remember for the next. */
type Judged = {readonly pods: readonly JudgedPod[]; readonly memory: Memory};

function compare<Value extends string | number>(a: Value, b: Value): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** By app, then newest ReplicaSet first, then name: an order that only changes when pods come and go. */
function inOrder(pods: readonly Pod[]): readonly Pod[] {
  const newest = newestPods(pods, replicaSetOf);
  return pods
    .map(pod => ({pod, replicaSetAt: createdAtOf(newest.get(replicaSetOf(pod)) ?? pod)}))
    .sort(
      (a, b) =>
        compare(a.pod.app, b.pod.app) ||
        compare(b.replicaSetAt, a.replicaSetAt) ||
        compare(a.pod.name, b.pod.name) ||
        compare(a.pod.uid, b.pod.uid),
    )
    .map(({pod}) => pod);
}

/**
 * Judges the pods of an answer seen at `now` (epoch ms) with what is remembered of them. A pod about which nothing
 * changed is the same object as in `previous`. `firstLook`: nothing of the cluster was seen before.
 */
export function judgePods(
  pods: readonly Pod[],
  memory: Memory,
  now: number,
  previous: readonly JudgedPod[],
  firstLook: boolean,
): Judged {
  const superseded = supersededUids(pods);
  const before = new Map(previous.map(judged => [judged.pod.uid, judged]));
  const after = new Map<string, PodMemory>();

  const judge = (pod: Pod): JudgedPod => {
    const line = podLine(pod);
    const remembered = remember(memory.get(pod.uid), pod, line, now, firstLook);
    const judgement = judgePod(pod, line, now, remembered);
    after.set(pod.uid, rememberHealth(remembered, judgement, now));
    return {
      pod,
      line,
      ...judgement,
      superseded: superseded.has(pod.uid),
      restartsSinceWatch: line.restarts - remembered.restartsAtStart,
    };
  };
  const keep = (judged: JudgedPod): JudgedPod => {
    const known = before.get(judged.pod.uid);
    return known !== undefined && deepEqual(known, judged) ? known : judged;
  };
  return {pods: withSharedNodes(inOrder(pods).map(judge)).map(keep), memory: after};
}

const nothing: Memory = new Map();

function samePods(a: readonly JudgedPod[], b: readonly JudgedPod[]): boolean {
  return a.length === b.length && a.every((pod, index) => pod === b[index]);
}

const rememberedForMs = 60 * 60 * 1000;

// A list that was read whole tells which pods are no more. Any other answer says nothing of the pods it does not show:
// they are remembered for a while, so that a list that is never whole cannot fill the memory.
function keptMemory(observation: Observation, before: Memory, seen: Memory, now: number): Memory {
  if (observation.kind === 'pods' && observation.incomplete === null) {
    return seen;
  }
  const recent = [...before].filter(([, {lastSeenAt}]) => now - lastSeenAt <= rememberedForMs);
  return new Map([...recent, ...seen]);
}

/**
 * Takes in one good answer for a cluster, seen at `now` (epoch ms): the one step that every command and screen
 * shares. An announcement shows no pods, since its answer spoke of none, but what is remembered of them stays. Pods
 * about which nothing changed, and the list of them, stay the same objects.
 */
export function observeCluster(
  clusterId: string,
  previous: Snapshot | null,
  answer: {readonly observation: Observation; readonly pods: readonly Pod[]},
  now: number,
  failGraceMs: number,
): Observed {
  const {observation} = answer;
  const memoryBefore = previous?.memory ?? nothing;
  const podsBefore = previous?.pods ?? [];
  const listed = observation.kind === 'pods' ? answer.pods : [];
  const judged = judgePods(listed, memoryBefore, now, podsBefore, previous === null);

  const pods = samePods(podsBefore, judged.pods) ? podsBefore : judged.pods;
  const memory = keptMemory(observation, memoryBefore, judged.memory, now);
  const summary = previous !== null && pods === podsBefore ? previous.summary : summarize(pods);
  const snapshot: Snapshot = {
    observation: previous !== null && deepEqual(previous.observation, observation) ? previous.observation : observation,
    state: clusterState(observation, pods, memory, now, failGraceMs, previous?.state ?? null),
    pods,
    summary,
    memory,
    observedAt: now,
  };
  return {snapshot, changes: changesBetween(clusterId, previous, snapshot, now)};
}
