import type {Container, Pod} from '../pod/pod.ts';

// What Kubernetes accepts as a name is safe in a shell as well; anything else is not for a person to paste.
const plainName = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/;

function hasSeveral(pod: Pod): boolean {
  const specified = pod.specContainerCount + pod.specInitContainerCount;
  return Math.max(specified, pod.containers.length + pod.initContainers.length) > 1;
}

/**
 * The command that prints the log of the container; of the run before the present one (`-p`) when that is what
 * ended. Null when a name of it could not be typed as it is.
 */
export function logCommand(pod: Pod, container: Container, isPast: boolean): string | null {
  const namespace = pod.namespace === '' ? [] : ['-n', pod.namespace];
  const inPod = hasSeveral(pod) ? ['-c', container.name] : [];
  const names = [pod.name, ...namespace.slice(1), ...inPod.slice(1)];
  return names.every(name => plainName.test(name))
    ? ['kubectl logs', ...namespace, pod.name, ...inPod, ...(isPast ? ['-p'] : [])].join(' ')
    : null;
}

/** The command that tells how far the rollout of a Deployment is; null when a name of it could not be typed as it is. */
export function rolloutCommand(namespace: string, deployment: string): string | null {
  const names = [namespace, deployment].filter(name => name !== '');
  const inNamespace = namespace === '' ? '' : `-n ${namespace} `;
  return names.every(name => plainName.test(name))
    ? `kubectl rollout status ${inNamespace}deployment/${deployment}`
    : null;
}
