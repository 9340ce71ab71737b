import {type ContainerNow, creation, type Ended, type Life, type PodNow, running, waiting} from '../timeline.ts';
import {inMessages, nextWait, waitAfterRun} from './back-off.ts';
import {managerName} from './lives.ts';

/** ErrImagePull with the registry's error, then ImagePullBackOff until the kubelet's next try, for ever. */
export function pullLoop(created: number, image: string, error: string): Life {
  return function* () {
    const startTime = created + 1;
    const at = (second: number, container: ContainerNow) => ({
      at: second,
      pod: {phase: 'Pending', startTime, containers: [container]} as const,
    });
    yield creation(created);
    yield at(startTime, waiting(managerName, 'ContainerCreating'));
    let refusedAt = startTime + 4;
    for (let wait = nextWait(0); ; wait = nextWait(wait)) {
      yield at(refusedAt, waiting(managerName, 'ErrImagePull', error));
      yield at(refusedAt + 4, waiting(managerName, 'ImagePullBackOff', `Back-off pulling image "${image}"`));
      refusedAt += wait;
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
  /** Seconds from the start of a run to its end. */
  readonly lasting?: number;
  readonly container?: string;
  readonly around?: (container: ContainerNow) => Omit<PodNow, 'startTime'>;
};

function alone(container: ContainerNow) {
  return {phase: 'Running', containers: [container]} as const;
}

// A moment until the kubelet has seen that a container ended.
const noticing = 1.5;

/**
 * Running, Error or OOMKilled, CrashLoopBackOff for as long as its message says (counted from the end of the run), and again
 * with one restart more, for ever. A container that runs out of memory was ready for a while; one that exits with an error
 * never was.
 */
export function crashLoop({created, pod, ends, lasting = 4, container = managerName, around = alone}: CrashLoop): Life {
  return function* () {
    const startTime = created + 1;
    const at = (second: number, now: ContainerNow) => ({at: second, pod: {startTime, ...around(now)}});
    yield creation(created);
    yield {at: startTime, pod: {startTime, ...around(waiting(container, 'ContainerCreating')), phase: 'Pending'}};
    let since = startTime + 3;
    let last: Ended | null = null;
    let wait: number | null = null;
    for (let restarts = 0; ; restarts += 1) {
      const crash = ends[restarts % ends.length] ?? 'error';
      const finishedAt = since + lasting;
      const run: ContainerNow = {...running(container, since, false), restarts, last};
      yield at(since, run);
      if (crash === 'oom') {
        yield at(since + 1.5, {...run, ready: true});
      }
      const ended: Ended = {...crashes[crash], startedAt: since, finishedAt};
      yield at(finishedAt, {...run, ready: false, state: {kind: 'terminated', ...ended}});
      last = ended;
      wait = waitAfterRun(wait, lasting);
      if (wait > 0) {
        const message = `back-off ${inMessages(wait)} restarting failed container=${container} pod=${pod}`;
        const state = {kind: 'waiting', reason: 'CrashLoopBackOff', message} as const;
        yield at(finishedAt + noticing, {...run, last, ready: false, state});
      }
      since = finishedAt + Math.max(wait, noticing);
    }
  };
}
