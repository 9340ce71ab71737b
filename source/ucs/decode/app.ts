import type {PodOwner} from '../../rollout/pod/pod.ts';
import {workloadNameOf} from '../../rollout/pod/workload.ts';

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

// A bare pod that was made from a template has its name from there.
function nameOfTemplate({name, generateName, templateHash}: NamedPod): string | null {
  if (!generateName || !name.startsWith(generateName)) {
    return null;
  }
  const base = generateName.replace(/-$/, '');
  return templateHash !== null && base.endsWith(`-${templateHash}`) ? base.slice(0, -templateHash.length - 1) : base;
}

function workloadName(pod: NamedPod): string {
  const name = workloadNameOf(pod);
  return name === pod.name ? (nameOfTemplate(pod) ?? name) : name;
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
