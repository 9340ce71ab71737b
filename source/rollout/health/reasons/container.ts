import {always, lasting, type ReasonRows} from './rule.ts';
import {thresholds} from './thresholds.ts';

// The kubelet fills its caches of Secrets and ConfigMaps after a node has started; that passes.
const cacheNotSynced = /failed to sync .*cache/i;

// Runtimes answer with this exit code when the trouble is the node's and not the container's.
const nodeTrouble = 128;

/** Why a container does not start, does not become ready, or has ended. A part of the table in `rules.ts`. */
export const containerReasons: ReasonRows = [
  [
    ['ContainerCreating'],
    {
      health: lasting(thresholds.creating, 'progressing', 'degraded'),
      subject: 'message',
      check: 'takes long: see its events (kubectl describe pod) for errors of volumes, network or image pulls',
    },
  ],
  [
    ['PodInitializing'],
    {
      health: lasting(thresholds.creating, 'progressing', 'degraded'),
      subject: 'message',
      check: 'takes long: read the logs of its init containers (kubectl logs -c)',
    },
  ],
  [
    ['CreateContainerConfigError'],
    {
      health: ({message}) => (message !== null && cacheNotSynced.test(message) ? 'progressing' : 'failed'),
      subject: 'message',
      check: 'create the Secret, ConfigMap or key it needs',
      onAnyNode: true,
    },
  ],
  [
    ['CreateContainerError', 'RunContainerError', 'StartError', 'ContainerCannotRun'],
    {
      health: ({exitCode}) => (exitCode === nodeTrouble ? 'degraded' : 'failed'),
      subject: 'message',
      check: 'check its command, its volumes and the node',
    },
  ],
  [
    ['PreCreateHookError', 'PreStartHookError', 'PostStartHookError'],
    {health: always('failed'), subject: 'message', check: 'check its lifecycle hook'},
  ],
  [
    ['CrashLoopBackOff'],
    {
      health: always('failed'),
      subject: 'termination',
      check: 'read its log (kubectl logs -p): configuration, permissions (RBAC), an API it cannot reach',
    },
  ],
  [
    ['OOMKilled'],
    {
      health: ({repeated}) => (repeated ? 'failed' : 'degraded'),
      subject: 'termination',
      check: 'raise its memory limit',
      onAnyNode: true,
    },
  ],
  [['Error'], {health: always('degraded'), subject: 'termination', check: 'read its log (kubectl logs -p)'}],
  [
    ['Completed'],
    {
      health: always('degraded'),
      subject: 'termination',
      check: 'it should run for good: check its command and arguments',
      onAnyNode: true,
    },
  ],
  [
    ['NotReady'],
    {
      health: lasting(thresholds.notReady, 'progressing', 'degraded'),
      subject: 'message',
      check: 'runs but is not ready: check its readiness probe and its log, whether it starts up or waits to be leader',
    },
  ],
];
