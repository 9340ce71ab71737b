import * as v from 'valibot';
import type {Container, ContainerRole, ContainerState, Termination} from '../../rollout/pod/pod.ts';
import {endOrNull, messageOrNull, nameOrNull} from '../../text/safe.ts';
import {flag, integer, object, text, time} from './tolerant.ts';

/** `terminated` of a container state. The page types it as Object only; these are the fields Kubernetes gives it. */
const terminatedSchema = object({
  exitCode: integer,
  signal: integer,
  reason: text,
  message: text,
  startedAt: time,
  finishedAt: time,
  containerID: text,
});

const stateObject = object({
  waiting: object({reason: text, message: text}),
  running: object({startedAt: time}),
  terminated: terminatedSchema,
});

// The tables type some objects as String, so they may come as JSON in a text.
function unwrapJson(value: unknown): unknown {
  if (typeof value !== 'string' || !value.trimStart().startsWith('{')) {
    return value === '' ? null : value;
  }
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

const stateSchema = v.nullish(v.pipe(v.unknown(), v.transform(unwrapJson), stateObject), null);

// A text that is no JSON is taken for the reason of the termination.
const lastStateSchema = v.nullish(
  v.pipe(
    v.unknown(),
    v.transform(unwrapJson),
    v.transform(value => (typeof value === 'string' ? {terminated: {reason: value}} : value)),
    stateObject,
  ),
  null,
);

/** Table 12, ContainerStatus. */
export const containerStatusSchema = object({
  name: text,
  /** Object in the table: `waiting`, `running` or `terminated`. */
  state: stateSchema,
  /** String in the table, `{}` in its sample. */
  lastState: lastStateSchema,
  ready: flag,
  /** Absent in the sample: zeros are left out. */
  restartCount: integer,
  image: text,
  imageID: text,
  /** String in the table, boolean in its sample. */
  started: flag,
});

type ApiContainerStatus = NonNullable<v.InferOutput<typeof containerStatusSchema>>;
type ApiContainerState = NonNullable<ApiContainerStatus['state']>;
type ApiTerminated = NonNullable<ApiContainerState['terminated']>;

// Kubernetes counts restarts in 32 bits.
const maxRestarts = 2 ** 31 - 1;

function decodeTermination(terminated: ApiTerminated): Termination {
  return {
    exitCode: terminated.exitCode,
    signal: terminated.signal,
    reason: nameOrNull(terminated.reason),
    // The kubelet puts the end of the log there (terminationMessagePolicy FallbackToLogsOnError).
    message: endOrNull(terminated.message),
    startedAt: terminated.startedAt,
    finishedAt: terminated.finishedAt,
  };
}

// Only one is ever set; should there be more, the one that kubectl looks at first.
function decodeState(state: ApiContainerState | null): ContainerState {
  if (state?.waiting) {
    return {
      kind: 'waiting',
      reason: nameOrNull(state.waiting.reason),
      message: messageOrNull(state.waiting.message),
    };
  }
  if (state?.terminated) {
    return {kind: 'terminated', ...decodeTermination(state.terminated)};
  }
  return state?.running ? {kind: 'running', startedAt: state.running.startedAt} : {kind: 'unknown'};
}

/** A container of the API (table 12) as the domain has it. */
export function decodeContainer(status: ApiContainerStatus, role: ContainerRole): Container {
  const lastTerminated = status.lastState?.terminated ?? null;
  return {
    name: nameOrNull(status.name) ?? '(unnamed)',
    role,
    image: nameOrNull(status.image),
    ready: status.ready ?? false,
    started: status.started,
    restartCount: Math.min(maxRestarts, Math.max(0, status.restartCount ?? 0)),
    state: decodeState(status.state),
    lastTermination: lastTerminated === null ? null : decodeTermination(lastTerminated),
  };
}
