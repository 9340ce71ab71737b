import {judgePods} from '../../source/rollout/cluster/judge.ts';
import type {Rules} from '../../source/rollout/cluster/rules.ts';
import type {JudgedPod} from '../../source/rollout/health/health.ts';
import type {Container, ContainerState, Pod, PodCondition, Termination} from '../../source/rollout/pod/pod.ts';

/** 2026-11-23T08:00:00Z, the moment most tests play at (epoch ms). */
export const testNow = 1_795_420_800_000;

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;

export function waiting(reason: string | null, message: string | null = null): ContainerState {
  return {kind: 'waiting', reason, message};
}

export function running(startedAt: number | null = testNow - hour): ContainerState {
  return {kind: 'running', startedAt};
}

/** How a container ended, for `lastTermination`; an exit code other than 0 has the reason `Error`. */
export function termination(exitCode: number | null, partial: Partial<Termination> = {}): Termination {
  return {
    exitCode,
    signal: null,
    reason: exitCode === 0 ? 'Completed' : 'Error',
    message: null,
    startedAt: null,
    finishedAt: testNow - minute,
    ...partial,
  };
}

export function terminated(exitCode: number | null, partial: Partial<Termination> = {}): ContainerState {
  return {kind: 'terminated', ...termination(exitCode, partial)};
}

export function condition(type: string, status: string, partial: Partial<PodCondition> = {}): PodCondition {
  return {type, status, reason: null, message: null, lastTransitionTime: null, ...partial};
}

/** The container `manager`, running and ready unless told otherwise; readiness follows the state. */
export function container(partial: Partial<Container> = {}): Container {
  const state = partial.state ?? running();
  const up = state.kind === 'running';
  return {
    name: 'manager',
    role: 'app',
    image: 'swr.cn-north-4.myhuaweicloud.com/fluxcd/source-controller:v1.4.1',
    ready: up,
    started: up,
    restartCount: 0,
    lastTermination: null,
    ...partial,
    state,
  };
}

/** The pod of the API page, running and ready for an hour unless told otherwise. Name and uid follow app and hash. */
export function pod(partial: Partial<Pod> = {}): Pod {
  const app = partial.app ?? 'source-controller';
  const templateHash = partial.templateHash === undefined ? '97bdcd8cf' : partial.templateHash;
  const name = partial.name ?? `${app}-${templateHash ?? '0'}-5fs52`;
  const containers = partial.containers ?? [container()];
  const initContainers = partial.initContainers ?? [];
  return {
    uid: `uid-${name}`,
    name,
    namespace: 'flux-system',
    app,
    appNames: [app],
    templateHash,
    owner: templateHash === null ? null : {kind: 'ReplicaSet', name: `${app}-${templateHash}`, uid: null},
    createdAt: testNow - hour,
    deleting: false,
    deletionTime: null,
    gracePeriodSeconds: 10,
    restartPolicy: 'Always',
    nodeName: '192.168.0.138',
    nominatedNodeName: null,
    hostIP: '192.168.0.138',
    podIP: '172.16.0.10',
    specContainerCount: containers.length,
    specInitContainerCount: initContainers.length,
    specSidecarCount: initContainers.filter(({role}) => role === 'sidecar').length,
    readinessGates: [],
    phase: 'Running',
    statusReason: null,
    statusMessage: null,
    startTime: testNow - hour,
    conditions: [],
    initContainers,
    containers,
    unreadable: [],
    ...partial,
  };
}

/** The pod judged at the first look of a watch at `testNow`; what stands in `judgement` replaces what was found. */
export function judged(podParts: Partial<Pod> = {}, judgement: Partial<JudgedPod> = {}): JudgedPod {
  const [found] = judgePods([pod(podParts)], null, testNow).pods;
  if (found === undefined) {
    throw new Error('judgePods gave no pod for a list of one');
  }
  return {...found, ...judgement};
}

/** The rules of a watch, with this grace (ms). */
export function rules(failGraceMs: number, parts: Partial<Rules> = {}): Rules {
  return {failGraceMs, graceFrom: null, expect: [], standby: [], ...parts};
}
