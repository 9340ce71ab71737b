import type {Container, ContainerRole, Pod, PodCondition, PodOwner} from '../../rollout/pod/pod.ts';
import {messageOrNull, nameOrNull} from '../../text/safe.ts';
import {isTime, parseTime} from '../../text/time.ts';
import {appNames} from './app.ts';
import {decodeContainer} from './container.ts';
import {type ApiObjectMeta, type ApiPod, type ApiPodSpec, type ApiPodStatus, podSchema} from './schema.ts';
import {readTolerantly} from './tolerant.ts';

// A few are enough to tell that something is odd; a hostile pod could name thousands.
const maxUnreadable = 20;

type Entries<T> = readonly (T | null)[] | null | undefined;

function present<T>(entries: Entries<T>): T[] {
  return (entries ?? []).filter(entry => entry !== null);
}

function decodeOwner(meta: ApiObjectMeta | null): PodOwner | null {
  const owners = present(meta?.ownerReferences);
  const owner = owners.find(each => each.controller) ?? owners.find(each => each.controller === null);
  return owner === undefined
    ? null
    : {kind: nameOrNull(owner.kind) ?? '', name: nameOrNull(owner.name) ?? '', uid: nameOrNull(owner.uid)};
}

function decodeConditions(status: ApiPodStatus | null): PodCondition[] {
  return present(status?.conditions).map(condition => ({
    type: nameOrNull(condition.type) ?? '',
    status: nameOrNull(condition.status) ?? '',
    reason: nameOrNull(condition.reason),
    message: messageOrNull(condition.message),
    lastTransitionTime: condition.lastTransitionTime,
  }));
}

// A sidecar shows only in the spec: an init container that is restarted always.
function sidecarNames(spec: ApiPodSpec | null) {
  return present(spec?.initContainers)
    .filter(container => container.restartPolicy === 'Always')
    .map(container => container.name);
}

function decodeInitContainers(spec: ApiPodSpec | null, status: ApiPodStatus | null): Container[] {
  const sidecars = new Set(sidecarNames(spec));
  return present(status?.initContainerStatuses).map(container => {
    const role: ContainerRole = sidecars.has(container.name) ? 'sidecar' : 'init';
    return decodeContainer(container, role);
  });
}

function decodeIdentity(meta: ApiObjectMeta | null, containers: readonly Container[]) {
  const name = nameOrNull(meta?.name) ?? nameOrNull(meta?.generateName) ?? '(unnamed)';
  const namespace = nameOrNull(meta?.namespace) ?? '';
  const templateHash = nameOrNull(meta?.labels?.['pod-template-hash']);
  const owner = decodeOwner(meta);
  const names = appNames({
    name,
    generateName: nameOrNull(meta?.generateName),
    templateHash,
    owner,
    labelOf: key => nameOrNull(meta?.labels?.[key]),
    containers: containers.map(container => container.name),
  });
  return {
    uid: nameOrNull(meta?.uid) ?? `${namespace}/${name}`,
    name,
    namespace,
    app: names[0],
    appNames: names,
    templateHash,
    owner,
  };
}

function unreadablePaths(pod: ApiPod, paths: readonly string[]): string[] {
  const deletion = pod.metadata?.deletionTimestamp ?? '';
  const all = deletion === '' || isTime(deletion) ? paths : ['metadata.deletionTimestamp', ...paths];
  return all.slice(0, maxUnreadable).map(path => nameOrNull(path) ?? '');
}

/**
 * One entry of `items` (table 5) as the domain's pod. What cannot be read of it has its default and is named in
 * `unreadable`; null when the entry is no object. The uid is as sent, so it may not be unique yet.
 */
export function decodePod(input: unknown): Pod | null {
  const {value: pod, unreadable} = readTolerantly(podSchema, input);
  if (pod === null) {
    return null;
  }
  const {metadata, spec, status} = pod;
  const deletion = metadata?.deletionTimestamp ?? '';
  const containers = present(status?.containerStatuses).map(container => decodeContainer(container, 'app'));
  return {
    ...decodeIdentity(metadata, containers),
    createdAt: metadata?.creationTimestamp ?? null,
    deleting: deletion !== '',
    deletionTime: parseTime(deletion),
    gracePeriodSeconds: metadata?.deletionGracePeriodSeconds ?? spec?.terminationGracePeriodSeconds ?? null,
    restartPolicy: nameOrNull(spec?.restartPolicy),
    nodeName: nameOrNull(spec?.nodeName),
    nominatedNodeName: nameOrNull(status?.nominatedNodeName),
    hostIP: nameOrNull(status?.hostIP),
    podIP: nameOrNull(status?.podIP),
    specContainerCount: spec?.containers?.length ?? 0,
    specInitContainerCount: spec?.initContainers?.length ?? 0,
    specSidecarCount: sidecarNames(spec).length,
    readinessGates: present(spec?.readinessGates).map(gate => nameOrNull(gate.conditionType) ?? ''),
    phase: nameOrNull(status?.phase) ?? '',
    statusReason: nameOrNull(status?.reason),
    statusMessage: messageOrNull(status?.message),
    startTime: status?.startTime ?? null,
    conditions: decodeConditions(status),
    initContainers: decodeInitContainers(spec, status),
    containers,
    unreadable: unreadablePaths(pod, unreadable),
  };
}
