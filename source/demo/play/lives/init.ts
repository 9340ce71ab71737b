import {
  type ContainerNow,
  creation,
  type Life,
  type PodNow,
  running,
  type Step,
  terminated,
  waiting,
} from '../timeline.ts';
import {managerName, type StartPlan} from './lives.ts';

const initializing = waiting(managerName, 'PodInitializing');

/** What an init container looks like `position` places from the one that runs now: done, running, or in the queue. */
function inTurn(name: string, position: number, now: number, seconds: number): ContainerNow {
  if (position > 0) {
    return waiting(name, 'PodInitializing');
  }
  if (position === 0) {
    return running(name, now, false);
  }
  const startedAt = now + position * seconds;
  return {
    ...terminated(name, {exitCode: 0, reason: 'Completed', startedAt, finishedAt: startedAt + seconds}),
    ready: true,
  };
}

/** Init:0/n, Init:1/n … PodInitializing, Running. Each init container takes `seconds`; Infinity: the first one never ends. */
export function initializingLife(plan: StartPlan, names: readonly string[], seconds: number): Life {
  const startTime = plan.created + (plan.scheduling ?? 1);
  const first = startTime + (plan.creating ?? 4);
  const step = (at: number, pod: Omit<PodNow, 'startTime'>): Step => ({at, pod: {startTime, ...pod}});
  return function* () {
    yield creation(plan.created);
    const queued = names.map(name => waiting(name, 'PodInitializing'));
    yield step(startTime, {phase: 'Pending', initContainers: queued, containers: [initializing]});
    for (const turn of names.keys()) {
      const now = turn === 0 ? first : first + turn * seconds;
      const initContainers = names.map((name, index) => inTurn(name, index - turn, now, seconds));
      yield step(now, {phase: 'Pending', initContainers, containers: [initializing]});
      if (!Number.isFinite(seconds)) {
        return;
      }
    }
    const done = first + names.length * seconds;
    const initContainers = names.map((name, index) => inTurn(name, index - names.length, done, seconds));
    const since = done + 3;
    const ready = since + (plan.warming ?? 5);
    yield step(done, {phase: 'Pending', initContainers, containers: [initializing]});
    yield step(since, {phase: 'Running', initContainers, containers: [running(managerName, since, false)]});
    yield step(ready, {phase: 'Running', initContainers, containers: [running(managerName, since, true)]});
  };
}

/** A sidecar (an init container that is never done) comes up first, then the controller: Init:0/1, 1/2, 2/2. */
export function sidecarLife(plan: StartPlan, sidecar: string): Life {
  const startTime = plan.created + (plan.scheduling ?? 1);
  const sidecarSince = startTime + (plan.creating ?? 4);
  const since = sidecarSince + 6;
  const step = (at: number, pod: Omit<PodNow, 'startTime'>): Step => ({at, pod: {startTime, ...pod}});
  const initContainers = [running(sidecar, sidecarSince, true)];
  return () => [
    creation(plan.created),
    step(startTime, {
      phase: 'Pending',
      initContainers: [waiting(sidecar, 'PodInitializing')],
      containers: [initializing],
    }),
    step(sidecarSince, {phase: 'Pending', initContainers, containers: [initializing]}),
    step(since, {phase: 'Running', initContainers, containers: [running(managerName, since, false)]}),
    step(since + (plan.warming ?? 5), {
      phase: 'Running',
      initContainers,
      containers: [running(managerName, since, true)],
    }),
  ];
}
