import type {PodOwner} from '../../rollout/pod/pod.ts';

// Kubernetes makes its hashes of these characters only, so that they spell no words.
const hash = '[bcdf-hj-np-tv-xz2456789]';
const replicaSetHash = new RegExp(`-${hash}{6,10}$`);
const replicaSetPod = new RegExp(`-${hash}{6,10}-${hash}{5}$`);

/** Kinds of owners that are workloads, or made by one; a Node owns its static pods, too. */
const workloadKinds: ReadonlySet<string> = new Set(['ReplicaSet', 'StatefulSet', 'DaemonSet', 'Job']);

/** What tells which app a pod is of. */
export type NamedPod = {
  readonly name: string;
  readonly generateName: string | null;
  readonly templateHash: string | null;
  readonly owner: PodOwner | null;
  /** The value of a label; null: it has none. */
  readonly labelOf: (key: string) => string | null;
  /** Names of its app containers. */
  readonly containers: readonly string[];
};

function withoutSuffix(text: string, suffix: string | null): string | null {
  return suffix !== null && text.endsWith(`-${suffix}`) ? text.slice(0, -suffix.length - 1) : null;
}

/** The Deployment, StatefulSet, DaemonSet or Job of a pod, by its owner, else by what its name was made of. */
function workloadName({name, generateName, templateHash, owner}: NamedPod): string {
  if (owner !== null && owner.name !== '' && workloadKinds.has(owner.kind)) {
    return owner.kind === 'ReplicaSet'
      ? (withoutSuffix(owner.name, templateHash) ?? owner.name.replace(replicaSetHash, ''))
      : owner.name;
  }
  const withoutHashes = name.replace(replicaSetPod, '');
  if (withoutHashes !== name || !generateName || !name.startsWith(generateName)) {
    return withoutHashes;
  }
  const base = generateName.replace(/-$/, '');
  return withoutSuffix(base, templateHash) ?? base;
}

/**
 * All that the app of a pod may be called, what it is shown as first: label `app`, `app.kubernetes.io/component` (which
 * Flux has for the controller), `app.kubernetes.io/name`, its workload, and its containers where one pod holds several.
 */
export function appNames(pod: NamedPod): readonly [string, ...string[]] {
  const workload = workloadName(pod);
  const labels = ['app', 'app.kubernetes.io/component', 'app.kubernetes.io/name'].flatMap(
    key => pod.labelOf(key) || [],
  );
  const containers = pod.containers.length > 1 ? pod.containers : [];
  const [first = workload, ...others] = new Set([...labels, workload, ...containers]);
  return [first, ...others];
}
