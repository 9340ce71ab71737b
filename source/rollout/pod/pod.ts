/** Why and when a container ended (`state.terminated` or `lastState.terminated`). Times are epoch ms. */
export type Termination = {
  readonly exitCode: number | null;
  readonly signal: number | null;
  readonly reason: string | null;
  readonly message: string | null;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
};

/** What a container does now. `unknown`: the answer gave no state that can be read. Times are epoch ms. */
export type ContainerState =
  | {readonly kind: 'waiting'; readonly reason: string | null; readonly message: string | null}
  | {readonly kind: 'running'; readonly startedAt: number | null}
  | ({readonly kind: 'terminated'} & Termination)
  | {readonly kind: 'unknown'};

/** `sidecar` is an init container whose restartPolicy is Always. */
export type ContainerRole = 'app' | 'init' | 'sidecar';

/** One container of a pod (table 12 of the API page). A missing `restartCount` is 0. */
export type Container = {
  readonly name: string;
  readonly role: ContainerRole;
  readonly image: string | null;
  readonly ready: boolean;
  /** null: not said. */
  readonly started: boolean | null;
  readonly restartCount: number;
  readonly state: ContainerState;
  readonly lastTermination: Termination | null;
};

/** What the kubelet, the scheduler or the node lifecycle controller says of a pod. */
export type PodCondition = {
  readonly type: string;
  /** `True`, `False` or `Unknown`, as sent. */
  readonly status: string;
  readonly reason: string | null;
  readonly message: string | null;
  /** Since when the status is as it is, epoch ms. */
  readonly lastTransitionTime: number | null;
};

/** The owner that controls a pod, e.g. its ReplicaSet (table 8). */
export type PodOwner = {readonly kind: string; readonly name: string; readonly uid: string | null};

/**
 * A pod as this program sees it: every text is already safe to print, times are epoch ms (null: absent or unreadable),
 * and what the answer left out has its documented default.
 */
export type Pod = {
  /** The uid; where it is missing, `namespace/name`. Unique within one answer. */
  readonly uid: string;
  readonly name: string;
  readonly namespace: string;
  /** Label `app`, else `app.kubernetes.io/component`, else `app.kubernetes.io/name`, else its workload. */
  readonly app: string;
  /** All that the app may be called: `app` first, then the other labels, the workload, and containers where there are several. */
  readonly appNames: readonly string[];
  /** Label `pod-template-hash`: which ReplicaSet of the app the pod belongs to. */
  readonly templateHash: string | null;
  readonly owner: PodOwner | null;
  readonly createdAt: number | null;
  /** `deletionTimestamp` is set to something (an empty text is no deletion). */
  readonly deleting: boolean;
  readonly deletionTime: number | null;
  readonly gracePeriodSeconds: number | null;
  readonly restartPolicy: string | null;
  readonly nodeName: string | null;
  readonly nominatedNodeName: string | null;
  readonly hostIP: string | null;
  readonly podIP: string | null;
  /** `spec.containers` may be empty although there are statuses. */
  readonly specContainerCount: number;
  readonly specInitContainerCount: number;
  /** Those of the init containers that are sidecars. */
  readonly specSidecarCount: number;
  readonly readinessGates: readonly string[];
  /** Pending, Running, Succeeded, Failed, Unknown; empty when not said. */
  readonly phase: string;
  /** `status.reason`: Evicted, NodeLost, Shutdown… */
  readonly statusReason: string | null;
  readonly statusMessage: string | null;
  readonly startTime: number | null;
  readonly conditions: readonly PodCondition[];
  readonly initContainers: readonly Container[];
  readonly containers: readonly Container[];
  /** Fields of the answer that could not be read, e.g. `status.containerStatuses[0].state`. */
  readonly unreadable: readonly string[];
};

/** STATUS, READY, RESTARTS and the time of the last restart, as `kubectl get pods` prints them. Times are epoch ms. */
export type PodLine = {
  readonly status: string;
  readonly ready: number;
  readonly total: number;
  readonly restarts: number;
  readonly lastRestartAt: number | null;
};

/** `degraded` wants attention but may heal; `failed` will not heal by itself. */
export type Health = 'ok' | 'progressing' | 'degraded' | 'failed';
