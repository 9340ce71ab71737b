import {
  type ContainerNow,
  creation,
  type Ended,
  type Life,
  momentOf,
  running,
  type Step,
  terminated,
  waiting,
} from '../timeline.ts';

/** The one container of every Flux controller. */
export const managerName = 'manager';

/** How long each stage of a start takes, in seconds. */
export type StartPlan = {
  readonly created: number;
  readonly scheduling?: number;
  readonly creating?: number;
  readonly warming?: number;
};

/** The first two steps of every pod that finds a node. */
function begin({created, scheduling = 1}: StartPlan, containers: readonly ContainerNow[]): readonly [Step, Step] {
  return [
    creation(created),
    {at: created + scheduling, pod: {phase: 'Pending', startTime: created + scheduling, containers}},
  ];
}

/** Pending, ContainerCreating, Running 0/1, Running 1/1. */
export function startUp(plan: StartPlan): Life {
  const [created, scheduled] = begin(plan, [waiting(managerName, 'ContainerCreating')]);
  const since = scheduled.at + (plan.creating ?? 9);
  const at = (second: number, ready: boolean): Step => ({
    at: second,
    pod: {phase: 'Running', startTime: scheduled.at, containers: [running(managerName, since, ready)]},
  });
  return () => [created, scheduled, at(since, false), at(since + (plan.warming ?? 5), true)];
}

/** Never finds a node. */
export function unschedulable(created: number): Life {
  return () => [creation(created)];
}

/** Gets as far as its container, which then waits for good: CreateContainerConfigError and the like. */
export function stuckWaiting(plan: StartPlan, reason: string, message: string): Life {
  const [created, scheduled] = begin(plan, [waiting(managerName, 'ContainerCreating')]);
  const at = scheduled.at + (plan.creating ?? 4);
  const containers = [{...waiting(managerName, reason, message), pulled: true}];
  return () => [created, scheduled, {at, pod: {phase: 'Pending', startTime: scheduled.at, containers}}];
}

/** Runs well today, but has restarted before. */
export function restarted(plan: StartPlan, restarts: number, last: Ended): Life {
  const since = last.finishedAt + 1;
  const [created, scheduled] = begin(plan, [waiting(managerName, 'ContainerCreating')]);
  const containers = [{...running(managerName, since, true), restarts, last}];
  return () => [created, scheduled, {at: since + 5, pod: {phase: 'Running', startTime: scheduled.at, containers}}];
}

/** When a pod is deleted and how many seconds it takes to go. */
export type Deletion = {readonly at: number; readonly lasting: number; readonly gracePeriodSeconds: number};

function stopped(container: ContainerNow, finishedAt: number): ContainerNow {
  return container.state.kind === 'running'
    ? {
        ...terminated(container.name, {exitCode: 0, reason: 'Completed', startedAt: container.state.since, finishedAt}),
        restarts: container.restarts,
        last: container.last,
      }
    : container;
}

/** A life that is cut short: Terminating with its containers still up, then with them stopped, then gone. */
export function deleted(life: Life, {at, lasting, gracePeriodSeconds}: Deletion): Life {
  return function* () {
    for (const step of life()) {
      if (step.at >= at) {
        break;
      }
      yield step;
    }
    const last = momentOf(life, at);
    if (!last) {
      return;
    }
    const pod = {...last.pod, deletion: {requestedAt: at, gracePeriodSeconds}};
    const stoppedAt = at + lasting * 0.7;
    yield {at, pod};
    yield {at: stoppedAt, pod: {...pod, containers: pod.containers.map(container => stopped(container, stoppedAt))}};
    yield {at: at + lasting, pod: null};
  };
}

/** A life that the node ended: the pod stays in the list as Failed, with the containers given (older kubelets report none). */
export function evicted(life: Life, at: number, message: string, containers: readonly ContainerNow[] = []): Life {
  return function* () {
    for (const step of life()) {
      if (step.at >= at) {
        break;
      }
      yield step;
    }
    const startTime = momentOf(life, at)?.pod.startTime ?? at;
    yield {at, pod: {phase: 'Failed', startTime, reason: 'Evicted', message, containers}};
  };
}
