import {hex, letters, type Random, randomFor, uuid} from './seeded-random.ts';

/** One of Flux's controllers, in the two releases that the demo knows. */
export type Controller = {
  /** Label `app`; also the name of the Deployment and of the image. */
  readonly app: string;
  readonly versions: {readonly old: string; readonly current: string};
  /** From its Deployment: how long it may take to stop. */
  readonly gracePeriodSeconds: number;
};

function controller(name: string, old: string, current: string, gracePeriodSeconds: number): Controller {
  return {
    app: `${name}-controller`,
    versions: {old, current},
    gracePeriodSeconds,
  };
}

export const sourceController = controller('source', 'v1.6.2', 'v1.7.4', 10);
export const kustomizeController = controller('kustomize', 'v1.6.1', 'v1.7.3', 60);
export const helmController = controller('helm', 'v1.3.0', 'v1.4.4', 600);
export const notificationController = controller('notification', 'v1.6.0', 'v1.7.5', 10);
const imageReflectorController = controller('image-reflector', 'v0.35.2', 'v1.0.4', 10);
const imageAutomationController = controller('image-automation', 'v0.41.2', 'v1.0.4', 10);

/** What Flux installs when nothing else is asked for. */
const defaultControllers: readonly Controller[] = [
  sourceController,
  kustomizeController,
  helmController,
  notificationController,
];

/** The default set and the two that watch image registries. */
const allControllers: readonly Controller[] = [
  ...defaultControllers,
  imageReflectorController,
  imageAutomationController,
];

/** As many controllers as asked for; beyond the six there are, shards of them, as large installations run. */
export function controllersFor(count: number): readonly Controller[] {
  return Array.from({length: count}, (_, index) => {
    const controllers = count <= defaultControllers.length ? defaultControllers : allControllers;
    const known = controllers[index % controllers.length] ?? sourceController;
    const shard = Math.floor(index / controllers.length);
    return shard === 0 ? known : {...known, app: `${known.app}-shard-${shard}`};
  });
}

/** A container as the pod's spec has it, and the digest its image turns out to have. */
export type ContainerSpec = {
  readonly name: string;
  readonly image: string;
  readonly imageID: string;
  /** An init container that runs beside the others (restartPolicy Always). */
  readonly sidecar: boolean;
};

/** What does not change in the life of a pod. */
export type PodIdentity = {
  readonly name: string;
  readonly namespace: string;
  readonly uid: string;
  readonly app: string;
  readonly templateHash: string;
  readonly replicaSetUid: string;
  readonly nodeName: string;
  readonly gracePeriodSeconds: number;
  /** `resourceVersion` at second 0. */
  readonly resourceVersion: number;
  readonly containers: readonly ContainerSpec[];
  readonly initContainers: readonly ContainerSpec[];
};

/** As kubelet's messages name a pod. */
export function podInMessages({name, namespace, uid}: PodIdentity): string {
  return `${name}_${namespace}(${uid})`;
}

const registry = 'swr.cn-north-4.myhuaweicloud.com/hwofficial';
/** What Kubernetes makes generated names of: no vowels, so no words. */
const nameAlphabet = 'bcdfghjklmnpqrstvwxz2456789';

function containerSpec(random: Random, name: string, repository: string, tag: string, sidecar = false): ContainerSpec {
  return {
    name,
    image: `${registry}/${repository}:${tag}`,
    imageID: `${registry}/${repository}@sha256:${hex(random, 64)}`,
    sidecar,
  };
}

const nodesPerCluster = 3;

/** Which pod of a controller: an old release belongs to an older ReplicaSet; a replica is another pod of the same one. */
export type PodVariant = {
  readonly release?: 'old' | 'current';
  readonly replica?: number;
  readonly initContainers?: readonly string[];
  readonly sidecar?: string;
};

/** The pod of a controller on a cluster: the same seed, cluster, controller and variant give the same names and uids. */
export function podIdentity(
  seed: number,
  cluster: string,
  {app, versions, gracePeriodSeconds}: Controller,
  {release = 'current', replica = 0, initContainers = [], sidecar}: PodVariant = {},
): PodIdentity {
  const ofReplicaSet = randomFor(seed, `${cluster}/${app}/${release}`);
  const ofPod = randomFor(seed, `${cluster}/${app}/${release}/${replica}`);
  // The scheduler spreads replicas.
  const nodeNumber = (Math.floor(ofReplicaSet() * nodesPerCluster) + replica) % nodesPerCluster;
  const node = randomFor(seed, `${cluster}/node ${nodeNumber}`);
  const templateHash = letters(ofReplicaSet, nameAlphabet, 10);
  const repository = app.replace(/-shard-\d+$/, '');
  return {
    name: `${app}-${templateHash}-${letters(ofPod, nameAlphabet, 5)}`,
    namespace: 'flux-system',
    uid: uuid(ofPod),
    app,
    templateHash,
    replicaSetUid: uuid(ofReplicaSet),
    nodeName: `192.168.0.${20 + Math.floor(node() * 200)}`,
    gracePeriodSeconds,
    resourceVersion: 5_000_000 + Math.floor(ofPod() * 900_000),
    containers: [containerSpec(ofReplicaSet, 'manager', repository, versions[release])],
    initContainers: [
      ...initContainers.map(name => containerSpec(ofReplicaSet, name, 'flux-cli', 'v2.7.5')),
      ...(sidecar === undefined ? [] : [containerSpec(ofReplicaSet, sidecar, 'proxyv2', '1.18.7', true)]),
    ],
  };
}
