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
      what: 'containers are not created',
      health: lasting(thresholds.creating, 'progressing', 'degraded'),
      subject: 'message',
      why: 'is taking long',
      check: 'check its events (kubectl describe pod) for volume, network or image pull errors',
    },
  ],
  [
    // The kubelet's condition PodReadyToStartContainers is False.
    [situations.noSandbox],
    {
      what: 'sandbox is not created',
      health: lasting(thresholds.creating, 'progressing', 'degraded'),
      subject: 'message',
      why: 'has no sandbox yet',
      check: 'check its volumes and the network of the node (CNI): kubectl describe pod',
    },
  ],
  [
    // It is True: volumes are mounted, and the pod has its network.
    [situations.sandboxReady],
    {
      what: 'containers are not created',
      health: lasting(thresholds.creating, 'progressing', 'degraded'),
      subject: 'image',
      why: 'its sandbox is ready, so it is most likely waiting for its image',
      check: 'check the registry and the network path to it',
    },
  ],
  [
    ['PodInitializing'],
    {
      what: 'init containers are not done',
      health: lasting(thresholds.creating, 'progressing', 'degraded'),
      subject: 'message',
      why: 'is taking long',
      check: 'read the logs of its init containers (kubectl logs -c)',
    },
  ],
  [
    [situations.initRuns],
    {
      what: 'init container is not done',
      health: lasting(thresholds.creating, 'progressing', 'degraded'),
      subject: 'message',
      why: 'is taking long',
      check: 'read its log',
      log: true,
    },
  ],
  [
    ['CreateContainerConfigError'],
    {
      what: 'container cannot be configured',
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
      what: 'container cannot be started',
      health: ({exitCode}) => (exitCode === nodeTrouble ? 'degraded' : 'failed'),
      subject: 'message',
      check: 'check its command, its volumes and the node',
      causes: startCauses,
    },
  ],
  [
    ['PreCreateHookError', 'PreStartHookError', 'PostStartHookError'],
    {what: 'lifecycle hook fails', health: always('failed'), subject: 'message', check: 'check its lifecycle hook'},
  ],
  [
    ['CrashLoopBackOff'],
    {
      what: 'container keeps crashing',
      health: always('failed'),
      subject: 'termination',
      check: 'read its log: configuration, permissions (RBAC), an API it cannot reach',
      log: true,
    },
  ],
  [
    ['OOMKilled'],
    {
      what: 'container ran out of memory',
      health: ({repeated}) => (repeated ? 'failed' : 'degraded'),
      subject: 'termination',
      check: 'raise its memory limit',
      onAnyNode: true,
    },
  ],
  [
    ['Error'],
    {what: 'container crashed', health: always('degraded'), subject: 'termination', check: 'read its log', log: true},
  ],
  [
    // The kubelet's own stand-in for a container it cannot find. Of a pod that has ended it is the last word.
    ['ContainerStatusUnknown'],
    {
      what: 'container is lost',
      health: always('degraded'),
      subject: 'termination',
      check: 'the kubelet starts it again: check the node',
    },
  ],
  [
    ['Completed'],
    {
      what: 'container has ended',
      health: always('degraded'),
      subject: 'termination',
      why: 'it should run for good',
      check: 'check its command and arguments',
      onAnyNode: true,
    },
  ],
  [
    ['NotReady'],
    {
      what: 'does not become ready',
      health: lasting(thresholds.notReady, 'progressing', 'degraded'),
      subject: 'message',
      why: 'runs but is not ready',
      check: 'check its readiness probe, and in its log whether it is starting up or waiting to be leader',
      log: true,
    },
  ],
];
