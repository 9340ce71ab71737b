// A cluster with a few Deployments, moved on second by second. It is a model to play against: things in it change in place.

/** What the pods of a template do. Times in whole seconds. */
export type Template = {
  readonly kind: 'good' | 'crashes' | 'never-ready' | 'no-image';
  /** From its node to a running container. */
  readonly creating: number;
  /** From running to ready. */
  readonly starting: number;
  /** How long one that crashes runs. */
  readonly runs: number;
};

export type ReplicaSet = {
  readonly hash: string;
  readonly template: Template;
  readonly createdAt: number;
  replicas: number;
};

export type Deployment = {
  readonly app: string;
  readonly strategy: 'RollingUpdate' | 'Recreate';
  /** The ReplicaSets there ever were; `target` is that of the current template. */
  readonly sets: ReplicaSet[];
  target: ReplicaSet;
  replicas: number;
  /** What it is scaled back to. */
  wanted: number;
  /** Until then a quota forbids pods (FailedCreate). */
  forbiddenUntil: number;
  /** So many of the next pods are refused by the kubelet that should run them (OutOfcpu). */
  refusals: number;
};

export type Container =
  | {readonly is: 'waiting'; readonly reason: string}
  | {readonly is: 'running'; readonly since: number}
  | {readonly is: 'terminated'; readonly at: number};

export type SimulatedPod = {
  readonly name: string;
  readonly deployment: Deployment;
  readonly set: ReplicaSet;
  readonly createdAt: number;
  /** When a node will be found for it. */
  readonly scheduledAt: number;
  node: Node | null;
  startTime: number | null;
  /** null: the kubelet has not said anything of it. */
  container: Container | null;
  restarts: number;
  lastEnd: {readonly startedAt: number; readonly finishedAt: number; readonly reason: string} | null;
  /** What the kubelet waits before the next start, seconds. */
  backOff: number;
  unreadyUntil: number;
  /** When its deletion was asked for. */
  deletedAt: number | null;
  /** phase Failed, and the reason of it. */
  failed: {readonly reason: string | null} | null;
};

export type Node = {readonly name: string; lostSince: number | null; lostUntil: number};

export type World = {
  /** Seconds since the play began. */
  now: number;
  pods: SimulatedPod[];
  readonly deployments: Deployment[];
  readonly nodes: readonly Node[];
  /** Controllers act every so many seconds. */
  readonly lag: number;
  made: number;
};

/** The grace a pod has to stop, seconds. */
export const grace = 10;

/** IsPodActive of the ReplicaSet controller. */
export const isActive = ({failed, deletedAt}: SimulatedPod) => failed === null && deletedAt === null;

export const isLost = ({node}: SimulatedPod) => node !== null && node.lostSince !== null;

/** What the containers' statuses say. */
export function isReady(pod: SimulatedPod, now: number): boolean {
  const {container, set} = pod;
  const isUp = container?.is === 'running' && now - container.since >= set.template.starting;
  return isUp && set.template.kind !== 'never-ready' && pod.failed === null && now >= pod.unreadyUntil;
}

/** The condition Ready: the node lifecycle controller sets it to False for the pods of a node that is silent for 40 s. */
export function isAvailable(pod: SimulatedPod, now: number): boolean {
  const lostSince = pod.node?.lostSince ?? null;
  return isReady(pod, now) && (lostSince === null || now - lostSince < 40);
}

export const podsOf = (world: World, deployment: Deployment) => world.pods.filter(pod => pod.deployment === deployment);
