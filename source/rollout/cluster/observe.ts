import type {JudgedPod} from '../health/health.ts';
import type {Pod} from '../pod/pod.ts';
import {appsAfter, missingIn} from './apps.ts';
import {changesBetween} from './changes/between.ts';
import type {Observation, Observed, Snapshot} from './cluster.ts';
import {deepEqual} from './deep-equal.ts';
import {judgePods} from './judge.ts';
import {podLabels} from './naming/names.ts';
import {readyIn, rolloutOf} from './rollout.ts';
import type {Rules} from './rules.ts';
import {clusterState, summarize} from './state.ts';

/** What is remembered of each pod, by uid. */
type Memory = Snapshot['memory'];

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
  const recent = [...before].filter(([, {lastSeen}]) => now - lastSeen.at <= rememberedForMs);
  return new Map([...recent, ...seen]);
}

/** What the list of pods alone tells; that of the last answer where the pods are the same. */
function ofPods(previous: Snapshot | null, pods: readonly JudgedPod[]): Pick<Snapshot, 'labels' | 'rollout' | 'ready'> {
  if (previous?.pods === pods) {
    return {labels: previous.labels, rollout: previous.rollout, ready: previous.ready};
  }
  const rollout = rolloutOf(pods);
  return {labels: podLabels(pods.map(({pod}) => pod)), rollout, ready: readyIn(rollout, pods)};
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
  rules: Rules,
): Observed {
  const {observation} = answer;
  const podsBefore = previous?.pods ?? [];
  const listed = observation.kind === 'pods' ? answer.pods : [];
  const judged = judgePods(listed, previous, now, rules.standby);

  const pods = samePods(podsBefore, judged.pods) ? podsBefore : judged.pods;
  const memory = keptMemory(observation, previous?.memory ?? new Map(), judged.memory, now);
  const apps = appsAfter(previous?.apps ?? null, observation, pods, rules.expect, now);
  const missing = missingIn(observation, apps);
  const isSame = previous !== null && pods === podsBefore && missing.length === previous.missing.length;
  const summary = isSame ? previous.summary : summarize(pods, missing.length);
  const snapshot: Snapshot = {
    observation: previous !== null && deepEqual(previous.observation, observation) ? previous.observation : observation,
    state: clusterState({observation, pods, missing, memory}, previous?.state ?? null, now, rules),
    pods,
    ...ofPods(previous, pods),
    summary,
    missing: previous !== null && deepEqual(previous.missing, missing) ? previous.missing : missing,
    apps,
    memory,
    generations: judged.generations,
    observedAt: now,
  };
  return {snapshot, changes: changesBetween(clusterId, previous, snapshot, now)};
}
