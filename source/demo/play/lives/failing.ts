import {type ContainerNow, creation, type Ended, type Life, type PodNow, running, waiting} from '../timeline.ts';
import {managerName} from './lives.ts';

/** Kubelet waits 10 s after the first failure, then twice as long each time, 5 minutes at most. */
function backOffSeconds(failures: number): number {
  return Math.min(10 * 2 ** Math.max(0, failures - 1), 300);
}

/** A whole number of seconds as kubelet's messages print it: `40s`, `1m20s`, `5m0s`. */
function inWords(seconds: number): string {
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
}

/** The messages name the true back-off; the play does not make anybody sit through it. */
function shortened(seconds: number): number {
  return Math.min(seconds / 4, 9);
}

/** ErrImagePull with the registry's error, then ImagePullBackOff, for ever. */
export function pullLoop(created: number, image: string, error: string): Life {
  return function* () {
    const startTime = created + 1;
    const at = (second: number, container: ContainerNow) => ({
      at: second,
      pod: {phase: 'Pending', startTime, containers: [container]} as const,
    });
    yield creation(created);
    yield at(startTime, waiting(managerName, 'ContainerCreating'));
    let clock = startTime + 4;
    for (let attempt = 1; ; attempt += 1) {
      yield at(clock, waiting(managerName, 'ErrImagePull', error));
      yield at(clock + 4, waiting(managerName, 'ImagePullBackOff', `Back-off pulling image "${image}"`));
      clock += 4 + shortened(backOffSeconds(attempt));
    }
  };
}

/** How a run of a crashing container ends. */
export type Crash = 'error' | 'oom';

const crashes: Readonly<Record<Crash, Pick<Ended, 'exitCode' | 'reason'>>> = {
  error: {exitCode: 1, reason: 'Error'},
  oom: {exitCode: 137, reason: 'OOMKilled'},
};

/** Which container crashes, how its runs end (in turn), and how the whole pod looks around it. */
export type CrashLoop = {
  readonly created: number;
  /** The pod as kubelet's messages name it. */
  readonly pod: string;
  readonly ends: readonly Crash[];
  readonly container?: string;
  readonly around?: (container: ContainerNow) => Omit<PodNow, 'startTime'>;
};

function alone(container: ContainerNow) {
  return {phase: 'Running', containers: [container]} as const;
}

/**
 * Running, Error or OOMKilled, CrashLoopBackOff, and again with one restart more, for ever. A container that runs out of
 * memory was ready for a while; one that exits with an error never was.
 */
export function crashLoop({created, pod, ends, container = managerName, around = alone}: CrashLoop): Life {
  return function* () {
    const startTime = created + 1;
    const at = (second: number, now: ContainerNow) => ({at: second, pod: {startTime, ...around(now)}});
    yield creation(created);
    yield {at: startTime, pod: {startTime, ...around(waiting(container, 'ContainerCreating')), phase: 'Pending'}};
    let since = startTime + 3;
    let last: Ended | null = null;
    for (let restarts = 0; ; restarts += 1) {
      const crash = ends[restarts % ends.length] ?? 'error';
      const finishedAt = since + 4;
      const run: ContainerNow = {...running(container, since, false), restarts, last};
      yield at(since, run);
      if (crash === 'oom') {
        yield at(since + 1.5, {...run, ready: true});
      }
      const ended: Ended = {...crashes[crash], startedAt: since, finishedAt};
      yield at(finishedAt, {...run, ready: false, state: {kind: 'terminated', ...ended}});
      const backOff = backOffSeconds(restarts + 1);
      const message = `back-off ${inWords(backOff)} restarting failed container=${container} pod=${pod}`;
      last = ended;
      yield at(finishedAt + 1.5, {
        ...run,
        last,
        ready: false,
        state: {kind: 'waiting', reason: 'CrashLoopBackOff', message},
      });
      since = finishedAt + 1.5 + shortened(backOff);
    }
  };
}
