import {configCauses} from './config-error.ts';
import {always, lasting, type ReasonRows, situations} from './rule.ts';
import {startCauses} from './start-error.ts';
import {thresholds} from './thresholds.ts';

// Runtimes answer with this exit code when the trouble is the node's and not the container's.
const nodeTrouble = 128;

/** Why a container does not start, does not become ready, or has ended. A part of the table in `rules.ts`. */
export const containerReasons: ReasonRows = [
  [
    ['ContainerCreating'],
    {
      health: lasting(thresholds.creating, 'progressing', 'degraded'),
      subject: 'message',
      check: 'is taking long: check its events (kubectl describe pod) for volume, network or image pull errors',
    },
  ],
  [
    // The kubelet's condition PodReadyToStartContainers is False.
    [situations.noSandbox],
    {
      health: lasting(thresholds.creating, 'progressing', 'degraded'),
      subject: 'message',
      check: 'has no sandbox yet: check its volumes and the network of the node (CNI): kubectl describe pod',
    },
  ],
  [
    // It is True: volumes are mounted, and the pod has its network.
    [situations.sandboxReady],
    {
      health: lasting(thresholds.creating, 'progressing', 'degraded'),
      subject: 'image',
      check:
        'its sandbox is ready, so it is most likely waiting for its image: check the registry and the network path to it',
    },
  ],
  [
    ['PodInitializing'],
    {
      health: lasting(thresholds.creating, 'progressing', 'degraded'),
      subject: 'message',
      check: 'is taking long: read the logs of its init containers (kubectl logs -c)',
    },
  ],
  [
    [situations.initRuns],
    {
      health: lasting(thresholds.creating, 'progressing', 'degraded'),
      subject: 'message',
      check: 'is taking long: read its log',
      log: true,
    },
  ],
  [
    ['CreateContainerConfigError'],
    {
      health: always('failed'),
      subject: 'message',
      check: 'check what it refers to: Secrets, ConfigMaps and their keys, volumes, its securityContext',
      causes: configCauses,
      onAnyNode: true,
    },
  ],
  [
    ['CreateContainerError', 'RunContainerError', 'StartError', 'ContainerCannotRun'],
    {
      health: ({exitCode}) => (exitCode === nodeTrouble ? 'degraded' : 'failed'),
      subject: 'message',
      check: 'check its command, its volumes and the node',
      causes: startCauses,
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
      check: 'read its log: configuration, permissions (RBAC), an API it cannot reach',
      log: true,
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
  [['Error'], {health: always('degraded'), subject: 'termination', check: 'read its log', log: true}],
  [
    // The kubelet's own stand-in for a container it cannot find. Of a pod that has ended it is the last word.
    ['ContainerStatusUnknown'],
    {
      health: always('degraded'),
      subject: 'termination',
      check: 'the kubelet starts it again: check the node',
    },
  ],
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
      check:
        'runs but is not ready: check its readiness probe, and in its log whether it is starting up or waiting to be leader',
      log: true,
    },
  ],
];
