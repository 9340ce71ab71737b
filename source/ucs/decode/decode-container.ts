import type {Container, ContainerRole, ContainerState, Termination} from '../../rollout/pod/pod.ts';
import {messageOrNull, nameOrNull} from '../../text/safe.ts';
import type {ApiContainerState, ApiContainerStatus, ApiTerminated} from './container-schema.ts';

// Kubernetes counts restarts in 32 bits.
const maxRestarts = 2 ** 31 - 1;

function decodeTermination(terminated: ApiTerminated): Termination {
  return {
    exitCode: terminated.exitCode,
    signal: terminated.signal,
    reason: nameOrNull(terminated.reason),
    message: messageOrNull(terminated.message),
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
