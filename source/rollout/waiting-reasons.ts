import {pullIsRefused} from './image-pull.ts';
import {always, lasting, type ReasonRule} from './reason-rule.ts';
import {stuckThresholds} from './stuck-thresholds.ts';

// The kubelet fills its caches of Secrets and ConfigMaps after a node has started; that passes.
const cacheNotSynced = /failed to sync .*cache/i;

// Runtimes answer with this exit code when the trouble is the node's and not the container's.
const nodeTrouble = 128;

/** The rules of every reason known, of waiting and ended containers and of whole pods; one row may serve several. */
const rows: readonly (readonly [reasons: readonly string[], rule: ReasonRule])[] = [
  [
    ['ContainerCreating'],
    {
      health: lasting(stuckThresholds.creating, 'progressing', 'degraded'),
      subject: 'message',
      check: 'takes long: see its events (kubectl describe pod) for errors of volumes, network or image pulls',
    },
  ],
  [
    ['PodInitializing'],
    {
      health: lasting(stuckThresholds.creating, 'progressing', 'degraded'),
      subject: 'message',
      check: 'takes long: read the logs of its init containers (kubectl logs -c)',
    },
  ],
  [
    ['Unschedulable'],
    {
      health: lasting(stuckThresholds.unscheduled, 'progressing', 'degraded'),
      subject: 'message',
      check: 'free or add nodes, check taints and what the add-on requests',
    },
  ],
  [
    ['SchedulingGated'],
    {health: always('degraded'), subject: 'message', check: 'held by a scheduling gate: ask its owner to remove it'},
  ],
  [
    ['ErrImagePull'],
    {
      health: ({message}) => (pullIsRefused(message) ? 'failed' : 'degraded'),
      subject: 'pull',
      check: 'check the image name, access to SWR, the pull secret, and cluster egress or its VPC endpoint (VPCEP)',
    },
  ],
  [
    ['ImagePullBackOff'],
    {
      health: always('failed'),
      subject: 'pull',
      check: 'check the image name, access to SWR, the pull secret, and cluster egress or its VPC endpoint (VPCEP)',
    },
  ],
  [
    ['ErrImageNeverPull'],
    {
      health: always('failed'),
      subject: 'image',
      check: 'not on the node, and the pull policy is Never: load it there or change the policy',
    },
  ],
  [
    ['InvalidImageName'],
    {
      health: always('failed'),
      subject: 'image',
      check: 'no valid image reference: look for a typo or an unset variable',
      onAnyNode: true,
    },
  ],
  [
    ['ImageInspectError'],
    {
      health: always('failed'),
      subject: 'image',
      check: 'the node cannot read it: check its container runtime and disk',
    },
  ],
  [
    ['RegistryUnavailable'],
    {health: always('failed'), subject: 'pull', check: 'the registry does not answer: check it and the way to it'},
  ],
  [
    ['SignatureValidationFailed'],
    {
      health: always('failed'),
      subject: 'image',
      check: 'its signature is not accepted: check the signature policy',
      onAnyNode: true,
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
    [
      'CreatePodSandboxError',
      'ConfigPodSandboxError',
      'KillPodSandboxError',
      'KillContainerError',
      'VerifyNonRootError',
      'RunInitContainerError',
    ],
    {
      health: lasting(stuckThresholds.nodeError, 'degraded', 'failed'),
      subject: 'message',
      check: 'check the node, the log of its network plug-in (CNI), and the securityContext',
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
      health: lasting(stuckThresholds.notReady, 'progressing', 'degraded'),
      subject: 'message',
      check: 'runs but is not ready: check its readiness probe and its log, whether it starts up or waits to be leader',
    },
  ],
  [
    ['Terminating'],
    {
      health: lasting(stuckThresholds.terminating, 'progressing', 'degraded'),
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

const rules: ReadonlyMap<string, ReasonRule> = new Map(
  rows.flatMap(([reasons, rule]) => reasons.map(reason => [reason, rule] as const)),
);

const errorRule: ReasonRule = {
  health: always('degraded'),
  subject: 'message',
  check: 'see its events (kubectl describe pod)',
};

const otherRule: ReasonRule = {
  health: lasting(stuckThresholds.creating, 'progressing', 'degraded'),
  subject: 'message',
  check: 'takes long: see its events (kubectl describe pod)',
};

function knownRule(reason: string): ReasonRule | undefined {
  return rules.get(reason.startsWith('OutOf') ? 'OutOf' : reason);
}

/** Whether the table has a row for the reason. */
export function isKnownReason(reason: string): boolean {
  return knownRule(reason) !== undefined;
}

/** `Err…`, `…Error` and `…BackOff` are errors, known or not. */
export function looksLikeError(reason: string): boolean {
  return /^Err|Error$|BackOff$/.test(reason);
}

/** The rule of a reason. Unknown ones that look like an error are degraded, others only when they last. */
export function ruleFor(reason: string): ReasonRule {
  return knownRule(reason) ?? (looksLikeError(reason) ? errorRule : otherRule);
}

/** Reasons of a failed pod that its node or the scheduler gave up, and that its controller replaces by a new one. */
export function isGivenUp(reason: string | null): boolean {
  return reason !== null && ruleFor(reason) === rules.get('Evicted');
}
