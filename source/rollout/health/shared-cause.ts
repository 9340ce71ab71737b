import {hasEnded} from '../pod/status.ts';
import {workloadOf} from '../pod/workload.ts';
import {isStuck, type JudgedPod} from './health.ts';

function nodeOf({pod}: JudgedPod): string | null {
  return pod.nodeName ?? pod.hostIP;
}

/** The pod is stuck, has a node, and what is known of the cause does not rule out that others share it. */
function isSuspect(judged: JudgedPod): boolean {
  return isStuck(judged) && nodeOf(judged) !== null && judged.onAnyNode !== true;
}

function workloadsOf(pods: readonly JudgedPod[]): number {
  return new Set(pods.map(({pod}) => workloadOf(pod))).size;
}

/** How many workloads have such pods on each node: the replicas of one share more than their node. */
function workloadsByNode(pods: readonly JudgedPod[]): ReadonlyMap<string, number> {
  const onNode = Map.groupBy(pods, nodeOf);
  return new Map([...onNode].flatMap(([node, there]) => (node === null ? [] : [[node, workloadsOf(there)] as const])));
}

/** The nodes that pods of two or more workloads point at, with how many do. */
function suspectNodes(pods: readonly JudgedPod[], suspects: readonly JudgedPod[]): ReadonlyMap<string, number> {
  const stuckInAll = workloadsOf(pods.filter(isStuck));
  const well = pods.filter(({health, superseded}) => health === 'ok' && !superseded);
  const wellOn = workloadsByNode(well);
  const pointsAt = ([node, stuck]: readonly [string, number]): boolean => {
    const wellHere = wellOn.get(node) ?? 0;
    const isWellElsewhere = well.some(judged => nodeOf(judged) !== node);
    // Where more workloads are well than not, it is hardly the node: in a cluster of one node all share it.
    return stuck >= 2 && stuck > wellHere && (isWellElsewhere || stuck > stuckInAll / 2);
  };
  return new Map([...workloadsByNode(suspects)].filter(pointsAt));
}

const fewestForAll = 3;

/** What to check when nothing is well any more and no pod has a cause of its own; null when that is not so. */
function wordOnAll(pods: readonly JudgedPod[]): string | null {
  const counted = pods.filter(({superseded}) => !superseded);
  const workloads = workloadsOf(counted);
  const isShared = counted.every(judged => isSuspect(judged) && !judged.pod.deleting && !hasEnded(judged.pod));
  if (!isShared || workloads < fewestForAll) {
    return null;
  }
  const [node, ...others] = new Set(counted.map(nodeOf));
  const shared = others.length === 0 ? `node ${node}, ` : '';
  return `all ${workloads} workloads are stuck: check what they have in common (${shared}API server, network, DNS)`;
}

/**
 * The pods, with a word on the cause they may share at the start of their hints: all that count are stuck, or a node has
 * stuck pods of two or more workloads, of more than are well there, while pods elsewhere are well or most of what is
 * stuck is stuck there. Others stay the same objects. When all pods are going, a removal holds them up and no node.
 */
export function withSharedCauses(pods: readonly JudgedPod[]): readonly JudgedPod[] {
  const isRemoval = pods.every(({pod, superseded}) => superseded || pod.deleting);
  const suspects = isRemoval ? [] : pods.filter(isSuspect);
  const onAll = suspects.length === 0 ? null : wordOnAll(pods);
  const nodes = suspectNodes(pods, suspects);
  if (onAll === null && nodes.size === 0) {
    return pods;
  }
  const affected = new Set(suspects);
  return pods.map(judged => {
    const node = nodeOf(judged) ?? '';
    const stuck = nodes.get(node);
    const onNode = stuck === undefined ? null : `${stuck} stuck workloads share node ${node}: check that node`;
    const word = onAll ?? onNode;
    if (word === null || !affected.has(judged)) {
      return judged;
    }
    const {hint, explained} = judged;
    return {
      ...judged,
      hint: hint === null ? word : `${word}; ${hint}`,
      explained: explained && {...explained, act: `${word}; ${explained.act}`},
    };
  });
}
