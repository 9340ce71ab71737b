import type {FaultContext} from '../../../source/demo/faults/fault.ts';
import {type ContainerSpec, podIdentity, sourceController} from '../../../source/demo/play/controllers.ts';
import {podJson} from '../../../source/demo/play/pod-json.ts';
import {
  type ContainerNow,
  type Ended,
  running,
  terminated,
  timestampsFrom,
  waiting,
} from '../../../source/demo/play/timeline.ts';

const hour = 3600;

const crashed: Ended = {
  exitCode: 2,
  reason: 'Error',
  message: 'failed to list GitRepositories',
  startedAt: -2 * hour,
  finishedAt: -hour,
};

const initContainers: readonly ContainerNow[] = [
  terminated('fetch-ca', {exitCode: 0, reason: 'Completed', startedAt: -4 * hour, finishedAt: -3 * hour}),
];

const containers: readonly ContainerNow[] = [
  {...waiting('manager', 'CrashLoopBackOff', 'back-off 5m0s restarting failed container'), last: crashed, restarts: 7},
  running('istio-proxy', -hour, true),
  {...terminated('backup', crashed), restarts: 3},
];

function specs(names: readonly ContainerNow[], {image, imageID}: Pick<ContainerSpec, 'image' | 'imageID'>) {
  return names.map(({name}) => ({name, image, imageID, sidecar: false}));
}

/** A pod in which every field is filled that the API page or kubectl's STATUS knows: what faults make their variants of. */
export function fullPod({seed, startedAt}: FaultContext, clusterId: string, app: string) {
  const identity = podIdentity(seed, clusterId, {...sourceController, app});
  const images = identity.containers[0] ?? {image: '', imageID: ''};
  const {metadata, spec, status} = podJson(
    {...identity, containers: specs(containers, images), initContainers: specs(initContainers, images)},
    {
      createdAt: -5 * hour,
      changedAt: -hour,
      pod: {
        phase: 'Running',
        startTime: -5 * hour,
        reason: 'NodeLost',
        message: 'Node which was running pod is unresponsive',
        initContainers,
        containers,
      },
    },
    timestampsFrom(startedAt),
  );
  const managedFields = metadata.managedFields.map(entry => ({...entry, fieldsV1: {'f:status': {'f:phase': {}}}}));
  return {
    metadata: {...metadata, managedFields, generation: '3', deletionTimestamp: null},
    spec: {
      ...spec,
      activeDeadlineSeconds: 600,
      nodeSelector: {'kubernetes.io/os': 'linux'},
      readinessGates: [{conditionType: 'target-health'}],
    },
    status: {
      ...status,
      podIP: '10.0.0.7',
      nominatedNodeName: '192.168.0.9',
      conditions: [
        {type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: '0/3 nodes are available'},
      ],
    },
  };
}
