import type {PodIdentity} from './controllers.ts';
import type {Moment} from './timeline.ts';
import type {Timestamp} from './timestamps.ts';

function fieldsV1({replicaSetUid, containers}: PodIdentity) {
  return {
    'f:metadata': {
      'f:annotations': {'.': {}, 'f:prometheus.io/port': {}, 'f:prometheus.io/scrape': {}},
      'f:generateName': {},
      'f:labels': {'.': {}, 'f:app': {}, 'f:pod-template-hash': {}, 'f:release': {}},
      'f:ownerReferences': {'.': {}, [`k:{"uid":"${replicaSetUid}"}`]: {}},
    },
    'f:spec': {
      'f:containers': Object.fromEntries(
        containers.map(({name}) => [
          `k:{"name":"${name}"}`,
          {'.': {}, 'f:args': {}, 'f:image': {}, 'f:livenessProbe': {}, 'f:readinessProbe': {}, 'f:resources': {}},
        ]),
      ),
      'f:restartPolicy': {},
      'f:securityContext': {'.': {}, 'f:fsGroup': {}, 'f:runAsUser': {}, 'f:seccompProfile': {}},
      'f:serviceAccountName': {},
      'f:terminationGracePeriodSeconds': {},
    },
  };
}

const kubeletFieldsV1 = {
  'f:status': {'f:containerStatuses': {}, 'f:hostIP': {}, 'f:phase': {}, 'f:startTime': {}},
};

/** Who wrote which fields and when: the ReplicaSet controller at creation, the node's kubelet once it has the pod. */
export function managedFields(identity: PodIdentity, {createdAt, changedAt, pod}: Moment, time: Timestamp) {
  const entry = (manager: string, second: number, fields: object) => ({
    manager,
    operation: 'Update',
    apiVersion: 'v1',
    time: time(second),
    fieldsType: 'FieldsV1',
    fieldsV1: fields,
  });
  const created = entry('kube-controller-manager', createdAt, fieldsV1(identity));
  return pod.startTime === null ? [created] : [created, entry('kubelet', changedAt, kubeletFieldsV1)];
}
