/** How a container ended. Times are seconds since the server started; before it they are negative. */
export type Ended = {
  readonly exitCode: number;
  readonly reason: string;
  readonly message?: string;
  readonly startedAt: number;
  readonly finishedAt: number;
};

/** What a container does now, as kubelet would report it. `since` is in seconds since the server started. */
export type ContainerStateNow =
  | {readonly kind: 'waiting'; readonly reason: string; readonly message?: string}
  | {readonly kind: 'running'; readonly since: number}
  | ({readonly kind: 'terminated'} & Ended);

export type ContainerNow = {
  readonly name: string;
  readonly state: ContainerStateNow;
  readonly last: Ended | null;
  readonly ready: boolean;
  readonly restarts: number;
  /** The node has the image, so that its digest is known. */
  readonly pulled: boolean;
};

/** A pod at one moment. `startTime` is null while no node has taken it. Times as in `Ended`. */
export type PodNow = {
  readonly phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Unknown';
  readonly startTime: number | null;
  readonly reason?: string;
  readonly message?: string;
  readonly deletion?: {readonly requestedAt: number; readonly gracePeriodSeconds: number};
  readonly initContainers?: readonly ContainerNow[];
  readonly containers: readonly ContainerNow[];
  /** When the pod became what it is, ready or not; absent: the answer has no conditions, which is how UCS mostly answers. */
  readonly readinessSince?: number;
};

/** The containers that keep a pod from being ready, by name. */
export function unreadyContainers({containers}: PodNow): readonly string[] {
  return containers.filter(({ready}) => !ready).map(({name}) => name);
}

/** From second `at` on the pod is like this; null: it is gone. */
export type Step = {readonly at: number; readonly pod: PodNow | null};

/** The life of a pod: steps in the order of time, the first one its creation. It may never end, so it is walked, not kept. */
export type Life = () => Iterable<Step>;

/** A pod at a moment, with when it was created and when it changed last. */
export type Moment = {readonly createdAt: number; readonly changedAt: number; readonly pod: PodNow};

/** Where a life stands `elapsed` seconds after the server started; null: not created yet, or gone. */
export function momentOf(life: Life, elapsed: number): Moment | null {
  let first: Step | null = null;
  let current: Step | null = null;
  for (const step of life()) {
    if (step.at > elapsed) {
      break;
    }
    first ??= step;
    current = step;
  }
  return first && current?.pod ? {createdAt: first.at, changedAt: current.at, pod: current.pod} : null;
}

/** The first step of every life: created, but no node has taken it yet, so there are no container statuses. */
export function creation(second: number): Step {
  return {
    at: second,
    pod: {phase: 'Pending', startTime: null, containers: []},
  };
}

const neverRan = {last: null, ready: false, restarts: 0, pulled: false} as const;

/** A container that has never run. */
export function waiting(name: string, reason: string, message?: string): ContainerNow {
  return {
    ...neverRan,
    name,
    state: {kind: 'waiting', reason, ...(message === undefined ? {} : {message})},
  };
}

/** A container that runs for the first time. */
export function running(name: string, since: number, ready: boolean): ContainerNow {
  return {
    ...neverRan,
    name,
    state: {kind: 'running', since},
    ready,
    pulled: true,
  };
}

/** A container that has ended. */
export function terminated(name: string, ended: Ended): ContainerNow {
  return {
    ...neverRan,
    name,
    state: {kind: 'terminated', ...ended},
    pulled: true,
  };
}

/** Turns seconds since the server started into an RFC 3339 text with whole seconds, as Kubernetes writes it. */
export type Timestamp = (second: number) => string;

/** Times of one server, which started at `startedAt` (epoch ms). */
export function timestampsFrom(startedAt: number): Timestamp {
  return second => new Date(startedAt + second * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
}
