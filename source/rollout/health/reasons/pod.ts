import {always, lasting, type ReasonRows, situations} from './rule.ts';
import {thresholds} from './thresholds.ts';

/** Why a whole pod has no node or no sandbox, or is going or gone. A part of the table in `rules.ts`. */
export const podReasons: ReasonRows = [
  [
    ['Unschedulable'],
    {
      health: lasting(thresholds.unscheduled, 'progressing', 'degraded'),
      subject: 'scheduling',
      check: 'kubectl describe pod says why: no room, a taint, a volume, an affinity',
      onAnyNode: true,
    },
  ],
  [
    ['SchedulingGated'],
    {
      health: always('degraded'),
      subject: 'message',
      check: 'held by a scheduling gate: ask its owner to remove it',
      onAnyNode: true,
    },
  ],
  [
    // Bound, but without startTime, which the kubelet sets first of all.
    [situations.kubeletSilent],
    {
      health: lasting(thresholds.creating, 'progressing', 'degraded'),
      subject: 'node',
      check: 'its node has not picked the pod up: check its kubelet (kubectl get nodes)',
    },
  ],
  [
    ['CreatePodSandboxError', 'ConfigPodSandboxError', 'KillPodSandboxError', 'KillContainerError'],
    {
      health: lasting(thresholds.nodeError, 'degraded', 'failed'),
      subject: 'message',
      check: 'check the node, its container runtime and the log of its network plug-in (CNI)',
    },
  ],
  [
    ['VerifyNonRootError'],
    {
      health: lasting(thresholds.nodeError, 'degraded', 'failed'),
      subject: 'message',
      check: 'set runAsUser in its securityContext, or use an image with a numeric user other than 0',
      onAnyNode: true,
    },
  ],
  [
    ['RunInitContainerError'],
    {
      health: lasting(thresholds.nodeError, 'degraded', 'failed'),
      subject: 'message',
      check: 'read the logs of its init containers (kubectl logs -c)',
    },
  ],
  [
    // The node lifecycle controller sets Ready to False for the pods of a node that does not report.
    [situations.nodeSilent],
    {
      health: lasting(thresholds.notReady, 'progressing', 'degraded'),
      subject: 'node',
      check: 'its containers are ready, but the pod is not: check whether its node still reports (kubectl get nodes)',
    },
  ],
  [
    [situations.gatesShut],
    {
      health: lasting(thresholds.notReady, 'progressing', 'degraded'),
      subject: 'message',
      check: 'its containers are ready: check the controller that sets this readiness gate',
      onAnyNode: true,
    },
  ],
  [
    ['Terminating'],
    {
      health: lasting(thresholds.terminating, 'progressing', 'degraded'),
      subject: 'node',
      check: 'should be gone by now: look for finalizers, and whether its node is alive',
    },
  ],
  [
    ['Unknown', 'NodeLost'],
    {health: always('degraded'), subject: 'node', check: 'check its node, then delete the pod'},
  ],
  [
    // `OutOf` stands for OutOfcpu, OutOfmemory, OutOfpods…
    [
      'Evicted',
      'Preempting',
      'Shutdown',
      'NodeShutdown',
      'Terminated',
      'NodeAffinity',
      'UnexpectedAdmissionError',
      'OutOf',
    ],
    {
      health: always('degraded'),
      subject: 'message',
      check: 'its node gave it up: a new pod should replace it; this record can be deleted',
    },
  ],
  [
    ['Failed'],
    {
      health: always('failed'),
      subject: 'message',
      check: 'it will not be started again: check its events (kubectl describe pod), then delete it',
    },
  ],
  [
    ['DeadlineExceeded'],
    {
      health: always('failed'),
      subject: 'message',
      check: 'ran longer than activeDeadlineSeconds allows: raise it',
      onAnyNode: true,
    },
  ],
];
