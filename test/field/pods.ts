import {minute, second, testNow} from '../helpers/pods.ts';

// Pods as the API writes them, for the situations of this folder. How to add one: play.ts.

type Json = Readonly<Record<string, unknown>>;

/** A pod of the answer; what tests read of it is typed. */
export type PodJson = Json & {readonly metadata: Json & {readonly name: string}};

const unitMs = {s: second, m: minute, h: 60 * minute, d: 24 * 60 * minute} as const;

function timeAt(ms: number): string {
  return new Date(testNow + ms).toISOString().replace('.000', '');
}

function spanMs(span: string): number {
  const [, count, unit] = /^(\d+)([smhd])$/.exec(span) ?? [];
  if (count === undefined || unit === undefined) {
    throw new Error(`"${span}" is no span such as 5m`);
  }
  return Number(count) * unitMs[unit as keyof typeof unitMs];
}

/** The time so long (`8s`, `5m`, `3h`, `30d`) before the play begins. */
export const ago = (span: string) => timeAt(-spanMs(span));

/** The time so many seconds after the play began. */
export const at = (seconds: number) => timeAt(seconds * second);

/** A condition that turned to this status then. */
export const condition = (type: string, status: 'True' | 'False', since: string, more: Json = {}) => ({
  type,
  status,
  lastTransitionTime: since,
  ...more,
});

type ContainerJson = Json & {readonly name: string; readonly state: Json; readonly lastState: Json};

function container(state: Json, more: Json): ContainerJson {
  const name = 'manager';
  return {name, ready: false, started: false, restartCount: 0, lastState: {}, ...more, state};
}

/** A container that runs and is ready since then. */
export const up = (since = ago('30d'), more: Json = {}) =>
  container({running: {startedAt: since}}, {ready: true, started: true, ...more});

/** A container that runs since then and is not ready. */
export const unready = (since: string, more: Json = {}) => up(since, {ready: false, ...more});

/** A container that waits for this reason. */
export const waits = (reason: string, message?: string, more: Json = {}) =>
  container({waiting: {reason, ...(message === undefined ? {} : {message})}}, more);

export const creating = waits('ContainerCreating');

/** The end of a run, for `ended`, `loops` and `lastState`. */
export const exit = (exitCode: number, finishedAt: string | null, more: Json = {}) => ({
  terminated: {exitCode, reason: exitCode === 0 ? 'Completed' : 'Error', startedAt: ago('30d'), finishedAt, ...more},
});

/** A container that has ended so. */
export const ended = (end: ReturnType<typeof exit>, more: Json = {}) => container(end, more);

/** A container in CrashLoopBackOff that ended so the last time. */
export const loops = (restartCount: number, end: ReturnType<typeof exit>, more: Json = {}) =>
  waits('CrashLoopBackOff', 'back-off 5m0s restarting failed container=manager pod=x', {
    restartCount,
    lastState: end,
    ...more,
  });

export type PodOptions = {
  /** Of the ReplicaSet; null: it is of none. */
  readonly hash?: string | null;
  /** The last part of the name; tests find the pod by it. */
  readonly id?: string;
  readonly born?: string;
  readonly node?: string | null;
  /** deletionTimestamp: the end of its grace. */
  readonly deleted?: string;
  readonly meta?: Json;
  /** null: none. Absent: the ReplicaSet of that hash. */
  readonly owner?: {readonly kind: string; readonly name: string; readonly uid?: string} | null;
  readonly containers?: readonly ContainerJson[];
  readonly initContainers?: readonly ContainerJson[];
  /** Names in spec.containers; those of the containers when absent. */
  readonly wanted?: readonly string[];
  readonly restartPolicy?: string;
  /** Absent: Pending while nothing has run, else Running. */
  readonly phase?: 'Pending' | 'Running' | 'Succeeded' | 'Failed';
  /** The rest of `status`, such as reason, message and conditions; what stands here wins. */
  readonly status?: Json;
};

const namesOf = (names: readonly string[]) => names.map(name => ({name}));

const hasRun = ({state, lastState}: ContainerJson) => !('waiting' in state) || Object.keys(lastState).length > 0;

/** A pod of this app, up for 30 days unless told otherwise. */
export function pod(app: string, options: PodOptions = {}): PodJson {
  const {hash = '97bdcd8cf', id = defaultIds[app] ?? 'x7k2p', born = ago('30d'), node = '192.168.0.11'} = options;
  const {containers = [up()], initContainers = [], wanted = containers.map(({name}) => name)} = options;
  const set = [app, hash].filter(part => part !== null).join('-');
  const {owner = hash === null ? null : {kind: 'ReplicaSet', name: set}, deleted, restartPolicy = 'Always'} = options;
  const {phase = [...containers, ...initContainers].some(hasRun) ? 'Running' : 'Pending'} = options;
  const name = `${set}-${id}`;
  const image = `swr.cn-north-4.myhuaweicloud.com/hwofficial/${app}:v1.4.1`;
  const statusesOf = (list: readonly ContainerJson[]) => list.map(status => ({image, imageID: '', ...status}));
  return {
    metadata: {
      name,
      namespace: 'flux-system',
      uid: `uid-${name}`,
      creationTimestamp: born,
      labels: {app, ...(hash === null ? {} : {'pod-template-hash': hash})},
      ...(owner === null ? {} : {ownerReferences: [{uid: `uid-${owner.name}`, ...owner, controller: true}]}),
      ...(deleted === undefined ? {} : {deletionTimestamp: deleted, deletionGracePeriodSeconds: 10}),
      ...options.meta,
    },
    spec: {
      containers: namesOf(wanted),
      initContainers: namesOf(initContainers.map(each => each.name)),
      restartPolicy,
      terminationGracePeriodSeconds: 10,
      ...(node === null ? {} : {nodeName: node}),
    },
    status: {
      phase,
      ...(node === null ? {} : {hostIP: node, startTime: born}),
      containerStatuses: statusesOf(containers),
      initContainerStatuses: statusesOf(initContainers),
      ...options.status,
    },
  };
}

const defaultIds: Readonly<Record<string, string>> = {
  'source-controller': '8jzlr',
  'kustomize-controller': '7h8mx',
  'helm-controller': '5986x',
  'notification-controller': 'tl5r7',
};

/** A pod that the kubelet or an eviction ended before any container of it was listed. */
export const refused = (app: string, reason: string, options: PodOptions = {}) =>
  pod(app, {containers: [], phase: 'Failed', ...options, status: {reason, message: 'no room', ...options.status}});

/** A pod of a Job that runs before the controllers are installed. */
export const jobPod = (id: string, options: PodOptions = {}, job = 'flux-check') =>
  pod(job, {
    hash: null,
    id,
    owner: {kind: 'Job', name: job},
    restartPolicy: 'Never',
    ...options,
    meta: {labels: {'job-name': job}, generateName: `${job}-`, ...options.meta},
  });

/** These pods, and one that is well of each controller of Flux that they leave out. */
export function flux(...pods: readonly PodJson[]): readonly PodJson[] {
  const isGiven = (app: string) => pods.some(({metadata}) => metadata.name.startsWith(`${app}-`));
  const rest = Object.keys(defaultIds).filter(app => !isGiven(app));
  return [...pods, ...rest.map(app => pod(app, {node: '192.168.0.12'}))];
}

/** Flux with nothing of this controller. */
export const fluxWithout = (app: string) => flux().filter(({metadata}) => !metadata.name.startsWith(app));

/** These pods, deleted with a grace that ends then. */
export const deleting = (pods: readonly PodJson[], deleted: string, more: Json = {}): readonly PodJson[] =>
  pods.map(({metadata, ...rest}) => ({
    ...rest,
    metadata: {...metadata, deletionTimestamp: deleted, deletionGracePeriodSeconds: 10, ...more},
  }));
