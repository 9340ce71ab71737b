import {conditionsJson} from './conditions-json.ts';
import type {ContainerSpec, PodIdentity} from './controllers.ts';
import type {ContainerNow, ContainerStateNow, Ended, Moment, Timestamp} from './timeline.ts';

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
function managedFields(identity: PodIdentity, {createdAt, changedAt, pod}: Moment, time: Timestamp) {
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

function endedJson({exitCode, reason, message, startedAt, finishedAt}: Ended, time: Timestamp) {
  return {
    exitCode,
    reason,
    ...(message === undefined ? {} : {message}),
    startedAt: time(startedAt),
    finishedAt: time(finishedAt),
  };
}

function stateJson(state: ContainerStateNow, time: Timestamp) {
  switch (state.kind) {
    case 'waiting':
      return {waiting: {reason: state.reason, ...(state.message === undefined ? {} : {message: state.message})}};
    case 'running':
      return {running: {startedAt: time(state.since)}};
    case 'terminated':
      return {terminated: endedJson(state, time)};
  }
}

/** Like the API page's sample: no `restartCount` while it is 0, `{}` for a last state that there is not, no digest before the pull. */
function containerStatus(now: ContainerNow, specs: readonly ContainerSpec[], time: Timestamp) {
  const spec = specs.find(({name}) => name === now.name);
  return {
    name: now.name,
    state: stateJson(now.state, time),
    lastState: now.last ? {terminated: endedJson(now.last, time)} : {},
    ready: now.ready,
    ...(now.restarts === 0 ? {} : {restartCount: now.restarts}),
    image: spec?.image ?? '',
    imageID: now.pulled ? (spec?.imageID ?? '') : '',
    started: now.state.kind === 'running',
  };
}

function toleration(taint: string) {
  return {
    key: `node.kubernetes.io/${taint}`,
    operator: 'Exists',
    effect: 'NoExecute',
    tolerationSeconds: 300,
  };
}

function specJson(identity: PodIdentity, {pod}: Moment) {
  return {
    volumes: [],
    ...(identity.initContainers.length === 0
      ? {}
      : {
          initContainers: identity.initContainers.map(({name, image, sidecar}) => ({
            name,
            image,
            ...(sidecar ? {restartPolicy: 'Always'} : {}),
          })),
        }),
    containers: [],
    restartPolicy: 'Always',
    terminationGracePeriodSeconds: identity.gracePeriodSeconds,
    dnsPolicy: 'ClusterFirst',
    serviceAccountName: identity.app,
    serviceAccount: identity.app,
    automountServiceAccountToken: true,
    ...(pod.startTime === null ? {} : {nodeName: identity.nodeName}),
    securityContext: {runAsUser: 10_000, fsGroup: 10_000, seccompProfile: {type: 'Unconfined'}},
    schedulerName: 'default-scheduler',
    tolerations: [toleration('not-ready'), toleration('unreachable')],
    priority: 0,
    enableServiceLinks: true,
    preemptionPolicy: 'PreemptLowerPriority',
  };
}

function statusJson(identity: PodIdentity, moment: Moment, time: Timestamp) {
  const {pod} = moment;
  const conditions = conditionsJson(moment, time);
  return {
    phase: pod.phase,
    ...(conditions === null ? {} : {conditions}),
    ...(pod.reason === undefined ? {} : {reason: pod.reason}),
    ...(pod.message === undefined ? {} : {message: pod.message}),
    ...(pod.startTime === null ? {} : {hostIP: identity.nodeName, startTime: time(pod.startTime)}),
    ...(pod.initContainers === undefined
      ? {}
      : {initContainerStatuses: pod.initContainers.map(now => containerStatus(now, identity.initContainers, time))}),
    ...(pod.containers.length === 0
      ? {}
      : {containerStatuses: pod.containers.map(now => containerStatus(now, identity.containers, time))}),
  };
}

/** A pod as the API answers it (tables 5 to 12 of its page, in the order of its sample). */
export function podJson(identity: PodIdentity, moment: Moment, time: Timestamp) {
  const replicaSet = `${identity.app}-${identity.templateHash}`;
  const {deletion} = moment.pod;
  return {
    metadata: {
      name: identity.name,
      generateName: `${replicaSet}-`,
      namespace: identity.namespace,
      uid: identity.uid,
      resourceVersion: String(identity.resourceVersion + Math.floor(moment.changedAt * 10)),
      creationTimestamp: time(moment.createdAt),
      ...(deletion
        ? {
            deletionTimestamp: time(deletion.requestedAt + deletion.gracePeriodSeconds),
            deletionGracePeriodSeconds: deletion.gracePeriodSeconds,
          }
        : {}),
      labels: {app: identity.app, 'pod-template-hash': identity.templateHash, release: 'cceaddon-flux'},
      annotations: {'prometheus.io/port': '8080', 'prometheus.io/scrape': 'true'},
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
          name: replicaSet,
          uid: identity.replicaSetUid,
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
      managedFields: managedFields(identity, moment, time),
    },
    spec: specJson(identity, moment),
    status: statusJson(identity, moment, time),
  };
}
