import {actAt, alivePods} from '../play/demo-cluster.ts';
import {demoCluster} from '../play/fleet.ts';
import {podJson} from '../play/pod-json.ts';
import {enabled} from '../play/stories.ts';
import {timestampsFrom} from '../play/timeline.ts';
import {type DemoRequest, jsonReply, type Reply} from '../reply.ts';
import {type Fault, type FaultContext, type FaultTable, turnCounter} from './fault.ts';

/** A fault of the lists of pods. Whatever the cluster is like, it has pods then; other paths are answered as ever. */
export function listFault(
  title: string,
  begin: (context: FaultContext) => (clusterId: string, request: DemoRequest) => Reply,
): Fault {
  return {
    title,
    begin: context => {
      const list = begin(context);
      return ({clusterId, request, honest}) => (clusterId === null ? honest() : list(clusterId, request));
    },
  };
}

/** What `GET …/gitops` answers. */
export function listReply(items: readonly unknown[]): Reply {
  return jsonReply(200, {metadata: {}, items});
}

export type PodJson = ReturnType<typeof podJson>;

/** Pods of so many controllers, with nothing wrong about them. */
export function goodPods({seed, startedAt}: FaultContext, clusterId: string, count = 4): PodJson[] {
  const act = actAt(demoCluster(seed, clusterId, 'cce', enabled, count), 0);
  const time = timestampsFrom(startedAt);
  return act.kind === 'pods' ? alivePods(act.pods, 0).map(({identity, moment}) => podJson(identity, moment, time)) : [];
}

function restarted(pod: PodJson, restartCount: number, ready: boolean) {
  const containerStatuses = pod.status.containerStatuses?.map(status => ({...status, ready, restartCount}));
  return {...pod, status: {...pod.status, containerStatuses}};
}

/** Lists that are good JSON and good HTTP, and still no good news. */
export const listFaults: FaultTable = {
  'flapping-pods': listFault('in every other answer all pods have restarted and none is ready', context => {
    const turnOf = turnCounter();
    return clusterId => {
      const turn = turnOf(clusterId);
      return listReply(goodPods(context, clusterId).map(pod => restarted(pod, Math.ceil(turn / 2), turn % 2 === 0)));
    };
  }),
};
