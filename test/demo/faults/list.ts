import type {FaultTable} from '../../../source/demo/faults/fault.ts';
import {goodPods, listFault, listReply, type PodJson} from '../../../source/demo/faults/list.ts';
import {jsonReply, type Reply} from '../../../source/demo/reply.ts';

const depth = 10_000;
const deepObject = `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const deepArray = '['.repeat(depth) + ']'.repeat(depth);

/** Deep values where the API page has an Object, and as an entry of the list. Too deep for JSON.stringify: put in after it. */
function deepList(pods: readonly PodJson[]): Reply {
  const object = 'a deep object';
  const array = 'a deep array';
  const deepPods = pods.map(pod => ({
    metadata: {...pod.metadata, managedFields: [{manager: 'kubelet', fieldsV1: object}]},
    spec: {...pod.spec, securityContext: object},
    status: {
      ...pod.status,
      containerStatuses: pod.status.containerStatuses?.map(status => ({...status, lastState: object})),
    },
  }));
  const reply = listReply([...deepPods, array]);
  const body = String(reply.body).replaceAll(`"${object}"`, deepObject).replaceAll(`"${array}"`, deepArray);
  return {...reply, body};
}

/** A pod with so many copies of its container, without their images: the whole must stay below what clients refuse for its size. */
function withContainers(pod: PodJson, count: number) {
  const [container] = pod.status.containerStatuses ?? [];
  const containerStatuses = Array.from({length: count}, (_, index) => ({
    ...container,
    name: `manager-${index}`,
    image: '',
    imageID: '',
  }));
  return {...pod, status: {...pod.status, containerStatuses}};
}

/** A page of a list, and where the next one is. */
function pageReply(items: readonly unknown[], next: string): Reply {
  return jsonReply(200, {metadata: {continue: next, remainingItemCount: '4'}, items});
}

/** Another pod of the same kind on every page. */
function onPage(pod: PodJson, page: number) {
  const {name, uid} = pod.metadata;
  const pageUid = uid.slice(0, -8) + page.toString(16).padStart(8, '0');
  return {...pod, metadata: {...pod.metadata, name: `${name}-${page}`, uid: pageUid}};
}

/** Lists that are good JSON and good HTTP, and still hard to bear. */
export const listFaults: FaultTable = {
  deep: listFault('values nested 10,000 levels deep', context => clusterId => deepList(goodPods(context, clusterId))),
  'many-containers': listFault('one pod with 100,000 containers', context => clusterId => {
    const [pod] = goodPods(context, clusterId, 1);
    return listReply(pod ? [withContainers(pod, 100_000)] : []);
  }),
  'many-pods': listFault(
    '5,000 pods in one list',
    context => clusterId => listReply(goodPods(context, clusterId, 5000)),
  ),
  'continue-repeats': listFault(
    'every page of the list leads to itself',
    context => clusterId => pageReply(goodPods(context, clusterId), 'again'),
  ),
  'continue-endless': listFault('there is always another page of the list', context => (clusterId, {query}) => {
    const page = Number(/^page-(\d{1,9})$/.exec(query.get('continue') ?? '')?.[1] ?? 1);
    const pods = goodPods(context, clusterId).map(pod => onPage(pod, page));
    return pageReply(pods, `page-${page + 1}`);
  }),
};
