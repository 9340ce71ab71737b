import {type FaultContext, type FaultTable, plainFault} from '../../../source/demo/faults/fault.ts';
import {listFault, listReply} from '../../../source/demo/faults/list.ts';
import {bodyBytes, gatewayError, jsonReply, type Reply} from '../../../source/demo/reply.ts';
import {fullPod} from './full-pod.ts';
import {hostileTexts, type Spare, spareNothing, spareTimes, taint} from './hostile-text.ts';
import {wrongPods} from './wrong-types.ts';

const texts = Object.entries(hostileTexts);

/** For each hostile text a pod that has it everywhere but in its times, and one more whose times have it too. */
function hostilePods(context: FaultContext, clusterId: string): readonly unknown[] {
  const pods = texts.map(([name, text]) => taint(fullPod(context, clusterId, `hostile-${name}`), text, spareTimes));
  return [...pods, taint(fullPod(context, clusterId, 'hostile-times'), '\u001b[2J', spareNothing)];
}

const spareTimesAndUids: Spare = (text, key) => key === 'uid' || spareTimes(text, key);

/** The list of clusters with a hostile text in each; their ids stay, so that their pods can be asked for. */
function hostileClusters(honest: Reply): Reply {
  if (honest.status !== 200) {
    return honest;
  }
  const list = JSON.parse(Buffer.from(bodyBytes(honest)).toString()) as {readonly items: readonly unknown[]};
  const items = list.items.map((cluster, index) => {
    const [, text = ''] = texts[index % texts.length] ?? [];
    return taint(cluster, text, spareTimesAndUids);
  });
  return jsonReply(200, {...list, items});
}

const hostileList = listFault(
  `${texts.length + 1} pods with hostile text in every field`,
  context => clusterId => listReply(hostilePods(context, clusterId)),
);

/** Answers of the right form whose contents are out to do harm, or of no type that the API page knows. */
export const hostileFaults: FaultTable = {
  hostile: hostileList,
  'hostile-clusters': plainFault('hostile text in every field of the list of clusters', ({request, honest}) =>
    request.path === '/v1/clusters' ? hostileClusters(honest()) : honest(),
  ),
  'hostile-error': plainFault('a 500 whose message and code are hostile text', ({request}) => {
    const text = texts.map(([, hostile]) => hostile).join(' ');
    return gatewayError(request, 500, `APIGW.0601${text}`, `Internal error ${text}`);
  }),
  'wrong-types': listFault('pods in which fields are null, missing, of another type, negative or huge', context => {
    return clusterId => listReply(wrongPods(context, clusterId));
  }),
};
