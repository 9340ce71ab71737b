import type {Cause} from './cause.ts';

/**
 * Why the kubelet cannot make the configuration of a container (CreateContainerConfigError), by its own words in
 * kuberuntime_container.go, security_context.go and kubelet_pods.go.
 */
export const configCauses: readonly Cause[] = [
  {
    // Its caches of Secrets, ConfigMaps and Services are filled a while after it has started.
    words: /failed to sync .*cache|services have not yet been read/i,
    why: 'the kubelet has just started',
    check: 'it tries again',
    health: 'progressing',
    onAnyNode: false,
  },
  {
    words: /runAsNonRoot|non-root|run as root/i,
    check: 'set runAsUser in its securityContext, or use an image with a numeric user other than 0',
  },
  {words: /couldn't find key|non-existent (?:secret|config) key/i, check: 'add that key, or correct its reference'},
  {words: /\bsecret\b.*not found/i, check: 'create that Secret in the namespace of the pod'},
  {words: /\bconfigmap\b.*not found/i, check: 'create that ConfigMap in the namespace of the pod'},
  {words: /subPath/i, check: 'check that volume and the subPath of its mount', onAnyNode: false},
  {
    words: /volume|no such file or directory|not a directory/i,
    check: 'check its volumes and their mounts',
    onAnyNode: false,
  },
  {words: /host ?IP|get node/i, check: 'check the node', onAnyNode: false},
];
