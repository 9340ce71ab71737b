import {always, lasting, type ReasonRows} from './rule.ts';
import {thresholds} from './thresholds.ts';

/** Why a whole pod has no node or no sandbox, or is going or gone. A part of the table in `rules.ts`. */
export const podReasons: ReasonRows = [
  [
    ['Unschedulable'],
    {
      health: lasting(thresholds.unscheduled, 'progressing', 'degraded'),
      subject: 'message',
      check: 'free or add nodes, check taints and what the add-on requests',
    },
  ],
  [
    ['SchedulingGated'],
    {health: always('degraded'), subject: 'message', check: 'held by a scheduling gate: ask its owner to remove it'},
  ],
  [
    [
      'CreatePodSandboxError',
      'ConfigPodSandboxError',
      'KillPodSandboxError',
      'KillContainerError',
      'VerifyNonRootError',
      'RunInitContainerError',
    ],
    {
      health: lasting(thresholds.nodeError, 'degraded', 'failed'),
      subject: 'message',
      check: 'check the node, the log of its network plug-in (CNI), and the securityContext',
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
    ['Unknown', 'NodeLost', 'ContainerStatusUnknown'],
    {health: always('degraded'), subject: 'node', check: 'check the node, then delete the pod'},
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
      check: 'its node gave it up: a new pod should come; this record can be deleted',
    },
  ],
  [
    ['Failed'],
    {
      health: always('failed'),
      subject: 'message',
      check: 'it is not started again: see its events (kubectl describe pod), then delete it',
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
