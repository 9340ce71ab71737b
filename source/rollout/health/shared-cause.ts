import type {Container} from '../pod/pod.ts';
import type {JudgedPod} from './health.ts';
import {pullMayBeOfNode} from './reasons/image-pull.ts';
import {ruleFor} from './reasons/rules.ts';

function nodeOf({pod}: JudgedPod): string | null {
  return pod.nodeName ?? pod.hostIP;
}

function isStuck({health, superseded}: JudgedPod): boolean {
  return !superseded && (health === 'degraded' || health === 'failed');
}

// A registry that says no, a missing Secret or too small a limit would stop the container on every node.
function isStoppedOnAnyNode({state, lastTermination}: Container): boolean {
  if (state.kind !== 'waiting') {
    return false;
  }
  const rule = ruleFor(state.reason ?? '');
  const byLimit = rule.subject === 'termination' && lastTermination?.reason === 'OOMKilled';
  return rule.onAnyNode === true || byLimit || (rule.subject === 'pull' && !pullMayBeOfNode(state.message));
}

/** The pod is stuck, has a node, and what is known of the cause does not rule the node out. */
function mayBeStuckByNode(judged: JudgedPod): boolean {
  const {pod, reason} = judged;
  return (
    isStuck(judged) &&
    nodeOf(judged) !== null &&
    ruleFor(reason.replace(/^Init:/, '')).onAnyNode !== true &&
    ![...pod.initContainers, ...pod.containers].some(isStoppedOnAnyNode)
  );
}

function countByNode(pods: readonly JudgedPod[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const node of pods.map(nodeOf).filter(found => found !== null)) {
    counts.set(node, (counts.get(node) ?? 0) + 1);
  }
  return counts;
}

/** The nodes that two or more stuck pods point at, with how many do. */
function suspectNodes(pods: readonly JudgedPod[], suspects: readonly JudgedPod[]): ReadonlyMap<string, number> {
  const stuckInAll = pods.filter(isStuck).length;
  const well = pods.filter(({health, superseded}) => health === 'ok' && !superseded);
  const wellOn = countByNode(well);
  const pointsAt = ([node, stuck]: readonly [string, number]): boolean => {
    const wellHere = wellOn.get(node) ?? 0;
    const stands = well.length > wellHere || stuck > stuckInAll / 2;
    // Where more pods are well than not, it is hardly the node: in a cluster of one node all pods share it.
    return stuck >= 2 && stuck > wellHere && stands;
  };
  return new Map([...countByNode(suspects)].filter(pointsAt));
}

/**
 * The pods, with a word on the node in the hints of those that share it: two or more stuck pods that count, more than
 * are well there, while pods elsewhere are well or most of what is stuck is stuck there. Others stay the same objects.
 */
export function withSharedCauses(pods: readonly JudgedPod[]): readonly JudgedPod[] {
  const suspects = pods.filter(mayBeStuckByNode);
  const nodes = suspectNodes(pods, suspects);
  if (nodes.size === 0) {
    return pods;
  }
  const affected = new Set(suspects);
  return pods.map(judged => {
    const node = nodeOf(judged) ?? '';
    const stuck = nodes.get(node);
    if (stuck === undefined || !affected.has(judged)) {
      return judged;
    }
    const word = `${stuck} stuck pods share node ${node}: check that node`;
    return {...judged, hint: judged.hint === null ? word : `${judged.hint}; ${word}`};
  });
}
