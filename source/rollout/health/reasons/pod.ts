import {always, lasting, type ReasonRows, situations} from './rule.ts';
import {thresholds} from './thresholds.ts';

/** Why a whole pod has no node or no sandbox, or is going or gone. A part of the table in `rules.ts`. */
export const podReasons: ReasonRows = [
  [
    ['Unschedulable'],
    {
      what: 'no node takes it',
      health: lasting(thresholds.unscheduled, 'progressing', 'degraded'),
      subject: 'scheduling',
      check: 'kubectl describe pod says why: no room, a taint, a volume, an affinity',
      onAnyNode: true,
    },
  ],
  [
    ['SchedulingGated'],
    {
      what: 'held by a scheduling gate',
      health: always('degraded'),
      subject: 'message',
      why: 'held by a scheduling gate',
      check: 'ask its owner to remove it',
      onAnyNode: true,
    },
  ],
  [
    // Bound, but without startTime, which the kubelet sets first of all.
    [situations.kubeletSilent],
    {
      what: 'node does not start it',
      health: lasting(thresholds.creating, 'progressing', 'degraded'),
      subject: 'node',
      why: 'its node has not picked the pod up',
      check: 'check its kubelet (kubectl get nodes)',
    },
  ],
  [
    ['CreatePodSandboxError', 'ConfigPodSandboxError', 'KillPodSandboxError', 'KillContainerError'],
    {
      what: 'node cannot run it',
      health: lasting(thresholds.nodeError, 'degraded', 'failed'),
      subject: 'message',
      check: 'check the node, its container runtime and the log of its network plug-in (CNI)',
    },
  ],
  [
    ['VerifyNonRootError'],
    {
      what: 'image would run as root',
      health: lasting(thresholds.nodeError, 'degraded', 'failed'),
      subject: 'message',
      check: 'set runAsUser in its securityContext, or use an image with a numeric user other than 0',
      onAnyNode: true,
    },
  ],
  [
    ['RunInitContainerError'],
    {
      what: 'init container fails',
      health: lasting(thresholds.nodeError, 'degraded', 'failed'),
      subject: 'message',
      check: 'read the logs of its init containers (kubectl logs -c)',
    },
  ],
  [
    // The node lifecycle controller sets Ready to False for the pods of a node that does not report.
    [situations.nodeSilent],
    {
      what: 'node does not report it as ready',
      health: lasting(thresholds.notReady, 'progressing', 'degraded'),
      subject: 'node',
      why: 'its containers are ready, but the pod is not',
      check: 'check whether its node still reports (kubectl get nodes)',
    },
  ],
  [
    [situations.gatesShut],
    {
      what: 'readiness gate is shut',
      health: lasting(thresholds.notReady, 'progressing', 'degraded'),
      subject: 'message',
      why: 'its containers are ready',
      check: 'check the controller that sets this readiness gate',
      onAnyNode: true,
    },
  ],
  [
    ['Terminating'],
    {
      what: 'should be gone by now',
      health: lasting(thresholds.terminating, 'progressing', 'degraded'),
      subject: 'node',
      why: 'should be gone by now',
      check: 'look for finalizers, and whether its node is alive',
    },
  ],
  [
    ['Unknown', 'NodeLost'],
    {what: 'node is lost', health: always('degraded'), subject: 'node', check: 'check its node, then delete the pod'},
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
      what: 'node gave it up',
      health: always('degraded'),
      subject: 'message',
      why: 'its node gave it up',
      check: 'a new pod should replace it; this record can be deleted',
    },
  ],
  [
    ['Failed'],
    {
      what: 'has failed for good',
      health: always('failed'),
      subject: 'message',
      why: 'it will not be started again',
      check: 'check its events (kubectl describe pod), then delete it',
    },
  ],
  [
    ['DeadlineExceeded'],
    {
      what: 'ran for too long',
      health: always('failed'),
      subject: 'message',
      why: 'ran longer than activeDeadlineSeconds allows',
      check: 'raise it',
      onAnyNode: true,
    },
  ],
];
