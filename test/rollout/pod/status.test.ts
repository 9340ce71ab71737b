import {describe, expect, it} from 'vitest';
import type {Container, Pod, PodCondition} from '../../../source/rollout/pod/pod.ts';
import {podLine, readyText, restartsText} from '../../../source/rollout/pod/status.ts';
import {container, hour, minute, pod, running, terminated, termination, testNow, waiting} from '../../helpers/pods.ts';

const init = (partial: Partial<Container> = {}) => container({name: 'init', role: 'init', ready: false, ...partial});
const sidecar = (partial: Partial<Container> = {}) => container({name: 'mesh', role: 'sidecar', ...partial});
const done = terminated(0);
const initializing = container({state: waiting('PodInitializing')});

function condition(type: string, status: string, reason: string | null = null): PodCondition {
  return {type, status, reason, message: null, lastTransitionTime: null};
}

type Row = [name: string, parts: Partial<Pod>, status: string, ready: string];

describe('STATUS and READY of the whole pod', () => {
  it.each<Row>([
    ['a pod that runs', {}, 'Running', '1/1'],
    ['the phase, where containers say nothing', {phase: 'Pending', containers: []}, 'Pending', '0/0'],
    ['no phase', {phase: '', containers: []}, 'Unknown', '0/0'],
    ['no phase, but containers that run', {phase: ''}, 'Unknown', '1/1'],
    ['status.reason before the phase', {phase: 'Failed', statusReason: 'Evicted', containers: []}, 'Evicted', '0/0'],
    ['an empty status.reason', {phase: 'Pending', statusReason: '', containers: []}, 'Pending', '0/0'],
    [
      'a scheduling gate before both',
      {
        phase: 'Pending',
        statusReason: 'Other',
        containers: [],
        conditions: [condition('PodScheduled', 'False', 'SchedulingGated')],
      },
      'SchedulingGated',
      '0/0',
    ],
    [
      'another reason of PodScheduled',
      {phase: 'Pending', containers: [], conditions: [condition('PodScheduled', 'False', 'Unschedulable')]},
      'Pending',
      '0/0',
    ],
    ['a succeeded pod', {phase: 'Succeeded', containers: [container({state: done})]}, 'Completed', '0/1'],
    ['deletion', {deleting: true}, 'Terminating', '1/1'],
    [
      'deletion while crashing',
      {deleting: true, containers: [container({state: waiting('CrashLoopBackOff')})]},
      'Terminating',
      '0/1',
    ],
    [
      'deletion of a pod that has succeeded',
      {deleting: true, phase: 'Succeeded', containers: [container({state: done})]},
      'Completed',
      '0/1',
    ],
    [
      'deletion of a pod that has failed',
      {deleting: true, phase: 'Failed', containers: [container({state: terminated(1)})]},
      'Error',
      '0/1',
    ],
    ['deletion on a lost node', {deleting: true, statusReason: 'NodeLost'}, 'Unknown', '1/1'],
    ['a lost node without deletion', {statusReason: 'NodeLost'}, 'NodeLost', '1/1'],
    ['readiness gates change nothing', {readinessGates: ['example.com/gate']}, 'Running', '1/1'],
    ['spec.containers empty beside a status', {specContainerCount: 0}, 'Running', '1/1'],
    ['more containers in the spec than statuses', {specContainerCount: 3}, 'Running', '1/3'],
    ['more statuses than that', {containers: [container(), container()], specContainerCount: 1}, 'Running', '2/1'],
  ])('%s', (_name, parts, status, ready) => {
    const line = podLine(pod(parts));
    expect(line.status).toBe(status);
    expect(readyText(line)).toBe(ready);
  });
});

describe('STATUS and READY by the containers', () => {
  const a = (partial: Partial<Container>) => container({name: 'a', ...partial});
  const b = (partial: Partial<Container> = {}) => container({name: 'b', ...partial});
  const noReason = {reason: null};

  it.each<[name: string, containers: readonly Container[], status: string, ready: string]>([
    ['waiting with a reason', [a({state: waiting('ContainerCreating')})], 'ContainerCreating', '0/1'],
    ['waiting without a reason', [a({state: waiting(null)})], 'Running', '0/1'],
    ['waiting with an empty reason', [a({state: waiting('')})], 'Running', '0/1'],
    ['a state that cannot be read', [a({state: {kind: 'unknown'}, ready: true})], 'Running', '0/1'],
    ['running but not ready', [a({ready: false})], 'Running', '0/1'],
    ['ready by its flag alone', [a({state: waiting('CrashLoopBackOff'), ready: true})], 'CrashLoopBackOff', '0/1'],
    ['ended with a reason', [a({state: terminated(137, {reason: 'OOMKilled'})})], 'OOMKilled', '0/1'],
    ['ended by a signal, no reason', [a({state: terminated(137, {...noReason, signal: 9})})], 'Signal:9', '0/1'],
    ['ended with a code, no reason', [a({state: terminated(3, {...noReason, signal: 0})})], 'ExitCode:3', '0/1'],
    ['ended with nothing said', [a({state: terminated(null, noReason)})], 'ExitCode:0', '0/1'],
    [
      'the problem of the first container',
      [a({state: waiting('ErrImagePull')}), b({state: waiting('CrashLoopBackOff')})],
      'ErrImagePull',
      '0/2',
    ],
    ['a problem of the second only', [a({}), b({state: terminated(1)})], 'Error', '1/2'],
    ['Completed first, then a crash', [a({state: done}), b({state: waiting('CrashLoopBackOff')})], 'Completed', '0/2'],
    ['Completed beside one that runs, no condition', [a({state: done}), b()], 'NotReady', '1/2'],
    ['Completed beside one not ready', [a({state: done}), b({ready: false})], 'Completed', '0/2'],
  ])('%s', (_name, containers, status, ready) => {
    const line = podLine(pod({containers}));
    expect(line.status).toBe(status);
    expect(readyText(line)).toBe(ready);
  });

  it.each([
    ['True', 'Running'],
    ['False', 'NotReady'],
  ])('Completed beside one that runs, Ready %s, is %s', (ready, status) => {
    const containers = [container({state: done}), container({name: 'b'})];
    expect(podLine(pod({containers, conditions: [condition('Ready', ready)]})).status).toBe(status);
  });
});

describe('STATUS and READY by the init containers', () => {
  const waitingMain = {containers: [initializing], phase: 'Pending'};
  const noReason = {reason: null};

  it.each<Row>([
    ['the first runs', {initContainers: [init({}), init({state: waiting('PodInitializing')})]}, 'Init:0/2', '0/1'],
    [
      'the second waits',
      {initContainers: [init({state: done}), init({state: waiting('PodInitializing')})]},
      'Init:1/2',
      '0/1',
    ],
    ['waiting without a reason', {initContainers: [init({state: waiting(null)})]}, 'Init:0/1', '0/1'],
    ['n is that of the spec', {initContainers: [init({})], specInitContainerCount: 3}, 'Init:0/3', '0/1'],
    ['n of a spec with fewer', {initContainers: [init({}), init({})], specInitContainerCount: 1}, 'Init:0/1', '0/1'],
    [
      'a sidecar of the spec that has no status yet',
      {
        initContainers: [],
        specInitContainerCount: 1,
        specSidecarCount: 1,
        containers: [initializing],
        phase: 'Pending',
      },
      'PodInitializing',
      '0/2',
    ],
    ['n where the spec is left out', {initContainers: [init({})], specInitContainerCount: 0}, 'Init:0/1', '0/1'],
    [
      'waiting with a reason',
      {initContainers: [init({state: waiting('CrashLoopBackOff')})]},
      'Init:CrashLoopBackOff',
      '0/1',
    ],
    ['ended with a reason', {initContainers: [init({state: terminated(1)})]}, 'Init:Error', '0/1'],
    [
      'ended by a signal',
      {initContainers: [init({state: terminated(137, {...noReason, signal: 9})})]},
      'Init:Signal:9',
      '0/1',
    ],
    ['ended with a code', {initContainers: [init({state: terminated(3, noReason)})]}, 'Init:ExitCode:3', '0/1'],
    [
      'ended without a code, for an error',
      {initContainers: [init({state: terminated(null, {reason: 'Error'})})]},
      'Init:Error',
      '0/1',
    ],
    ['all done', {initContainers: [init({state: done}), init({state: done})]}, 'PodInitializing', '0/1'],
    ['a sidecar starts', {initContainers: [sidecar({started: false, ready: false})]}, 'Init:0/1', '0/2'],
    ['a sidecar that never said it started', {initContainers: [sidecar({started: null})]}, 'Init:0/1', '0/2'],
    ['a sidecar is up, the next init container runs', {initContainers: [sidecar({}), init({})]}, 'Init:1/2', '1/2'],
    [
      'a sidecar started but not ready',
      {initContainers: [sidecar({ready: false, started: true}), init({})]},
      'Init:1/2',
      '0/2',
    ],
  ])('%s', (_name, parts, status, ready) => {
    const line = podLine(pod({...waitingMain, ...parts}));
    expect(line.status).toBe(status);
    expect(readyText(line)).toBe(ready);
  });

  it('counts a sidecar in READY of a pod that runs', () => {
    const line = podLine(pod({initContainers: [sidecar()]}));
    expect(line).toMatchObject({status: 'Running', ready: 2, total: 2});
  });

  it('shows the containers of an initialized pod whose sidecar has crashed', () => {
    const crashed = sidecar({state: waiting('CrashLoopBackOff'), restartCount: 2});
    const parts = {initContainers: [crashed], conditions: [condition('Initialized', 'True')]};
    expect(podLine(pod({...parts, containers: [container({state: terminated(1)})]}))).toMatchObject({
      status: 'Error',
      ready: 0,
      total: 2,
      restarts: 2,
    });
    expect(podLine(pod(parts))).toMatchObject({status: 'Init:CrashLoopBackOff', ready: 1, total: 2});
  });
});

describe('RESTARTS', () => {
  const ended = (ago: number) => termination(1, {finishedAt: testNow - ago});

  it('adds up the containers and takes the newest end of a run', () => {
    const line = podLine(
      pod({
        containers: [
          container({restartCount: 3, lastTermination: ended(3 * minute)}),
          container({name: 'b', restartCount: 2, lastTermination: ended(hour)}),
          container({name: 'c'}),
        ],
      }),
    );
    expect(line).toMatchObject({restarts: 5, lastRestartAt: testNow - 3 * minute});
  });

  it('counts init containers only up to the one that is not done', () => {
    const line = podLine(
      pod({
        containers: [container({state: waiting('PodInitializing'), restartCount: 7})],
        initContainers: [
          init({state: done, restartCount: 1, lastTermination: ended(hour)}),
          init({state: running(), restartCount: 2, lastTermination: ended(minute)}),
          init({state: waiting('PodInitializing'), restartCount: 4}),
        ],
      }),
    );
    expect(line).toMatchObject({restarts: 3, lastRestartAt: testNow - minute});
  });

  it('forgets init containers once they are done, but not sidecars', () => {
    const line = podLine(
      pod({
        containers: [container({restartCount: 1, lastTermination: ended(hour)})],
        initContainers: [
          init({state: done, restartCount: 9, lastTermination: ended(minute)}),
          sidecar({restartCount: 2, lastTermination: ended(2 * minute)}),
        ],
      }),
    );
    expect(line).toMatchObject({restarts: 3, lastRestartAt: testNow - 2 * minute});
  });

  it.each([
    ['5 (3m ago)', 5, testNow - 3 * minute],
    ['5', 5, null],
    ['0', 0, null],
    ['0', 0, testNow - minute],
    ['1 (0s ago)', 1, testNow + hour],
  ])('prints %s', (text, restarts, lastRestartAt) => {
    expect(restartsText({status: 'Running', ready: 1, total: 1, restarts, lastRestartAt}, testNow)).toBe(text);
  });
});
